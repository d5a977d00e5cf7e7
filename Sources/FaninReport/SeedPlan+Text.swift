package import FaninAnalysis

extension SeedPlan {
  private var scale: MetricScale { MetricScale(metric) }

  /// What the planned seeds can show, in one sentence; nil where nothing is compared or can be tested.
  ///
  /// Without a spread, in standard deviations of the paired differences (d_z).
  package var sentence: String? {
    guard let standardized else { return nil }
    let seeds = "\(planned) seeds and power \(NumberText.trimmed(power, digits: 2))"
    let known = rows.compactMap(\.detectable)
    guard let least = known.min(), let most = known.max() else {
      return "with \(seeds) the adjusted test finds a difference of "
        + "\(NumberText.fixed(standardized, digits: 2)) standard deviations of paired differences; in points, "
        + "with --sd or after a pilot of three seeds"
    }
    func text(_ value: Double) -> String {
      NumberText.fixed(value * scale.factor, digits: scale.digits)
    }
    var sentence =
      "with \(seeds) the adjusted test finds a difference of "
      + (text(least) == text(most) ? text(least) : "\(text(least)) to \(text(most))")
      + "\(scale.differenceUnit)"
    if let low = rows.compactMap(\.equivalencePower).min() {
      sentence +=
        ", and shows equivalence, where there is no difference, with power "
        + "\(NumberText.fixed(low, digits: 2))\(rows.count > 1 ? " or more" : "")"
    }
    return sentence
  }

  /// A header and one line of fields per comparison; `study` says how cells are named.
  package func table(_ study: StudyFacts) -> [[String]] {
    let names = Names(study)
    let unit = scale.differenceUnit.dropFirst()
    let head = [
      "comparison", "pilot", "sd (\(unit))", "seeds to show it", "seeds for equivalence",
      "\(planned) seeds detect (\(unit))", "and equivalence with power",
    ]
    return [head]
      + rows.map { row in
        let family = row.family.isEmpty ? "" : "\(row.family): "
        return [
          "\(family)\(names.treatment(row.treatment)) on \(names.block(row.block))",
          row.pilotPairs == 0 ? "–" : "\(row.pilotPairs) pairs",
          row.deviation.map { NumberText.fixed($0 * scale.factor, digits: scale.digits) } ?? "–",
          row.seedsForDifference.map(String.init) ?? "–",
          row.seedsForEquivalence.map(String.init) ?? "–",
          row.detectable.map { NumberText.fixed($0 * scale.factor, digits: scale.digits) } ?? "–",
          row.equivalencePower.map { NumberText.fixed($0, digits: 2) } ?? "–",
        ]
      }
  }
}
