import FaninAnalysis
import FaninRandom
import FaninStudy

/// The rows of one family: what was compared, how far apart it is, and what may be said of it.
struct FamilyTable {
  private let findings: Contents
  private let family: FamilyFinding
  private let cells: [Levels: CellFinding]

  init(_ findings: Contents, _ family: FamilyFinding) {
    self.findings = findings
    self.family = family
    cells = Dictionary(
      findings.blocks.flatMap(\.cells).map { ($0.cell, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// A row for each comparison.
  func table(of comparisons: [Comparison], namesBlock: Bool) -> Table {
    let scale = findings.scale
    let isAdjusted = family.declaration.correction != .none
    var columns: [Table.Column] = [
      .left(Prose(findings.names.treatmentWord)), .right("n"), .right("mean"),
      .right("difference"), .right("\(findings.study.analysis.levelText) interval"),
      .right(isAdjusted ? "adjusted p" : "p"), .left("verdict"),
    ]
    if namesBlock { columns.insert(.left("where"), at: 0) }
    var table = Table(columns)
    for comparison in comparisons {
      let mean = cells[comparison.treatment]?.mean
      var row: [Prose] = namesBlock ? ["\(findings.names.block(comparison.block))"] : []
      row += [
        findings.pair(comparison), "\(comparison.pairs.count)", "\(orDash: mean.map(scale.value))",
        "\(orDash: comparison.estimate.map(scale.difference))",
      ]
      switch comparison.outcome {
      case .tested(let difference):
        row += [
          "\(scale.differenceInterval(difference.interval))",
          "\(NumberText.pValue(difference.adjustedPValue, alpha: findings.study.analysis.alpha))",
          words(of: difference),
        ]
      case .untested(let reason, _): row += ["–", "–", "not tested: \(reason.words)"]
      }
      if !comparison.isDeclared { row[row.count - 1] += " (\(emphasis: "exploratory"))" }
      table.append(row)
    }
    return table
  }

  /// The baseline of a block with its mean, where all comparisons share one: `, uniform: 82.07 %`.
  func baseline(in block: Levels) -> Prose {
    let baselines = Set(family.comparisons(in: block).map(\.baseline))
    guard baselines.count == 1, let baseline = baselines.first else { return "" }
    let isHere = baseline.without(findings.study.compared).isPart(of: block)
    let name =
      isHere ? findings.names.treatment(baseline) : findings.names.elsewhere(baseline)
    let mean = cells[baseline]?.mean.map {
      " \(findings.scale.value($0))\(findings.scale.unit)"
    }
    return ", \(code: name)\(mean ?? "")"
  }

  /// How many comparisons of a block came to which verdict, for a folded table.
  func outcome(in block: Levels) -> String {
    let comparisons = family.comparisons(in: block)
    var parts = Verdict.allCases.compactMap { verdict -> String? in
      let count = comparisons.count { $0.tested?.verdict == verdict }
      return count == 0 ? nil : "\(count) \(verdict.rawValue)"
    }
    let untested = comparisons.count { $0.tested == nil }
    if untested > 0 { parts.append("\(untested) not tested") }
    return parts.sentence
  }

  /// The verdict; where the interval of the row passes the bound, the one that decided too.
  func words(of difference: TestedDifference) -> Prose {
    switch difference.verdict {
    case .undecided: return "undecided"
    case .different, .differentButNegligible:
      let isBetter = (difference.estimate > 0) == findings.scale.isHigherBetter
      return "\(difference.verdict.rawValue): \(isBetter ? "better" : "worse")"
    case .equivalent:
      guard let bound = family.declaration.equivalenceBound,
        let narrow = difference.equivalenceInterval,
        max(difference.interval.high, -difference.interval.low) > bound
      else { return "equivalent" }
      let level = NumberText.percent(1 - 2 * findings.study.analysis.alpha)
      return "equivalent: \(level) interval \(findings.scale.differenceInterval(narrow))"
    }
  }

  /// The seeds that could not be paired.
  var notes: [Prose] {
    family.comparisons.compactMap { comparison -> Prose? in
      guard !comparison.unpaired.isEmpty else { return nil }
      let groups = [Comparison.Side.treatment, .baseline, .both].compactMap { side -> String? in
        let seeds = comparison.unpaired.filter { $0.missing == side }.map(\.seed.description)
        guard !seeds.isEmpty else { return nil }
        let words = side == .both ? "both are missing" : "the \(side.rawValue) is missing"
        return "\(seeds.count == 1 ? "seed" : "seeds") \(seeds.sentence), where \(words)"
      }
      return "\(findings.name(of: comparison)): dropped \(groups.joined(separator: "; "))."
    }
  }
}
