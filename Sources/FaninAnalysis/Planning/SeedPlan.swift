package import FaninLedger
import FaninStatistics
package import FaninStudy

/// How many seeds the comparisons of a study need, and what the planned ones can show.
///
/// The spread of a comparison is the standard deviation of its paired differences: as stated, or from
/// a pilot, then its upper 80 % limit, since a pilot's own estimate is as often too small as too
/// large. A difference is tested at α ÷ m for m comparisons of a family (the first step of Holm's
/// method), equivalence at α, each with the wanted power; equivalence at a true difference of zero.
package struct SeedPlan: Sendable {
  /// The power that seeds are counted for unless another is asked for.
  package static let usualPower = 0.8

  /// One per comparison, in the order of the study.
  package let rows: [Row]
  /// The seeds planned.
  package let planned: Int
  /// The power asked for.
  package let power: Double
  /// The metric the study is judged by.
  package let metric: Metric
  /// The d_z the planned seeds detect at the strictest level of each family that compares anything,
  /// by its name, in the order of the study.
  package let standardized: [(family: String, effect: Double?)]
  /// One per claim and comparison that it is about.
  package let claims: [ClaimRow]

  /// What one comparison needs.
  package struct Row: Sendable, Encodable {
    /// The family of the comparison, by its name.
    package let family: String
    /// The block it is made in.
    package let block: Levels
    /// The cell that is compared.
    package let treatment: Levels
    /// The cell it is compared with.
    package let baseline: Levels
    /// Pairs of the pilot; 0 where the spread was stated.
    package let pilotPairs: Int
    /// The standard deviation of the paired differences planned with; nil where nothing is known.
    package let deviation: Double?
    /// Seeds to show the difference asked for; nil without a spread or a difference.
    package let seedsForDifference: Int?
    /// Seeds to show equivalence within the study's bound; nil without a spread or a bound.
    package let seedsForEquivalence: Int?
    /// The difference the planned seeds detect with the power asked for.
    package let detectable: Double?
    /// The power of the planned seeds to show equivalence.
    package let equivalencePower: Double?
  }

  /// Plans with a stated spread, or with what finished runs of the ledger say of it.
  ///
  /// - Parameters:
  ///   - plan: The study's plan.
  ///   - records: The finished runs that serve as a pilot.
  ///   - power: The probability of showing what is there.
  ///   - difference: The smallest difference worth showing, in the metric's unit; nil: the bound.
  ///   - deviation: The spread of paired differences; nil: from the pilot.
  package init(
    plan: Plan, records: [RunRecord], power: Double = SeedPlan.usualPower,
    difference: Double? = nil,
    deviation: Double? = nil
  ) {
    let analysis = plan.study.analysis
    // The comparisons alone: correlations and topologies are asked nothing here.
    let families = StudyResults(
      StudyFacts(plan), cells: CellResults.pilot(of: plan, records: records), history: nil
    ).families
    planned = plan.study.seeds.count
    self.power = power
    metric = analysis.metric
    let seeds = planned
    var standardized: [(family: String, effect: Double?)] = []
    var claims: [ClaimRow] = []
    var rows: [Row] = []
    for family in families {
      let declaration = family.declaration
      var strictest = analysis.alpha
      for comparison in family.comparisons {
        let level = family.strictestLevel(of: comparison, alpha: analysis.alpha)
        strictest = min(strictest, level)
        rows.append(
          Row(
            comparison, of: declaration, seeds: seeds, level: level, alpha: analysis.alpha,
            power: power, difference: difference, deviation: deviation))
        claims += ClaimRow.all(
          comparison, of: declaration, seeds: seeds, level: level, alpha: analysis.alpha,
          power: power, deviation: deviation ?? Row.pilot(comparison.differences))
      }
      if family.comparisons.isEmpty { continue }
      standardized.append(
        (
          declaration.name,
          try? PairedTPower.detectableEffect(count: seeds, power: power, alpha: strictest)
        ))
    }
    self.rows = rows
    self.claims = claims
    self.standardized = standardized
  }
}

extension SeedPlan.Row {
  fileprivate init(
    _ comparison: Comparison, of family: FamilyDeclaration, seeds: Int, level: Double,
    alpha: Double, power: Double, difference: Double?, deviation: Double?
  ) {
    let spread = deviation ?? Self.pilot(comparison.differences)
    let wanted = difference ?? family.equivalenceBound
    let effect = spread.flatMap { spread in wanted.map { $0 / spread } }
    let margin = spread.flatMap { spread in family.equivalenceBound.map { $0 / spread } }
    self.family = family.name
    block = comparison.block
    treatment = comparison.treatment
    baseline = comparison.baseline
    pilotPairs = deviation == nil ? comparison.pairs.count : 0
    self.deviation = spread
    seedsForDifference = effect.flatMap {
      try? PairedTPower.count(dz: $0, power: power, alpha: level)
    }
    seedsForEquivalence = margin.flatMap {
      try? EquivalencePower.count(margin: $0, power: power, alpha: alpha)
    }
    detectable = spread.flatMap { spread in
      (try? PairedTPower.detectableEffect(count: seeds, power: power, alpha: level))
        .map { $0 * spread }
    }
    equivalencePower = margin.flatMap {
      try? EquivalencePower.power(count: seeds, margin: $0, alpha: alpha)
    }
  }

  /// The upper 80 % limit of the spread; nil below three pairs or without any.
  fileprivate static func pilot(_ differences: [Double]) -> Double? {
    guard differences.count > 2, let deviation = Means.deviation(differences), deviation > 0
    else { return nil }
    return try? StandardDeviationLimit.upper(
      deviation, degreesOfFreedom: Double(differences.count - 1))
  }
}
