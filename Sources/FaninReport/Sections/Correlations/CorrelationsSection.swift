import FaninAnalysis

/// Every declared correlation, those that were declared before the first result first.
struct CorrelationsSection: Section {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  var blocks: [Document.Block] {
    let correlations =
      findings.correlations.filter(\.isDeclared) + findings.correlations.filter { !$0.isDeclared }
    return correlations.map { CorrelationPart(findings, $0).folded }
  }
}
