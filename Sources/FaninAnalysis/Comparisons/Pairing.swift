package import FaninRandom

/// What pairing by seed did, and what is missing from it.
package struct Pairing: Sendable, Codable {
  /// The correlation of treatment and baseline over seeds; nil where it does not exist.
  package var correlation: Double?
  /// Variance of an unpaired difference ÷ that of the paired one; nil where it does not exist.
  package var varianceReduction: Double?
  /// The seeds whose two runs were computed by different builds.
  package var mixedBuilds: [Seed]
  /// Failed runs of the treatment and of the baseline, among the planned seeds.
  package var failures: Failures
  /// The verdicts if missing runs had gone one way or the other; nil when none is missing.
  package var ifMissing: IfMissing?

  /// Failed runs by side.
  package struct Failures: Hashable, Sendable, Codable {
    /// Planned seeds.
    package var planned: Int
    /// Failed runs of the treatment.
    package var treatment: Int
    /// Failed runs of the baseline.
    package var baseline: Int
    /// The exact McNemar p-value of equal failure rates; nil when none failed.
    package var pValue: Double?
  }

  /// The verdicts with missing runs filled by the worst or best value of the block.
  package struct IfMissing: Hashable, Sendable, Codable {
    /// The treatment's missing runs worst, the baseline's best.
    package var against: Verdict?
    /// The treatment's missing runs best, the baseline's worst.
    package var inFavour: Verdict?
  }
}
