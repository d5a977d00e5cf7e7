import FaninStudy

/// One declared correlation, its companions, and what arithmetic has to do with it.
struct CorrelationSection: Sendable {
  let findings: Findings
  let finding: CorrelationFinding

  init(_ findings: Findings, _ finding: CorrelationFinding) {
    self.findings = findings
    self.finding = finding
  }

  private var x: String { finding.declaration.x.words }
  private var y: String { finding.declaration.y.words }

  var parts: [String] {
    var parts = ["## \(x.capitalizedSentence) and \(y)", explanation]
    if finding.panels.contains(where: { !$0.networks.isEmpty }) {
      let name = FigureName.correlation(finding.declaration)
      parts.append("![\(FigureSet.scatterTitle(of: finding))](figures/\(name).svg)")
      parts.append("*Each point a network, never a layer.*")
    }
    parts.append(table(.profile))
    parts.append(table(.network))
    if !finding.blocks.isEmpty { parts += ["Between profiles within each block, r with:", blocks] }
    if finding.omitted > 0 {
      parts.append(
        "\(counted(finding.omitted, "network")) left out: a quantity does not exist there, as when "
          + "no neuron has a gradient.")
    }
    return parts
  }

  private var explanation: String {
    var text =
      "A profile sets the \(x) of its networks, so networks of one profile are no independent "
      + "evidence: the answer is the correlation between profiles, one point per profile and "
      + "block. The pooled correlation over networks is printed with its name; its p-value and "
      + "interval are nominal, and too small."
    if CorrelatedQuantity.arithmeticIndex(of: finding.quantities) != nil {
      text +=
        " For hierarchy strength, r = 0 is not the null hypothesis: a neuron's gradient norm sums "
        + "over its connections, so with gradients that know nothing of fan-in it grows like "
        + "√fan-in. The arithmetic expectation is what that alone gives for the same networks; "
        + "only what remains in the rows \"per connection\" and \"÷ arithmetic expectation\" can "
        + "have been learned."
    }
    return text
  }

  private func table(_ unit: CorrelationFinding.Unit) -> String {
    let analysis = findings.study.analysis
    let title =
      unit == .profile ? "between profiles: \(x) with" : "pooled over networks (nominal): \(x) with"
    var table = MarkdownTable([
      (title, .left), ("n", .right), ("r", .right), ("df", .right),
      ("\(analysis.levelText) interval", .right), ("p", .right),
    ])
    for row in finding.rows where row.unit == unit {
      switch row.outcome {
      case .estimated(let count, let estimate, let degrees, let interval, let pValue):
        let bounds = interval.map {
          "\(NumberText.fixed($0.low, digits: 3)) to \(NumberText.fixed($0.high, digits: 3))"
        }
        table.append([
          row.quantity.name, String(count), NumberText.fixed(estimate, digits: 3),
          NumberText.trimmed(degrees, digits: 2), bounds ?? "–",
          NumberText.pValue(pValue, alpha: analysis.alpha),
        ])
      case .undefined(let count, let reason):
        table.append([row.quantity.name, String(count), "–", "–", "–", reason])
      }
    }
    return table.text
  }

  private var blocks: String {
    var table = MarkdownTable(
      [("block", .left), ("profiles", .right)] + finding.quantities.map { ($0.name, .right) })
    for row in finding.blocks {
      table.append(
        [row.title, String(row.count)]
          + row.estimates.map { $0.map { NumberText.fixed($0, digits: 3) } ?? "–" })
    }
    return table.text
  }
}
