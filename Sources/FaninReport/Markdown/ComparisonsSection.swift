import FaninRandom
import FaninStudy

/// Every treatment against the baseline of its block.
struct ComparisonsSection: Sendable {
  let findings: Findings

  init(_ findings: Findings) { self.findings = findings }

  var parts: [String] {
    let scale = findings.scale
    let analysis = findings.study.analysis
    var explanation =
      "Paired differences treatment − baseline in \(scale.name)"
      + "\(scale.factor == 100 ? ", in percentage points" : ", in nats"), with individual "
      + "\(analysis.levelText) intervals. p belongs to the two-sided paired t test"
    if analysis.correction != .none {
      explanation += "; adjusted p counts all \(counted(findings.comparisons.count, "comparison"))"
    }
    explanation += ". d_z is the mean difference in standard deviations of the differences. "
    explanation +=
      analysis.equivalenceBound.map {
        "TOST p is the larger of the two one-sided tests against \(scale.bound($0)), not adjusted."
      }
      ?? "The smallest bound is the one at which both one-sided tests would reject at α."
    var parts = ["## Comparisons with the baseline", explanation]
    for block in findings.blocks {
      if findings.blocks.count > 1 { parts.append("### \(block.title)") }
      if block.comparisons.isEmpty {
        parts.append("Nothing is compared here: see the design.")
        continue
      }
      if findings.blocks.count > 1, let baseline = block.baseline {
        parts.append("Baseline: \(baseline.code).")
      }
      parts.append(table(block))
      if let notes = notes(block) { parts.append(notes) }
    }
    return parts
  }

  private func table(_ block: BlockFinding) -> String {
    let scale = findings.scale
    let analysis = findings.study.analysis
    let isAdjusted = analysis.correction != .none
    var table = MarkdownTable(
      [
        ("profile", .left), ("pairs", .right), ("difference", .right),
        ("\(analysis.levelText) interval", .right), ("p", .right),
      ] + (isAdjusted ? [("adjusted p", .right)] : []) + [
        ("d_z [\(analysis.levelText) interval]", .right),
        (analysis.equivalenceBound == nil ? "smallest bound" : "TOST p", .right),
        ("verdict", .left),
      ])
    for comparison in block.comparisons {
      let name = comparison.treatment.code
      let pairs = String(comparison.pairs.count)
      switch comparison.outcome {
      case .tested(let difference):
        table.append(
          [
            name, pairs, scale.difference(difference.estimate),
            scale.differenceInterval(difference.interval),
            NumberText.pValue(difference.pValue, alpha: analysis.alpha),
          ]
            + (isAdjusted
              ? [NumberText.pValue(difference.adjustedPValue, alpha: analysis.alpha)] : [])
            + [
              effectSize(difference), equivalence(difference), words(of: difference),
            ])
      case .untested(let reason, let estimate):
        table.append(
          [name, pairs, estimate.map(scale.difference) ?? "–", "–", "–"]
            + (isAdjusted ? ["–"] : []) + ["–", "–", "not tested: \(reason.words)"])
      }
    }
    return table.text
  }

  private func effectSize(_ difference: TestedDifference) -> String {
    let estimate = NumberText.signed(difference.effectSize, digits: 2)
    guard let interval = difference.effectSizeInterval else { return estimate }
    return "\(estimate) [\(NumberText.signed(interval.low, digits: 2)), "
      + "\(NumberText.signed(interval.high, digits: 2))]"
  }

  private func equivalence(_ difference: TestedDifference) -> String {
    difference.equivalencePValue.map {
      NumberText.pValue($0, alpha: findings.study.analysis.alpha)
    } ?? findings.scale.smallestBound(difference.smallestBound)
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
  private func notes(_ block: BlockFinding) -> String? {
    let lines = block.comparisons.compactMap { comparison -> String? in
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
