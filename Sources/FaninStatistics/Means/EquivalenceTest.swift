/// Two one-sided t tests (TOST) of whether a difference of means lies between two bounds.
///
/// Tests the null hypothesis that the difference x − y is at or beyond a bound, against the
/// alternative that it lies strictly between them; equivalence holds when both tests reject.
///
/// ```
/// tLower = (estimate − low) / se    tUpper = (estimate − high) / se    p = max(pLower, pUpper)
/// ```
///
/// - Source: Schuirmann (1987), doi:10.1007/BF01068419.
public struct EquivalenceTest: Hashable, Sendable {
  /// The statistic against the lower bound.
  public let tLower: Double
  /// The statistic against the upper bound.
  public let tUpper: Double
  /// The degrees of freedom; a fraction for independent samples.
  public let degreesOfFreedom: Double
  /// The p-value of "at or below the lower bound".
  public let pLower: Double
  /// The p-value of "at or above the upper bound".
  public let pUpper: Double
  /// The larger of the two p-values.
  public let pValue: Double
  /// The difference of means, x − y.
  public let estimate: Double
  /// The interval of coverage 1 − 2α, which lies within the bounds exactly when both tests reject.
  public let interval: Interval
  /// Whether equivalence is shown: p < α.
  public let isEquivalent: Bool

  /// Tests whether the mean of the differences x − y lies between `low` and `high`.
  ///
  /// - Shape: `x` and `y` are equally long, one pair per seed.
  /// - Units: the bounds are in the metric's own unit; an accuracy is a fraction.
  /// - Throws: ``StatisticsError``.
  public static func paired(
    _ x: [Double], _ y: [Double], low: Double, high: Double, alpha: Double = 0.05
  ) throws(StatisticsError) -> EquivalenceTest {
    try requireBounds(low, high, alpha)
    let differences = try PairedDifferences(x, y)
    try differences.requireVariation()
    return EquivalenceTest(
      MeanEstimate(of: differences.sample, in: differences.scale), low, high, alpha)
  }

  /// Tests whether the means of two independent samples differ by something between `low` and
  /// `high`, each sample having its own variance.
  ///
  /// - Throws: ``StatisticsError``.
  public static func welch(
    _ x: [Double], _ y: [Double], low: Double, high: Double, alpha: Double = 0.05
  ) throws(StatisticsError) -> EquivalenceTest {
    try requireBounds(low, high, alpha)
    return EquivalenceTest(MeanEstimate(separating: try TwoSamples(x, y)), low, high, alpha)
  }

  private static func requireBounds(
    _ low: Double, _ high: Double, _ alpha: Double
  ) throws(StatisticsError) {
    try Require.option(low.isFinite && high.isFinite, "the bounds must be finite")
    try Require.option(low < high, "low must be below high; got \(low) and \(high)")
    try Require.option(
      alpha > 0 && alpha < 0.5, "alpha must lie between 0 and 0.5; got \(alpha)")
  }

  private init(_ mean: MeanEstimate, _ low: Double, _ high: Double, _ alpha: Double) {
    tLower = mean.t(against: mean.scale.down(low))
    tUpper = mean.t(against: mean.scale.down(high))
    degreesOfFreedom = mean.distribution.degreesOfFreedom
    pLower = mean.distribution.upperTail(tLower)
    pUpper = mean.distribution.lowerTail(tUpper)
    pValue = max(pLower, pUpper)
    estimate = mean.estimate
    interval = mean.interval(.twoSided, confidence: 1 - 2 * alpha)
    isEquivalent = pValue < alpha
  }
}
