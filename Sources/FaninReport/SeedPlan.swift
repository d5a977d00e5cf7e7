public import FaninLedger
import FaninStatistics
public import FaninStudy

/// How many seeds the comparisons of a study need, and what the planned ones can show.
///
/// The spread of a comparison is the standard deviation of its paired differences: as stated, or from
/// a pilot, then its upper 80 % limit, since a pilot's own estimate is as often too small as too
/// large. A difference is tested at α ÷ m for m comparisons of a family (the first step of Holm's
/// method), equivalence at α, each with the wanted power; equivalence at a true difference of zero.
public struct SeedPlan: Sendable {
  /// One per comparison, in the order of the study.
  public let rows: [Row]
  /// The seeds planned.
  public let planned: Int
  /// The power asked for.
  public let power: Double
  private let scale: MetricScale
  /// The d_z the planned seeds detect at the strictest level of all families.
  private let standardized: Double?

  /// What one comparison needs.
  public struct Row: Sendable, Encodable {
    /// The block in words.
    public let block: String
    /// The compact text of the treatment's profile.
    public let treatment: String
    /// Pairs of the pilot; 0 where the spread was stated.
    public let pilotPairs: Int
    /// The standard deviation of the paired differences planned with; nil where nothing is known.
    public let deviation: Double?
    /// Seeds to show the difference asked for; nil without a spread or a difference.
    public let seedsForDifference: Int?
    /// Seeds to show equivalence within the study's bound; nil without a spread or a bound.
    public let seedsForEquivalence: Int?
    /// The difference the planned seeds detect with the power asked for.
    public let detectable: Double?
    /// The power of the planned seeds to show equivalence.
    public let equivalencePower: Double?
  }

  /// Plans with a stated spread, or with what finished runs of the ledger say of it.
  ///
  /// - Parameters:
  ///   - plan: The study's plan.
  ///   - records: The finished runs that serve as a pilot.
  ///   - power: The probability of showing what is there.
  ///   - difference: The smallest difference worth showing, in the metric's unit; nil: the bound.
  ///   - deviation: The spread of paired differences; nil: from the pilot.
  public init(
    plan: Plan, records: [RunRecord], power: Double = 0.8, difference: Double? = nil,
    deviation: Double? = nil
  ) {
    let analysis = plan.study.analysis
    let findings = Analysis(plan: plan, records: records).findings
    let comparisons = findings.comparisons
    planned = plan.study.seeds.count
    self.power = power
    scale = MetricScale(analysis.metric)
    let wanted = difference ?? analysis.equivalenceBound
    let seeds = planned
    let dataOf = Dictionary(
      findings.blocks.map { ($0.title, $0.data) }, uniquingKeysWith: { first, _ in first })
    var strictest = analysis.alpha
    rows = comparisons.map { comparison in
      let family = comparisons.count { other in
        switch analysis.families {
        case .study: true
        case .data: dataOf[other.block] == dataOf[comparison.block]
        case .block: other.block == comparison.block
        }
      }
      let level = analysis.correction == .none ? analysis.alpha : analysis.alpha / Double(family)
      strictest = min(strictest, level)
      let spread = deviation ?? SeedPlan.pilot(comparison.differences)
      let effect = spread.flatMap { spread in wanted.map { $0 / spread } }
      let margin = spread.flatMap { spread in analysis.equivalenceBound.map { $0 / spread } }
      return Row(
        block: comparison.block, treatment: comparison.treatment,
        pilotPairs: deviation == nil ? comparison.pairs.count : 0, deviation: spread,
        seedsForDifference: effect.flatMap {
          try? PairedTPower.count(dz: $0, power: power, alpha: level)
        },
        seedsForEquivalence: margin.flatMap {
          try? EquivalencePower.count(margin: $0, power: power, alpha: analysis.alpha)
        },
        detectable: spread.flatMap { spread in
          (try? PairedTPower.detectableEffect(count: seeds, power: power, alpha: level))
            .map { $0 * spread }
        },
        equivalencePower: margin.flatMap {
          try? EquivalencePower.power(count: seeds, margin: $0, alpha: analysis.alpha)
        })
    }
    standardized =
      comparisons.isEmpty
      ? nil
      : try? PairedTPower.detectableEffect(count: planned, power: power, alpha: strictest)
  }

  /// The upper 80 % limit of the spread; nil below three pairs or without any.
  private static func pilot(_ differences: [Double]) -> Double? {
    guard differences.count > 2, let deviation = ResultRow.deviation(differences), deviation > 0
    else { return nil }
    return try? StandardDeviationLimit.upper(
      deviation, degreesOfFreedom: Double(differences.count - 1))
  }

  /// What the planned seeds can show, in one sentence; nil where nothing is compared or can be tested.
  ///
  /// Without a spread, in standard deviations of the paired differences (d_z).
  public var sentence: String? {
    guard let standardized = standardized else { return nil }
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

  /// A header and one line of fields per comparison.
  public var table: [[String]] {
    let unit = scale.differenceUnit.dropFirst()
    let head = [
      "comparison", "pilot", "sd (\(unit))", "seeds to show it", "seeds for equivalence",
      "\(planned) seeds detect (\(unit))", "and equivalence with power",
    ]
    return [head]
      + rows.map { row in
        [
          "\(row.treatment) on \(row.block)", row.pilotPairs == 0 ? "–" : "\(row.pilotPairs) pairs",
          row.deviation.map { NumberText.fixed($0 * scale.factor, digits: scale.digits) } ?? "–",
          row.seedsForDifference.map(String.init) ?? "–",
          row.seedsForEquivalence.map(String.init) ?? "–",
          row.detectable.map { NumberText.fixed($0 * scale.factor, digits: scale.digits) } ?? "–",
          row.equivalencePower.map { NumberText.fixed($0, digits: 2) } ?? "–",
        ]
      }
  }
}
