import FaninAnalysis
import FaninStudy

/// One declared correlation, its companions, and what arithmetic has to do with it.
struct CorrelationPart {
  let findings: Contents
  let finding: CorrelationFinding
  /// Whether an earlier section has shown the same quantities against the same x.
  let isRepeated: Bool

  init(_ findings: Contents, _ finding: CorrelationFinding) {
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

  /// The correlation, folded behind its title and what it comes to.
  var folded: Document.Block {
    let title = "\(finding.isDeclared ? "" : "Exploratory: ")\(x) and \(y)".capitalizedSentence
    let answer = CorrelationAnswer(findings)
    let bearing: Prose =
      isRepeated
      ? "It adds a picture."
      : answer.first?.declaration == finding.declaration
        ? "The answer above, level by level." : answer.sentence(finding) ?? "It has no answer."
    return .folded("\(strong: "\(title).") \(bearing)", inside)
  }

  private var inside: [Document.Block] {
    var blocks: [Document.Block] =
      finding.isDeclared ? [] : [.paragraph(DeclarationSection.exploratory)]
    blocks.append(
      isRepeated
        ? "The correlations stand in the tables above; this is their picture."
        : .paragraph(explanation))
    if finding.panels.contains(where: { !$0.networks.isEmpty }) {
      let name = ScatterFigure.name(of: finding.declaration)
      blocks.append(.figure(.init(name, title: ScatterFigure.title(of: finding))))
      blocks.append(.caption("Each point a network, never a layer."))
    }
    if !isRepeated {
      blocks.append(.table(table))
      if !notes.isEmpty { blocks.append(.list(notes)) }
      if let arithmetic { blocks += [.paragraph(arithmeticExplanation), .table(arithmetic)] }
      if !finding.blocks.isEmpty {
        blocks += ["Between the profiles of one block, \(x) with:", .table(byBlock)]
      }
    }
    if finding.omitted > 0 {
      blocks.append(
        """
        \(counted(finding.omitted, "network")) left out: a quantity does not exist there, as when \
        no neuron has a gradient.
        """)
    }
    return blocks
  }

  private var level: String { findings.study.analysis.levelText }

  private var explanation: Prose {
    """
    The same question at three levels, for they can have different answers. \
    \(emphasis: "Between profiles"), a point is a profile, its mean over seeds and blocks: \
    networks of one profile share its \(x), so they are no further evidence. \
    \(emphasis: "Between networks of a profile"), the profile's mean in each block is taken out. \
    \(emphasis: "Within networks"), a point is a layer, and the means of its network and of its \
    position in that profile and block are taken out. The permutation p moves whole profiles, \
    networks or seeds, never layers.
    """
  }

  private var table: Table {
    let analysis = findings.study.analysis
    var table = Table([
      .left("level"), .left("\(x) with"), .left("n"), .right("r"), .right("df"),
      .right("\(level) interval"), .right("permutation p"), .left("orders"),
    ])
    for item in finding.levels {
      for (quantity, outcome) in zip(finding.quantities, item.outcomes) {
        switch outcome {
        case .estimated(let estimate):
          table.append([
            "\(item.kind.words)", "\(quantity.words)", "\(estimate.size(item.kind))",
            "\(NumberText.correlation(estimate.r))",
            "\(NumberText.trimmed(estimate.degreesOfFreedom, digits: 2))",
            "\(orDash: estimate.interval.map(CorrelationPart.interval))",
            "\(NumberText.pValue(estimate.pValue, alpha: analysis.alpha))",
            "\(estimate.orders.words)",
          ])
        case .refused(let reason):
          // One line where every quantity is refused alike.
          let isShared = item.outcomes.allSatisfy { $0.refusal == reason }
          if isShared, quantity != finding.quantities.first { continue }
          table.append([
            "\(item.kind.words)", "\(isShared ? "–" : quantity.words)", "–", "–", "–", "–", "–",
            "refused: \(reason.words)",
          ])
        }
      }
    }
    return table
  }

  /// What the level between profiles can show at all, and the number that must not be used.
  private var notes: [Prose] {
    var lines: [Prose] = []
    if let profiles = finding.levels.first?.outcomes.first?.estimate,
      let critical = finding.criticalBetweenProfiles
    {
      lines.append(
        """
        With \(counted(profiles.units, "profile")) an r nearer to 0 than \
        ±\(NumberText.correlation(critical)) cannot be told from none at α = \
        \(NumberText.trimmed(findings.study.analysis.alpha, digits: 6)); more profiles sharpen \
        this, more seeds do not.
        """)
    }
    let groups = finding.levels.dropFirst().compactMap { item in
      item.outcomes.first?.estimate.map { (item.kind, $0) }
    }
    for (kind, estimate) in groups {
      let seeds: Prose =
        estimate.orders.moved == .seeds
        ? """
        , with the seeds they all have. Runs of one seed share random streams across cells: p \
        allows for that, the interval does not.
        """ : "."
      lines.append(
        """
        \(kind.words.capitalizedSentence): only the \(counted(estimate.groups, "cell")) in which \
        \(x) varies between networks count\(seeds)
        """)
    }
    if let pooled = finding.pooled {
      lines.append(
        """
        Pooled, not a test: r = \(NumberText.correlation(pooled.r)) over all \
        \(NumberText.count(pooled.count)) \(finding.isOfLayers ? "layers" : "networks") in one \
        heap. They are not independent, so neither an interval nor a p belongs to it.
        """)
    }
    return lines
  }

  private var arithmeticExplanation: Prose {
    """
    \(strong: "Taking out the arithmetic.") A neuron's gradient norm sums over its connections, so \
    with gradients that know nothing of fan-in it grows like √fan-in, and r = 0 is not the null \
    hypothesis. The null model keeps every mask and its arithmetic expectation, and moves what is \
    not arithmetic (strength ÷ expectation) between whole units. What remains is the correlation \
    of \(x) with that ratio: what of it exceeds the one at initialization can have been learned.
    """
  }

  /// r beside what the masks alone would give, and what remains of it.
  private var arithmetic: Table? {
    let items = finding.levels.filter { $0.null != nil }
    guard !items.isEmpty else { return nil }
    let alpha = findings.study.analysis.alpha
    var table = Table([
      .left("level"), .right("r"), .right("r with the rest moved [middle \(level)]"),
      .right("p against that"), .left("orders"), .right("r that remains"),
      .right("permutation p"),
    ])
    for item in items {
      guard let null = item.null, let estimate = item.outcomes.first?.estimate else { continue }
      let rest = item.outcomes.last?.estimate
      table.append([
        "\(item.kind.words)", "\(NumberText.correlation(estimate.r))",
        Prose(Self.text(null.mean, null.range)),
        "\(NumberText.pValue(null.pValue, alpha: alpha))", "\(null.orders.words)",
        "\(orDash: rest.map { Self.text($0.r, $0.interval) })",
        "\(orDash: rest.map { NumberText.pValue($0.pValue, alpha: alpha) })",
      ])
    }
    return table
  }

  private static func interval(_ bounds: Bounds) -> String {
    "\(NumberText.correlation(bounds.low)) to \(NumberText.correlation(bounds.high))"
  }

  private var byBlock: Table {
    var table = Table(
      [.left("block"), .right("profiles")]
        + finding.quantities.map { .right(Prose($0.words)) })
    for row in finding.blocks {
      let outcomes = row.outcomes.map { outcome -> Prose in
        guard case .estimated(_, let estimate, _, let interval, _) = outcome else { return "–" }
        return Prose(Self.text(estimate, interval))
      }
      table.append(["\(findings.names.block(row.block))", "\(row.count)"] + outcomes)
    }
    return table
  }

  /// r with what it lies between: `0.999 [0.985, 0.9999]`.
  private static func text(_ r: Double, _ bounds: Bounds?) -> String {
    let r = NumberText.correlation(r)
    guard let bounds else { return r }
    let (low, high) = (NumberText.correlation(bounds.low), NumberText.correlation(bounds.high))
    return "\(r) [\(low), \(high)]"
  }
}
