/// A paired difference with its tests, in the metric's own unit.
package struct TestedDifference: Sendable, Codable {
  /// The mean of treatment − baseline.
  package var estimate: Double
  /// The t interval of the mean difference, at level 1 − α.
  package var interval: Bounds
  /// The square of the standard error of the mean difference.
  package var variance: Double
  /// The t statistic.
  package var t: Double
  /// The degrees of freedom.
  package var degreesOfFreedom: Double
  /// The two-sided p-value of the paired t test.
  package var pValue: Double
  /// The p-value adjusted over the family of comparisons.
  package var adjustedPValue: Double
  /// The mean difference in standard deviations of the differences.
  package var effectSize: Double
  /// Its noncentral-t interval, at level 1 − α.
  package var effectSizeInterval: Bounds?
  /// The larger p-value of the two one-sided tests; nil when no bound is declared.
  package var equivalencePValue: Double?
  /// That p-value adjusted over the family by Holm's method: for the claim which ones are equivalent.
  package var adjustedEquivalencePValue: Double?
  /// Whether both one-sided tests reject; false when no bound is declared.
  package var isEquivalent: Bool
  /// The t interval at level 1 − 2α, which lies within the bound exactly where both one-sided tests
  /// reject; nil when no bound is declared.
  package var equivalenceInterval: Bounds?
  /// The smallest bound at which both one-sided tests would reject.
  package var smallestBound: Double
  /// What may be said.
  package var verdict: Verdict
  /// Seeds that would settle an undecided comparison; nil where it is decided, or where seeds are
  /// looked at one by one.
  ///
  /// With so many a difference of the bound is shown, and equivalence where there is none, each with
  /// the power ``SeedPlan/usualPower``; without a bound, a difference of the estimated size.
  package var seedsToSettle: Int?
  /// What was shown under the study's rule for looking early; nil without such a rule.
  package var sequential: SequentialOutcome?
}
