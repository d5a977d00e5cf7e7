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
    if !finding.isDeclared {
      parts = ["## Exploratory: \(x) and \(y)", DeclarationSection.exploratory]
    }
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
      parts.append(notes)
      if let against = arithmetic { parts += [arithmeticExplanation, against] }
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

  private var level: String { findings.study.analysis.levelText }

  private var explanation: String {
    "The same question at three levels, for they can have different answers. *Between profiles*, a "
      + "point is a profile, its mean over seeds and blocks: networks of one profile share its "
      + "\(x), so they are no further evidence. *Between networks of a profile*, the profile's mean "
      + "in each block is taken out. *Within networks*, a point is a layer, and the means of its "
      + "network and of its position in that profile and block are taken out. The permutation p "
      + "moves whole profiles, networks or seeds, never layers."
  }

  private var table: String {
    let analysis = findings.study.analysis
    var table = MarkdownTable([
      ("level", .left), ("\(x) with", .left), ("n", .left), ("r", .right), ("df", .right),
      ("\(level) interval", .right), ("permutation p", .right), ("orders", .left),
    ])
    for item in finding.levels {
      for (quantity, outcome) in zip(finding.quantities, item.outcomes) {
        switch outcome {
        case .estimated(let estimate):
          table.append([
            item.kind.words, quantity.name, estimate.size(item.kind),
            NumberText.correlation(estimate.r),
            NumberText.trimmed(estimate.degreesOfFreedom, digits: 2),
            estimate.interval.map(CorrelationSection.interval) ?? "–",
            NumberText.pValue(estimate.pValue, alpha: analysis.alpha), estimate.orders.words,
          ])
        case .refused(let reason):
          // One line where every quantity is refused alike.
          let isShared = item.outcomes.allSatisfy { $0.refusal == reason }
          if isShared, quantity != finding.quantities.first { continue }
          table.append([
            item.kind.words, isShared ? "–" : quantity.name, "–", "–", "–", "–", "–",
            "refused: \(reason)",
          ])
        }
      }
    }
    return table.text
  }

  /// What the level between profiles can show at all, and the number that must not be used.
  private var notes: String {
    var lines: [String] = []
    if let profiles = finding.levels.first?.outcomes.first?.estimate,
      let critical = finding.criticalBetweenProfiles
    {
      lines.append(
        "- With \(counted(profiles.units, "profile")) an r nearer to 0 than "
          + "±\(NumberText.correlation(critical)) cannot be told from none at α = "
          + "\(NumberText.trimmed(findings.study.analysis.alpha, digits: 6)); more profiles sharpen "
          + "this, more seeds do not.")
    }
    let groups = finding.levels.dropFirst().compactMap { item in
      item.outcomes.first?.estimate.map { (item.kind, $0) }
    }
    for (kind, estimate) in groups {
      lines.append(
        "- \(kind.words.capitalizedSentence): only the \(counted(estimate.groups, "cell")) in "
          + "which \(x) varies between networks count"
          + (estimate.orders.moved == .seeds
            ? ", with the seeds they all have. Runs of one seed share random streams across cells: "
              + "p allows for that, the interval does not." : "."))
    }
    if let pooled = finding.pooled {
      lines.append(
        "- Pooled, not a test: r = \(NumberText.correlation(pooled.r)) over all "
          + "\(NumberText.count(pooled.count)) \(finding.isOfLayers ? "layers" : "networks") in one "
          + "heap. They are not independent, so neither an interval nor a p belongs to it.")
    }
    return lines.joined(separator: "\n")
  }

  private var arithmeticExplanation: String {
    "**Taking out the arithmetic.** A neuron's gradient norm sums over its connections, so with "
      + "gradients that know nothing of fan-in it grows like √fan-in, and r = 0 is not the null "
      + "hypothesis. The null model keeps every mask and its arithmetic expectation, and moves what "
      + "is not arithmetic (strength ÷ expectation) between whole units. What remains is the "
      + "correlation of \(x) with that ratio: only this can have been learned."
  }

  /// r beside what the masks alone would give, and what remains of it.
  private var arithmetic: String? {
    let items = finding.levels.filter { $0.null != nil }
    guard !items.isEmpty else { return nil }
    let alpha = findings.study.analysis.alpha
    var table = MarkdownTable([
      ("level", .left), ("r", .right), ("r with the rest moved [middle \(level)]", .right),
      ("p against that", .right), ("orders", .left), ("r that remains", .right),
      ("permutation p", .right),
    ])
    for item in items {
      guard let null = item.null, let estimate = item.outcomes.first?.estimate else { continue }
      let rest = item.outcomes.last?.estimate
      table.append([
        item.kind.words, NumberText.correlation(estimate.r),
        "\(NumberText.correlation(null.mean)) [\(NumberText.correlation(null.range.low)), "
          + "\(NumberText.correlation(null.range.high))]",
        NumberText.pValue(null.pValue, alpha: alpha), null.orders.words,
        rest.map { rest in
          NumberText.correlation(rest.r)
            + (rest.interval.map {
              " [\(NumberText.correlation($0.low)), "
                + "\(NumberText.correlation($0.high))]"
            } ?? "")
        } ?? "–",
        rest.map { NumberText.pValue($0.pValue, alpha: alpha) } ?? "–",
      ])
    }
    return table.text
  }

  private static func interval(_ bounds: Bounds) -> String {
    "\(NumberText.correlation(bounds.low)) to \(NumberText.correlation(bounds.high))"
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

extension CorrelationLevel.Kind {
  var words: String {
    switch self {
    case .profiles: "between profiles"
    case .networks: "between networks of a profile"
    case .layers: "within networks"
    }
  }
}

extension CorrelationLevel.Outcome {
  fileprivate var refusal: String? {
    if case .refused(let reason) = self { return reason }
    return nil
  }
}

extension CorrelationLevel.Estimate {
  fileprivate func size(_ kind: CorrelationLevel.Kind) -> String {
    switch kind {
    case .profiles: counted(units, "profile")
    case .networks: counted(units, "network")
    case .layers: "\(counted(units, "network")) × \(counted(positions, "layer"))"
    }
  }
}

extension CorrelationLevel.Orders {
  /// What was moved and how often: `all 120 of profiles`, `9,999 drawn of networks (± 0.002)`.
  var words: String {
    if isExact { return "all \(NumberText.count(count)) of \(moved.rawValue)" }
    return "\(NumberText.count(count)) drawn of \(moved.rawValue) "
      + "(±\(NumberText.fixed(monteCarloError, digits: 4)))"
  }
}
