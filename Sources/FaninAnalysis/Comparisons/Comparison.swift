package import FaninRandom
package import FaninStudy

/// One treatment against the baseline of its block, paired by seed.
package struct Comparison: Sendable, Codable {
  /// The block it is made in.
  package var block: Levels
  /// The cell that is compared.
  package var treatment: Levels
  /// The cell it is compared with, perhaps of another block.
  package var baseline: Levels
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

  /// Treatment − baseline at each pair.
  package var differences: [Double] { pairs.map { $0.treatment - $0.baseline } }

  /// Treatment and baseline at one seed.
  package struct Pair: Hashable, Sendable, Codable {
    /// The seed.
    package var seed: Seed
    /// The baseline's value.
    package var baseline: Double
    /// The treatment's value.
    package var treatment: Double
  }

  /// A seed that cannot be used.
  package struct UnpairedSeed: Hashable, Sendable, Codable {
    /// The seed.
    package var seed: Seed
    /// Which side has no value.
    package var missing: Side
    /// The value of the other side; nil when both are missing.
    package var value: Double?
  }

  /// The two sides of a comparison.
  package enum Side: String, Hashable, Sendable, Codable {
    /// Only the treatment is missing.
    case treatment
    /// Only the baseline is missing.
    case baseline
    /// Both are missing.
    case both
  }

  /// What the pairs say.
  package enum Outcome: Sendable, Codable {
    /// The difference was tested.
    case tested(TestedDifference)
    /// There is no test, for a reason; the mean difference is given where pairs exist.
    case untested(Untestable, estimate: Double?)
  }

  /// Why a comparison has no test.
  package enum Untestable: Hashable, Sendable, Codable {
    /// No seed has both sides.
    case noPairs
    /// One difference has no spread.
    case onePair
    /// Treatment and baseline agree at every seed.
    case identicalPairs
    /// Every seed differs by the same amount.
    case constantDifference
    /// A procedure refused, for a reason in words.
    case refused(String)
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
