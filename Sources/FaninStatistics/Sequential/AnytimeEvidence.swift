import Foundation

/// Evidence on a mean paired difference that may be looked at after every seed.
///
/// After each pair from the second on, the JZS Bayes factor of the differences so far is compared
/// with `threshold` = m/α for m contrasts watched together. With the right-Haar prior on σ the Bayes
/// factor is an e-process under the null hypothesis, so
///
/// ```
/// P(it ever reaches m/α | no difference) ≤ α/m,   however long one goes on and whenever one stops
/// ```
///
/// The same holds of the null hypothesis of a difference equal to a bound: when both bounds ±ε have
/// been refused while the mean lies between them, the difference lies within the bound.
///
/// - Source: Hendriksen, de Heide & Grünwald (2021), doi:10.1214/20-BA1234; Rouder et al. (2009),
///   doi:10.3758/PBR.16.2.225.
public struct AnytimeEvidence: Hashable, Sendable {
  /// The Bayes factor from which one may stop.
  public let threshold: Double
  /// ln BF₁₀ after the first 2, 3, … pairs; nil while their differences are constant.
  public let logarithms: [Double?]
  /// The pairs after which a difference was shown first; nil: not yet.
  public let different: Int?
  /// The pairs after which equivalence within the bound was shown first; nil: not yet, or no bound.
  public let equivalent: Int?

  /// Watches differences in the order in which their seeds were planned.
  ///
  /// - Shape: `differences` holds one treatment − baseline per seed, at least 2.
  /// - Units: `bound` is in the metric's own unit.
  /// - Throws: ``StatisticsError``.
  /// - Complexity: O(n²).
  public init(
    _ differences: [Double], contrasts: Int = 1, alpha: Double = 0.05, bound: Double? = nil
  ) throws(StatisticsError) {
    try Require.openUnit(alpha, "alpha")
    try Require.option(contrasts >= 1, "at least one contrast is watched; got \(contrasts)")
    try Require.option(
      bound.map { $0 > 0 && $0.isFinite } ?? true, "the bound must be above 0 and finite")
    try Require.finite(differences, "differences")
    try Require.count(differences.count, atLeast: 2, of: "pairs")
    threshold = Double(contrasts) / alpha
    let limit = log(threshold)
    var logarithms: [Double?] = []
    var different: Int?
    var equivalent: Int?
    for count in 2...differences.count {
      let seen = Array(differences[..<count])
      let evidence = AnytimeEvidence.logarithm(seen, against: 0)
      logarithms.append(evidence)
      if different == nil, let evidence, evidence >= limit { different = count }
      if let bound, equivalent == nil, AnytimeEvidence.lies(seen, within: bound, limit) {
        equivalent = count
      }
    }
    self.logarithms = logarithms
    self.different = different
    self.equivalent = equivalent
  }

  /// The largest Bayes factor so far; nil while there is none.
  public var largest: Double? { logarithms.compactMap(\.self).max().map { exp($0) } }

  /// The Bayes factor after the last pair; nil while there is none.
  public var last: Double? { (logarithms.last ?? nil).map { exp($0) } }

  private static func lies(_ seen: [Double], within bound: Double, _ limit: Double) -> Bool {
    guard let low = logarithm(seen, against: -bound), low >= limit,
      let high = logarithm(seen, against: bound), high >= limit,
      let mean = try? Summary(seen).mean
    else { return false }
    return -bound < mean && mean < bound
  }

  private static func logarithm(_ seen: [Double], against mean: Double) -> Double? {
    guard let test = try? TTest.oneSample(seen, mean: mean) else { return nil }
    return try? BayesFactor(t: test.t, n1: seen.count).logarithm
  }
}
