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
      difference of its sign is shown; as a whole, where every row is.
      """,
      .table(ClaimsTable.table(of: [ClaimsTable(findings, isWhole: false)])),
    ] + whole + (remarks.isEmpty ? [] : [.list(remarks)])
  }

  /// Every row, folded, where some claim is summed up above.
  private var whole: [Document.Block] {
    guard findings.claims.contains(where: { $0.rows.count > ClaimsTable.mostRows }) else {
      return []
    }
    return [
      .folded(
        "Every comparison that a claim is about",
        [.table(ClaimsTable.table(of: [ClaimsTable(findings, isWhole: true)]))])
    ]
  }

  private var remarks: [Prose] { wholes + doubts }

  /// What becomes of claims that are about several comparisons.
  private var wholes: [Prose] {
    findings.claims.filter { $0.rows.count > 1 }.map { finding in
      let reproduced = finding.rows.count { $0.verdict == .reproduced }
      let outcome = finding.isReproduced ? "so as a whole" : "so not as a whole"
      return """
        \(finding.claim.source): reproduced in \(reproduced) of \(finding.rows.count) comparisons, \
        \(outcome).
        """
    }
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
