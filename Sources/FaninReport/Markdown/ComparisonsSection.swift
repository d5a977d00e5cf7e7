import FaninRandom
import FaninStudy

/// Every treatment against the baseline of its block.
struct ComparisonsSection: Sendable {
  let findings: Findings
  /// Whether the section holds what was declared before the first result, or the rest.
  private let isDeclared: Bool

  init(_ findings: Findings, declared: Bool) {
    self.findings = findings
    isDeclared = declared
  }

  var parts: [String] {
    let hasAny = findings.comparisons.contains { $0.isDeclared == isDeclared }
    guard hasAny || (isDeclared && findings.comparisons.isEmpty) else { return [] }
    var parts = ["## Comparisons with the baseline", explanation]
    if !isDeclared {
      parts =
        ["## Exploratory: comparisons with the baseline", DeclarationSection.exploratory]
        + (findings.comparisons.contains(where: \.isDeclared) ? [] : [explanation])
    }
    for block in findings.blocks {
      let comparisons = block.comparisons.filter { $0.isDeclared == isDeclared }
      if comparisons.isEmpty, !block.comparisons.isEmpty || !isDeclared { continue }
      if findings.blocks.count > 1 { parts.append("### \(block.title)") }
      if comparisons.isEmpty {
        parts.append("Nothing is compared here: see the design.")
        continue
      }
      if findings.blocks.count > 1, let baseline = block.baseline {
        parts.append("Baseline: \(baseline.code).")
      }
      parts.append(table(comparisons))
      if let notes = notes(comparisons) { parts.append(notes) }
    }
    return parts
  }

  private var explanation: String {
    let scale = findings.scale
    let analysis = findings.study.analysis
    var text =
      "Paired differences treatment − baseline in \(scale.name)"
      + "\(scale.factor == 100 ? ", in percentage points" : ", in nats"). p belongs to the two-sided "
      + "paired t test, and the \(analysis.levelText) interval to it alone"
    if analysis.correction != .none { text += "; adjusted p counts its whole family" }
    text += "."
    if let simultaneous { text += " " + simultaneous }
    if let bound = analysis.equivalenceBound {
      text +=
        " TOST p is the larger of the two one-sided tests against \(scale.bound(bound)). The verdict "
        + "uses it as it is, which is enough for each comparison by itself and for the claim that all "
        + "are equivalent"
      text +=
        hasSimultaneous
        ? "; for the claim which ones are, the adjusted one beside it counts (Holm over the family)."
        : "."
    }
    return text + " The smallest bound is the one at which both one-sided tests would reject at α."
  }

  private var families: [TestedDifference.Simultaneous] {
    findings.comparisons.compactMap { $0.tested?.simultaneous }
  }

  private var hasSimultaneous: Bool { families.contains { $0.familySize > 1 } }

  /// What the simultaneous intervals promise, and how they were found.
  private var simultaneous: String? {
    guard hasSimultaneous, let first = families.first else { return nil }
    let isOne = families.allSatisfy { $0.familySize == first.familySize }
    let size = isOne ? "all \(NumberText.count(first.familySize)) comparisons" : "all of a family"
    var methods: [String] = []
    for family in families {
      let words =
        family.method == "max-T"
        ? "max-T over \(family.isExact ? "all" : "drawn") \(NumberText.count(family.flips)) joint "
          + "sign flips of the seeds"
        : "Bonferroni's t, since fewer than six pairs have too few sign flips"
      if !methods.contains(words) { methods.append(words) }
    }
    return "The simultaneous intervals hold for \(size) at once with \(level) probability "
      + "(\(methods.joined(separator: "; ")))."
  }

  private var level: String { findings.study.analysis.levelText }

  private func table(_ comparisons: [Comparison]) -> String {
    let scale = findings.scale
    let analysis = findings.study.analysis
    let isAdjusted = analysis.correction != .none
    let hasBound = analysis.equivalenceBound != nil
    var columns: [(title: String, alignment: MarkdownTable.Alignment)] = [
      ("profile", .left), ("pairs", .right), ("difference", .right), ("\(level) interval", .right),
    ]
    if hasSimultaneous { columns.append(("simultaneous", .right)) }
    columns.append(("p", .right))
    if isAdjusted { columns.append(("adjusted p", .right)) }
    if hasBound { columns.append(("TOST p", .right)) }
    if hasBound, hasSimultaneous { columns.append(("adjusted", .right)) }
    columns += [("smallest bound", .right), ("verdict", .left)]
    var table = MarkdownTable(columns)
    for comparison in comparisons {
      let name = comparison.treatment.code
      let pairs = String(comparison.pairs.count)
      switch comparison.outcome {
      case .tested(let difference):
        var row = [
          name, pairs, scale.difference(difference.estimate),
          scale.differenceInterval(difference.interval),
        ]
        if hasSimultaneous {
          row.append(
            difference.simultaneous.map { scale.differenceInterval($0.interval) } ?? "–")
        }
        row.append(NumberText.pValue(difference.pValue, alpha: analysis.alpha))
        if isAdjusted {
          row.append(NumberText.pValue(difference.adjustedPValue, alpha: analysis.alpha))
        }
        if hasBound { row.append(equivalence(difference.equivalencePValue)) }
        if hasBound, hasSimultaneous {
          row.append(equivalence(difference.adjustedEquivalencePValue))
        }
        table.append(row + [scale.smallestBound(difference.smallestBound), words(of: difference)])
      case .untested(let reason, let estimate):
        let blank = [String](repeating: "–", count: columns.count - 4)
        table.append(
          [name, pairs, estimate.map(scale.difference) ?? "–"] + blank
            + ["not tested: \(reason.words)"])
      }
    }
    return table.text
  }

  private func equivalence(_ pValue: Double?) -> String {
    pValue.map {
      NumberText.pValue($0, alpha: findings.study.analysis.alpha)
    } ?? "–"
  }

  private func words(of difference: TestedDifference) -> String {
    switch difference.verdict {
    case .equivalent, .undecided: return difference.verdict.rawValue
    case .different, .differentButNegligible:
      let isBetter = (difference.estimate > 0) == findings.scale.isHigherBetter
      return "\(difference.verdict.rawValue): \(isBetter ? "better" : "worse")"
    }
  }

  /// The seeds that could not be paired.
  private func notes(_ comparisons: [Comparison]) -> String? {
    let lines = comparisons.compactMap { comparison -> String? in
      guard !comparison.unpaired.isEmpty else { return nil }
      let groups = [Comparison.Side.treatment, .baseline, .both].compactMap { side -> String? in
        let seeds = comparison.unpaired.filter { $0.missing == side }.map(\.seed.description)
        guard !seeds.isEmpty else { return nil }
        let words = side == .both ? "both are missing" : "the \(side.rawValue) is missing"
        return "\(seeds.count == 1 ? "seed" : "seeds") \(seeds.sentence), where \(words)"
      }
      return "- \(comparison.treatment.code): dropped \(groups.joined(separator: "; "))"
        + "."
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }
}
