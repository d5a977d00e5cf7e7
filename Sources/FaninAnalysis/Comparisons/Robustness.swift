package import FaninRandom

/// What procedures that assume less than the t test make of the same pairs.
package struct Robustness: Sendable, Codable {
  /// The sign-flip permutation p-value, two-sided.
  package var signFlipPValue: Double
  /// Its standard error from drawing at random; 0 where every assignment was counted.
  package var signFlipError: Double
  /// The smallest two-sided p that sign flips of so many pairs can give.
  package var smallestPValue: Double
  /// The Hodges–Lehmann estimate of the difference.
  package var hodgesLehmann: Double
  /// The exact Wilcoxon signed-rank p-value.
  package var wilcoxonPValue: Double
  /// The Shapiro–Wilk p-value of the differences; nil below three pairs.
  package var normalityPValue: Double?
  /// The d_z that so many pairs detect with a power of 80 %.
  package var detectableEffect: Double?
  /// What each seed's absence would change, by seed; empty below three pairs.
  package var leftOut: [LeftOut]

  /// The comparison without one of its seeds.
  package struct LeftOut: Hashable, Sendable, Codable {
    /// The seed left out.
    package var seed: Seed
    /// The mean difference of the others.
    package var estimate: Double
    /// The verdict then; nil where there is no test.
    package var verdict: Verdict?
  }

  /// The means without one seed: the smallest and the largest.
  package var leftOutRange: Bounds? { Bounds(leftOut.map(\.estimate)) }

  /// The seeds without any one of which the verdict would be another.
  package func decisiveSeeds(_ verdict: Verdict) -> [LeftOut] {
    leftOut.filter { $0.verdict != verdict }
  }

  /// Whether a test that can reject at α at all sees the difference otherwise than the t test.
  package func disagrees(_ other: Double, tPValue: Double, alpha: Double) -> Bool {
    smallestPValue < alpha && (other < alpha) != (tPValue < alpha)
  }
}
