import FaninReport
import FaninStatistics

/// How often procedures were wrong on simulated studies, as Markdown.
struct ValidationReport: Sendable {
  private let checks: [SimulatedStudies.Check]

  /// Prepares the report.
  init(_ checks: [SimulatedStudies.Check]) { self.checks = checks }

  /// The file's text.
  var text: String {
    let broken = checks.filter { !$0.holds }
    let studies = NumberText.count(checks.first?.studies ?? 0)
    let answer =
      broken.isEmpty
      ? "All \(checks.count) promises hold."
      : "\(broken.count) of \(checks.count) promises do not hold: "
        + "\(broken.map(\.name).joined(separator: "; "))."
    var table = Table([
      .left("procedure"), .left("wrong means"), .right("promised"), .right("found"),
      .right("standard errors"), .left(""),
    ])
    for check in checks {
      let promise = check.promise == .atMost ? "≤ " : ""
      table.append([
        "\(check.name)", "\(check.quantity)", "\(promise)\(percent(check.rate))",
        "\(percent(check.found))", "\(NumberText.signed(check.deviation, digits: 1))",
        check.holds ? "holds" : "\(strong: "broken")",
      ])
    }
    return """
      # Error rates of the procedures

      Written by `fanin validate`. Each procedure was applied to \(studies) studies drawn from normal
      distributions by named random streams, so the same command gives the same numbers. A rate more
      than \(Int(SimulatedStudies.limit)) standard errors on the wrong side of what is promised counts as broken.

      \(answer)

      \(MarkdownWriter.text(of: [.table(table)]))

      Pairs share a part of their seed (correlation ½). Equivalence is drawn with the true difference
      exactly at the bound. "Ever" counts a study that reached its threshold after any seed.

      """
  }

  private func percent(_ rate: Double) -> String { NumberText.fixed(rate * 100, digits: 2) + " %" }
}
