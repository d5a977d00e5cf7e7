/// A t test of a mean or of a difference of means.
///
/// Tests the null hypothesis that the mean (of x, of x − y, or of x minus that of y) has a given
/// value; the interval holds the values that the same test does not reject.
///
/// ```
/// t = (estimate − null value) / standard error
/// ```
public struct TTest: Hashable, Sendable {
  /// The statistic.
  public let t: Double
  /// The degrees of freedom; a fraction in Welch's test.
  public let degreesOfFreedom: Double
  /// The probability, under the null hypothesis, of a statistic at least as extreme.
  public let pValue: Double
  /// The mean, or the difference of means x − y.
  public let estimate: Double
  /// The confidence interval of the estimate, one-sided if the alternative is.
  public let interval: Interval

  /// Tests whether the mean of one sample is `mean`.
  ///
  /// - Throws: ``StatisticsError``: fewer than 2 observations, a value that is not finite, no
  ///   variation.
  /// - Source: Student (1908), doi:10.2307/2331554.
  public static func oneSample(
    _ x: [Double], mean: Double = 0, alternative: Alternative = .twoSided, confidence: Double = 0.95
  ) throws(StatisticsError) -> TTest {
    try Require.option(mean.isFinite, "the mean under the null must be finite; got \(mean)")
    try Require.openUnit(confidence, "confidence")
    try Require.finite(x, "x")
    try Require.count(x.count, atLeast: 2)
    let scale = BinaryScale(x)
    let sample = Sample(x, in: scale)
    try Require.variation(sample.range > scale.rounding, "x is constant up to rounding")
    return TTest(
      MeanEstimate(of: sample, in: scale), null: scale.down(mean), alternative: alternative,
      confidence: confidence)
  }

  /// Tests whether the mean of the differences x − y is 0.
  ///
  /// - Shape: `x` and `y` are equally long, one pair per seed.
  /// - Throws: ``StatisticsError``.
  public static func paired(
    _ x: [Double], _ y: [Double], alternative: Alternative = .twoSided, confidence: Double = 0.95
  ) throws(StatisticsError) -> TTest {
    try Require.openUnit(confidence, "confidence")
    let differences = try PairedDifferences(x, y)
    try differences.requireVariation()
    return TTest(
      MeanEstimate(of: differences.sample, in: differences.scale), alternative: alternative,
      confidence: confidence)
  }

  /// Tests whether two independent samples of one variance have the same mean.
  ///
  /// - Throws: ``StatisticsError``.
  public static func student(
    _ x: [Double], _ y: [Double], alternative: Alternative = .twoSided, confidence: Double = 0.95
  ) throws(StatisticsError) -> TTest {
    try Require.openUnit(confidence, "confidence")
    return TTest(
      MeanEstimate(pooling: try TwoSamples(x, y)), alternative: alternative, confidence: confidence)
  }

  /// Tests whether two independent samples, each of its own variance, have the same mean.
  ///
  /// - Throws: ``StatisticsError``.
  /// - Source: Welch (1947), doi:10.2307/2332510.
  public static func welch(
    _ x: [Double], _ y: [Double], alternative: Alternative = .twoSided, confidence: Double = 0.95
  ) throws(StatisticsError) -> TTest {
    try Require.openUnit(confidence, "confidence")
    return TTest(
      MeanEstimate(separating: try TwoSamples(x, y)), alternative: alternative,
      confidence: confidence)
  }

  private init(
    _ mean: MeanEstimate, null: Double = 0, alternative: Alternative, confidence: Double
  ) {
    t = mean.t(against: null)
    degreesOfFreedom = mean.distribution.degreesOfFreedom
    pValue = mean.distribution.pValue(t, alternative)
    estimate = mean.estimate
    interval = mean.interval(alternative, confidence: confidence)
  }
}
