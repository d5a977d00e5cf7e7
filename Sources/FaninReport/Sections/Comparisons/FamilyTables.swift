import FaninAnalysis
import FaninRandom
import FaninStudy

/// The tables of one family: a row for each comparison, a table for each block.
struct FamilyTables {
  let findings: Contents
  let family: FamilyFinding

  init(_ findings: Contents, _ family: FamilyFinding) {
    self.findings = findings
    self.family = family
  }

  /// A table for each block of what was declared before the first result, or of the rest.
  func blocks(declared isDeclared: Bool) -> [Document.Block] {
    var blocks: [Document.Block] = []
    for block in findings.blocks {
      let all = family.comparisons(in: block.levels)
      let comparisons = all.filter { $0.isDeclared == isDeclared }
      if comparisons.isEmpty, !all.isEmpty || !isDeclared { continue }
      if findings.blocks.count > 1 { blocks.append(.part("\(findings.names.block(block.levels))")) }
      if comparisons.isEmpty {
        blocks.append("Nothing is compared here: see the design.")
        continue
      }
      let baselines = Set(comparisons.map(\.baseline))
      if findings.blocks.count > 1, baselines.count == 1, let baseline = baselines.first {
        let isHere = baseline.without(findings.study.compared).isPart(of: block.levels)
        blocks.append(
          isHere
            ? "Baseline: \(code: findings.names.treatment(baseline))."
            : "Baseline: \(code: findings.names.elsewhere(baseline)).")
      }
      blocks.append(.table(table(comparisons)))
      let notes = notes(comparisons)
      if !notes.isEmpty { blocks.append(.list(notes)) }
    }
    return blocks
  }

  /// What the columns are.
  var explanation: Prose {
    let scale = findings.scale
    let analysis = findings.study.analysis
    var text: Prose =
      """
      Paired differences treatment − baseline in \
      \(scale.name)\(scale.factor == 100 ? ", in percentage points" : ", in nats"). p belongs to \
      the two-sided paired t test, and the \(analysis.levelText) interval to it alone
      """
    if family.declaration.correction != .none { text += "; adjusted p counts its whole family" }
    text += "."
    if let simultaneous { text += " \(simultaneous)" }
    if let bound = family.declaration.equivalenceBound {
      text +=
        """
         TOST p is the larger of the two one-sided tests against \(scale.bound(bound)). The \
        verdict uses it as it is, which is enough for each comparison by itself and for the claim \
        that all are equivalent
        """
      text +=
        hasSimultaneous
        ? "; for the claim which ones are, the adjusted one beside it counts (Holm over the family)."
        : "."
    }
    return text + " The smallest bound is the one at which both one-sided tests would reject at α."
  }

  private var families: [TestedDifference.Simultaneous] {
    family.comparisons.compactMap { $0.tested?.simultaneous }
  }

  private var hasSimultaneous: Bool { families.contains { $0.familySize > 1 } }

  /// What the simultaneous intervals promise, and how they were found.
  private var simultaneous: Prose? {
    guard hasSimultaneous, let first = families.first else { return nil }
    let isOne = families.allSatisfy { $0.familySize == first.familySize }
    let size = isOne ? "all \(NumberText.count(first.familySize)) comparisons" : "all of a family"
    var methods: [String] = []
    for family in families {
      let words =
        family.method == .largestT
        ? """
        max-T over \(family.isExact ? "all" : "drawn") \(NumberText.count(family.flips)) joint \
        sign flips of the seeds
        """
        : "Bonferroni's t, since fewer than six pairs have too few sign flips"
      if !methods.contains(words) { methods.append(words) }
    }
    return """
      The simultaneous intervals hold for \(size) at once with \(level) probability \
      (\(methods.joined(separator: "; "))).
      """
  }

  private var level: String { findings.study.analysis.levelText }

  private func table(_ comparisons: [Comparison]) -> Table {
    let scale = findings.scale
    let isAdjusted = family.declaration.correction != .none
    let hasBound = family.declaration.equivalenceBound != nil
    var columns: [Table.Column] = [
      .left(Prose(findings.names.treatmentWord)), .right("pairs"), .right("difference"),
      .right("\(level) interval"),
    ]
    if hasSimultaneous { columns.append(.right("simultaneous")) }
    columns.append(.right("p"))
    if isAdjusted { columns.append(.right("adjusted p")) }
    if hasBound { columns.append(.right("TOST p")) }
    if hasBound, hasSimultaneous { columns.append(.right("adjusted")) }
    columns += [.right("smallest bound"), .left("verdict")]
    var table = Table(columns)
    for comparison in comparisons {
      var row: [Prose] = [findings.pair(comparison), "\(comparison.pairs.count)"]
      switch comparison.outcome {
      case .tested(let difference):
        row += [
          "\(scale.difference(difference.estimate))",
          "\(scale.differenceInterval(difference.interval))",
        ]
        if hasSimultaneous {
          let interval = difference.simultaneous?.interval
          row.append("\(orDash: interval.map(scale.differenceInterval))")
        }
        row.append(p(difference.pValue))
        if isAdjusted { row.append(p(difference.adjustedPValue)) }
        if hasBound { row.append(p(difference.equivalencePValue)) }
        if hasBound, hasSimultaneous { row.append(p(difference.adjustedEquivalencePValue)) }
        row += ["\(scale.smallestBound(difference.smallestBound))", words(of: difference)]
      case .untested(let reason, let estimate):
        row.append("\(orDash: estimate.map(scale.difference))")
        row += [Prose](repeating: "–", count: columns.count - row.count - 1)
        row.append("not tested: \(reason.words)")
      }
      table.append(row)
    }
    return table
  }

  private func p(_ value: Double?) -> Prose {
    "\(orDash: value.map { NumberText.pValue($0, alpha: findings.study.analysis.alpha) })"
  }

  func words(of difference: TestedDifference) -> Prose {
    switch difference.verdict {
    case .equivalent, .undecided: return "\(difference.verdict.rawValue)"
    case .different, .differentButNegligible:
      let isBetter = (difference.estimate > 0) == findings.scale.isHigherBetter
      return "\(difference.verdict.rawValue): \(isBetter ? "better" : "worse")"
    }
  }

  /// The seeds that could not be paired.
  private func notes(_ comparisons: [Comparison]) -> [Prose] {
    comparisons.compactMap { comparison -> Prose? in
      guard !comparison.unpaired.isEmpty else { return nil }
      let groups = [Comparison.Side.treatment, .baseline, .both].compactMap { side -> String? in
        let seeds = comparison.unpaired.filter { $0.missing == side }.map(\.seed.description)
        guard !seeds.isEmpty else { return nil }
        let words = side == .both ? "both are missing" : "the \(side.rawValue) is missing"
        return "\(seeds.count == 1 ? "seed" : "seeds") \(seeds.sentence), where \(words)"
      }
      return "\(findings.pair(comparison)): dropped \(groups.joined(separator: "; "))."
    }
  }
}
