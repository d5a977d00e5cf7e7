import FaninElementary

/// What pairing by seed did over all comparisons of a study.
package struct PairingSummary: Hashable, Sendable, Codable {
  /// The mean correlation between the values of treatment and baseline at one seed.
  package var correlation: Double
  /// The geometric mean of the variance of an unpaired difference over that of the paired one.
  package var varianceFactor: Double

  /// Nil where no comparison has both.
  init?(_ comparisons: [Comparison]) {
    let correlations = comparisons.compactMap(\.pairing.correlation)
    let factors = comparisons.compactMap(\.pairing.varianceReduction).filter { $0 > 0 }
    guard let correlation = Means.mean(correlations),
      let log = Means.mean(factors.map(Elementary.log))
    else { return nil }
    self.correlation = correlation
    varianceFactor = Elementary.exp(log)
  }
}
