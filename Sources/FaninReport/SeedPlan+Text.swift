package import FaninAnalysis
import FaninStudy

extension SeedPlan {
  private var scale: MetricScale { MetricScale(metric) }

  /// What the planned seeds can show: a sentence for each family, then one for each claim.
  ///
  /// Without a spread, in standard deviations of the paired differences (d_z).
  package var sentences: [String] { standardized.compactMap(sentence) + claimSentences }

  private func sentence(of family: String, _ effect: Double?) -> String? {
    guard let effect else { return nil }
    let rows = rows.filter { $0.family == family }
    let opening =
      (family.isEmpty ? "" : "\(family): ")
      + "with \(planned) seeds and power \(NumberText.trimmed(power, digits: 2))"
    let known = rows.compactMap(\.detectable)
    guard let least = known.min(), let most = known.max() else {
      return "\(opening) the adjusted test finds a difference of "
        + "\(NumberText.fixed(effect, digits: 2)) standard deviations of paired differences; in points, "
        + "with --sd or after a pilot of three seeds"
    }
    var sentence =
      "\(opening) the adjusted test finds a difference of "
      + range(least, most) { NumberText.fixed($0 * scale.factor, digits: scale.digits) }
      + scale.differenceUnit
    if let low = rows.compactMap(\.equivalencePower).min() {
      sentence +=
        ", and shows equivalence, where there is no difference, with power "
        + "\(NumberText.fixed(low, digits: 2))\(rows.count > 1 ? " or more" : "")"
    }
    return sentence
  }

  /// What the planned seeds can say of each claim; nothing without a spread.
  package var claimSentences: [String] {
    var order: [ClaimRow] = []
    for row in claims
    where !order.contains(where: { $0.family == row.family && $0.claim == row.claim }) {
      order.append(row)
    }
    return order.compactMap { first in
      let rows = claims.filter { $0.family == first.family && $0.claim == first.claim }
      let powers = rows.compactMap(\.power)
      guard let least = powers.min(), let most = powers.max() else { return nil }
      let needed = rows.compactMap(\.seeds)
      let seeds =
        needed.min().flatMap { low in
          needed.max().map { "; \(range(Double(low), Double($0)) { NumberText.count(Int($0)) })" }
        }.map { "\($0) seeds reach \(NumberText.trimmed(power, digits: 2))" } ?? ""
      return
        "claim of \(first.claim.source) (\(ClaimsTable.published(first.claim, scale))): if it is "
        + "true, \(planned) seeds reproduce it with power "
        + range(least, most) { NumberText.fixed($0, digits: 2) } + seeds
    }
  }

  private func range(_ low: Double, _ high: Double, _ text: (Double) -> String) -> String {
    text(low) == text(high) ? text(low) : "\(text(low)) to \(text(high))"
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
          "\(family)\(names.cell(row.treatment, beside: row.baseline)) − \(names.cell(row.baseline, beside: row.treatment)) on \(names.block(row.block))",
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
