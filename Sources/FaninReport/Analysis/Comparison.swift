package import FaninRandom

/// One treatment against the baseline of its block, paired by seed.
package struct Comparison: Sendable {
  /// The block in words.
  package var block: String
  /// The compact text of the treatment's profile.
  package var treatment: String
  /// The compact text of the baseline's profile.
  package var baseline: String
  /// Seeds at which both have a value, ascending.
  package var pairs: [Pair]
  /// Planned seeds at which one or both are missing, ascending; dropped.
  package var unpaired: [UnpairedSeed]
  /// What the pairs say.
  package var outcome: Outcome
  /// What other procedures say of the same pairs; nil when there is no test.
  package var robustness: Robustness?
  /// What pairing did, and what is missing from it.
  package var pairing: Pairing
  /// The smallest and the largest value observed in the block.
  package var observed: Bounds?
  /// Whether it was declared before the first result; true where nobody asked.
  package var isDeclared: Bool
  /// Whether a larger value of the metric is better.
  package var isHigherBetter: Bool

  /// Treatment − baseline at each pair.
  package var differences: [Double] { pairs.map { $0.treatment - $0.baseline } }

  /// Treatment and baseline at one seed.
  package struct Pair: Hashable, Sendable {
    /// The seed.
    package var seed: Seed
    /// The baseline's value.
    package var baseline: Double
    /// The treatment's value.
    package var treatment: Double
  }

  /// A seed that cannot be used.
  package struct UnpairedSeed: Hashable, Sendable {
    /// The seed.
    package var seed: Seed
    /// Which side has no value.
    package var missing: Side
    /// The value of the other side; nil when both are missing.
    package var value: Double?
  }

  /// The two sides of a comparison.
  package enum Side: String, Hashable, Sendable {
    /// Only the treatment is missing.
    case treatment
    /// Only the baseline is missing.
    case baseline
    /// Both are missing.
    case both
  }

  /// What the pairs say.
  package enum Outcome: Sendable {
    /// The difference was tested.
    case tested(TestedDifference)
    /// There is no test, for a reason; the mean difference is given where pairs exist.
    case untested(Untestable, estimate: Double?)
  }

  /// Why a comparison has no test.
  package enum Untestable: Hashable, Sendable {
    /// No seed has both sides.
    case noPairs
    /// One difference has no spread.
    case onePair
    /// Treatment and baseline agree at every seed.
    case identicalPairs
    /// Every seed differs by the same amount.
    case constantDifference
  }

  /// The tested difference; nil when there is no test.
  package var tested: TestedDifference? {
    if case .tested(let difference) = outcome { return difference }
    return nil
  }

  /// The mean paired difference, treatment − baseline; nil without pairs.
  package var estimate: Double? {
    switch outcome {
    case .tested(let difference): difference.estimate
    case .untested(_, let estimate): estimate
    }
  }
}

/// A paired difference with its tests, in the metric's own unit.
package struct TestedDifference: Sendable {
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
  package struct Simultaneous: Hashable, Sendable {
    /// The interval.
    package var interval: Bounds
    /// How it was widened: `max-T` or `Bonferroni`.
    package var method: String
    /// The sign assignments behind `max-T`.
    package var flips: Int
    /// Whether those were all there are.
    package var isExact: Bool
    /// The comparisons of the family.
    package var familySize: Int
  }
}

/// What the interval and the bound together allow one to say of a difference.
///
/// A p-value above α alone is never "no difference".
package enum Verdict: String, Hashable, Sendable, CaseIterable {
  /// The adjusted p-value is below α.
  case different = "different"
  /// Both one-sided tests reject at the declared bound.
  case equivalent = "equivalent"
  /// Both of the above.
  case differentButNegligible = "different but negligible"
  /// Neither.
  case undecided = "undecided"

  /// The verdict of two tests; `isEquivalent` is false when no bound is declared.
  package init(isDifferent: Bool, isEquivalent: Bool) {
    self =
      switch (isDifferent, isEquivalent) {
      case (true, true): .differentButNegligible
      case (true, false): .different
      case (false, true): .equivalent
      case (false, false): .undecided
      }
  }
}
