import FaninStatistics

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
  /// The smallest bound at which both one-sided tests would reject.
  package var smallestBound: Double
  /// What may be said.
  package var verdict: Verdict
  /// The interval that holds together with those of the whole family; nil where none exists.
  package var simultaneous: Simultaneous?

  /// What was shown under the study's rule for looking early; nil without such a rule.
  package var sequential: SequentialOutcome?

  /// One of a family of intervals that hold at once, at level 1 − α.
  package struct Simultaneous: Hashable, Sendable, Codable {
    /// The interval.
    package var interval: Bounds
    /// How it was widened.
    package var method: Method
    /// The sign assignments behind `max-T`.
    package var flips: Int
    /// Whether those were all there are.
    package var isExact: Bool
    /// The comparisons of the family.
    package var familySize: Int

    /// How intervals are widened so that they hold at once.
    package enum Method: String, Hashable, Sendable, Codable {
      /// By the largest |t| under joint sign flips of the seeds.
      case largestT = "max-T"
      /// By sharing α among the comparisons.
      case bonferroni = "Bonferroni"

      init(_ method: SimultaneousIntervals.Method) {
        self =
          switch method {
          case .maximumT: .largestT
          case .bonferroni: .bonferroni
          }
      }
    }
  }
}
