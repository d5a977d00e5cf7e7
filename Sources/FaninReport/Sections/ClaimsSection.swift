import FaninAnalysis
import FaninStudy

/// Published numbers, each held against the comparisons it is about.
struct ClaimsSection: Section {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  var blocks: [Document.Block] {
    guard !findings.claims.isEmpty else { return [] }
    return [
      .section("Claims"),
      """
      A claim is reproduced where it lies in the \(findings.study.analysis.levelText) interval and a \
      difference of its sign is shown (adjusted p); as a whole, where every row is.
      """,
      .table(ClaimsTable.table(of: [ClaimsTable(findings)])),
    ] + (doubts.isEmpty ? [] : [.list(doubts)])
  }

  /// Claims whose own numbers do not go together.
  private var doubts: [Prose] {
    findings.claims.filter { $0.isConsistent == false }.map { finding in
      """
      \(finding.claim.source): no t test gives both its p and its d, whatever the number of runs: \
      they contradict each other, or come from another procedure.
      """
    }
  }
}
