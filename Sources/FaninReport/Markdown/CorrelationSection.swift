import FaninStudy

/// One declared correlation, its companions, and what arithmetic has to do with it.
struct CorrelationSection: Sendable {
  let findings: Findings
  let finding: CorrelationFinding
  /// Whether an earlier section has shown the same quantities against the same x.
  let isRepeated: Bool

  init(_ findings: Findings, _ finding: CorrelationFinding) {
    self.findings = findings
    self.finding = finding
    let quantities = Set(finding.quantities)
    let earlier = findings.correlations.prefix { $0.declaration != finding.declaration }
    isRepeated = earlier.contains {
      $0.declaration.x == finding.declaration.x && Set($0.quantities) == quantities
    }
  }

  private var x: String { finding.declaration.x.words }
  private var y: String { finding.declaration.y.words }

  var parts: [String] {
    var parts = ["## \(x.capitalizedSentence) and \(y)"]
    parts.append(
      isRepeated
        ? "The correlations stand in the tables above; this is their picture." : explanation
    )
    if finding.panels.contains(where: { !$0.networks.isEmpty }) {
      let name = FigureName.correlation(finding.declaration)
      parts.append("![\(FigureSet.scatterTitle(of: finding))](figures/\(name).svg)")
      parts.append("*Each point a network, never a layer.*")
    }
    if !isRepeated {
      parts.append(table)
      if !finding.blocks.isEmpty {
        parts += ["Between the profiles of one block, \(x) with:", blocks]
      }
    }
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
      + "evidence: the answer has one point per profile. The other rows are nominal: pooled over "
      + "networks\(finding.blocks.isEmpty ? "" : " or blocks") the same profiles recur, and their "
      + "intervals are too narrow and their p-values too small."
    if CorrelatedQuantity.arithmeticIndex(of: finding.quantities) != nil {
      text +=
        " For hierarchy strength, r = 0 is not the null hypothesis: a neuron's gradient norm sums "
        + "over its connections, so with gradients that know nothing of fan-in it grows like "
        + "√fan-in. The arithmetic expectation is what that alone gives for the same networks; "
        + "only what remains per connection, or after division by it, can have been learned."
    }
    return text
  }

  private var table: String {
    let analysis = findings.study.analysis
    var table = MarkdownTable([
      ("one point per", .left), ("\(x) with", .left), ("n", .right), ("r", .right), ("df", .right),
      ("\(analysis.levelText) interval", .right), ("p", .right),
    ])
    for row in finding.rows {
      let name = [row.unit.words, row.quantity.name]
      switch row.outcome {
      case .estimated(let count, let estimate, let degrees, let interval, let pValue):
        let bounds = interval.map {
          "\(NumberText.correlation($0.low)) to \(NumberText.correlation($0.high))"
        }
        table.append(
          name + [
            String(count), NumberText.correlation(estimate),
            NumberText.trimmed(degrees, digits: 2), bounds ?? "–",
            NumberText.pValue(pValue, alpha: analysis.alpha),
          ])
      case .undefined(let count, let reason):
        table.append(name + [String(count), "–", "–", "–", reason])
      }
    }
    return table.text
  }

  private var blocks: String {
    var table = MarkdownTable(
      [("block", .left), ("profiles", .right)] + finding.quantities.map { ($0.name, .right) })
    for row in finding.blocks {
      table.append(
        [row.title, String(row.count)] + row.outcomes.map(text))
    }
    return table.text
  }

  private func text(_ outcome: CorrelationFinding.Outcome) -> String {
    guard case .estimated(_, let estimate, _, let interval, _) = outcome else { return "–" }
    let r = NumberText.correlation(estimate)
    guard let interval else { return r }
    return "\(r) [\(NumberText.correlation(interval.low)), "
      + "\(NumberText.correlation(interval.high))]"
  }
}

extension CorrelationFinding.Unit {
  fileprivate var words: String {
    switch self {
    case .profile: "profile"
    case .cell: "profile and block (nominal)"
    case .network: "network, pooled (nominal)"
    }
  }
}
