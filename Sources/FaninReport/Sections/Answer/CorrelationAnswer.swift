import FaninAnalysis
import FaninStudy

/// What the first declared correlation comes to, in a sentence for the report's opening.
struct CorrelationAnswer: Sendable {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  var sentences: [Prose] { [first.flatMap(sentence)].compactMap(\.self) }

  /// The correlation that the answer speaks of.
  var first: CorrelationFinding? {
    findings.correlations.first(where: \.isDeclared) ?? findings.correlations.first
  }

  /// What a declared correlation comes to between profiles, and what arithmetic has to do with it.
  func sentence(_ finding: CorrelationFinding) -> Prose? {
    guard let level = finding.levels.first, let estimate = level.outcomes.first?.estimate else {
      return nil
    }
    var text: Prose =
      """
      Between profiles, \(finding.declaration.x.words) and \(finding.declaration.y.words) \
      correlate with r = \(correlation(estimate)), \(counted(estimate.units, "profile")))
      """
    if let null = level.null {
      text +=
        """
        ; without any learning the arithmetic of √fan-in gives \
        \(NumberText.correlation(null.range.low)) to \(NumberText.correlation(null.range.high))
        """
    }
    let within = finding.levels.dropFirst().first { $0.outcomes.first?.estimate != nil }
    if let within, let inside = within.outcomes.first?.estimate {
      let p = NumberText.pSentence(inside.pValue, alpha: findings.study.analysis.alpha)
      text += "; \(within.kind.words), r = \(NumberText.correlation(inside.r)) (\(p))"
    }
    return "\(text). It describes; no verdict hangs on it."
  }

  /// r with its interval, in an open parenthesis.
  private func correlation(_ estimate: CorrelationLevel.Estimate) -> String {
    let r = NumberText.correlation(estimate.r)
    guard let interval = estimate.interval else { return "\(r) (no interval" }
    return """
      \(r) (\(findings.study.analysis.levelText) interval \(NumberText.correlation(interval.low)) \
      to \(NumberText.correlation(interval.high))
      """
  }
}
