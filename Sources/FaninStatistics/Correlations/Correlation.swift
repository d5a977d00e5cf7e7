/// A coefficient of correlation with its test of no association.
public struct Correlation: Hashable, Sendable {
  /// The coefficient, from −1 to 1.
  public let estimate: Double
  /// n − 2.
  public let degreesOfFreedom: Double
  /// The p-value of no association.
  public let pValue: Double
  /// The confidence interval; nil where n is too small for one, and for Kendall's τ.
  public let interval: Interval?

  /// How Spearman's p-value is found.
  public enum SpearmanMethod: String, Sendable, CaseIterable {
    /// Student's t with n − 2 degrees of freedom.
    case t
    /// All n! permutations of the ranks, n ≤ 9.
    case exact
  }

  /// Pearson's r: tests whether x and y are linearly unrelated.
  ///
  /// - Shape: `x` and `y` are equally long, at least 3.
  /// - Throws: ``StatisticsError``; `zero_variance` if either is constant up to rounding.
  public static func pearson(
    _ x: [Double], _ y: [Double], alternative: Alternative = .twoSided, confidence: Double = 0.95
  ) throws(StatisticsError) -> Correlation {
    try Require.openUnit(confidence, "confidence")
    try requirePairs(x, y, atLeast: 3)
    let samples = (try varyingSample(x, "x"), try varyingSample(y, "y"))
    let association = Association(samples.0, samples.1)
    let count = Double(x.count)
    return Correlation(
      estimate: association.r, degreesOfFreedom: count - 2,
      pValue: association.pValue(degreesOfFreedom: count - 2, alternative),
      interval: x.count > 3
        ? association.interval(
          error: 1 / (count - 3).squareRoot(), alternative, confidence: confidence) : nil)
  }

  /// Spearman's ρ: tests whether x and y are monotonically unrelated.
  ///
  /// - Shape: `x` and `y` are equally long, at least 3; at most 9 for the exact method.
  /// - Throws: ``StatisticsError``; `zero_variance` if either is constant.
  /// - Source: interval of Bonett & Wright (2000), doi:10.1007/BF02294183.
  public static func spearman(
    _ x: [Double], _ y: [Double], method: SpearmanMethod = .t,
    alternative: Alternative = .twoSided, confidence: Double = 0.95
  ) throws(StatisticsError) -> Correlation {
    try Require.openUnit(confidence, "confidence")
    try Require.option(
      method == .t || x.count <= 9 || x.count != y.count,
      "the exact method takes at most 9 pairs; got \(x.count)")
    try requirePairs(x, y, atLeast: 3)
    let ranks = (try varyingRanks(x, "x"), try varyingRanks(y, "y"))
    let samples = (Sample(ranks: ranks.0), Sample(ranks: ranks.1))
    let association = Association(samples.0, samples.1)
    let count = Double(x.count)
    let p =
      switch method {
      case .t: association.pValue(degreesOfFreedom: count - 2, alternative)
      case .exact: RankPermutations.pValue(ranks.0.doubled, ranks.1.doubled, alternative)
      }
    let error = ((1 + association.r * association.r / 2) / (count - 3)).squareRoot()
    return Correlation(
      estimate: association.r, degreesOfFreedom: count - 2, pValue: p,
      interval: x.count > 3
        ? association.interval(error: error, alternative, confidence: confidence) : nil)
  }

  /// The smallest |r| whose two-sided t test has a p of at most `alpha`.
  ///
  /// - Throws: ``StatisticsError``.
  public static func criticalValue(
    degreesOfFreedom: Double, alpha: Double
  ) throws(StatisticsError) -> Double {
    try Require.openUnit(alpha, "alpha")
    try Require.option(degreesOfFreedom > 0, "degrees of freedom must be positive")
    let t = StudentT(degreesOfFreedom: degreesOfFreedom)
      .magnitude(between: 1 - alpha, tails: alpha)
    return t / (t * t + degreesOfFreedom).squareRoot()
  }

  static func requirePairs(
    _ x: [Double], _ y: [Double], atLeast required: Int
  ) throws(StatisticsError) {
    try Require.sameLength(x.count, y.count)
    try Require.finite(x, "x")
    try Require.finite(y, "y")
    try Require.count(x.count, atLeast: required, of: "pairs")
  }

  /// Each variable in its own scale: r does not depend on their units.
  private static func varyingSample(
    _ values: [Double], _ name: String
  ) throws(StatisticsError) -> Sample {
    let scale = BinaryScale(values)
    let sample = Sample(values, in: scale)
    try Require.variation(sample.range > scale.rounding, "\(name) is constant up to rounding")
    return sample
  }

  static func varyingRanks(
    _ values: [Double], _ name: String
  ) throws(StatisticsError) -> Midranks {
    _ = try varyingSample(values, name)
    return Midranks(values)
  }
}

extension Sample {
  /// The doubled midranks as a sample: sums of integers, exact.
  fileprivate init(ranks: Midranks) {
    self.init(ranks.doubled.map { DoubleDouble(Double($0)) })
  }
}
