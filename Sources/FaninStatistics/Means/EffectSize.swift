/// A standardised difference of means x − y, with the interval of its noncentrality.
///
/// ```
/// d_z  = mean(d) / sd(d)                              paired
/// d_av = mean(d) / s_av                               paired, in units of the samples' own spread
/// d_s  = (mean(x) − mean(y)) / pooled sd              independent
/// g    = J · d                                        either, without d's bias
/// ```
public struct EffectSize: Hashable, Sendable {
  /// The standardised difference.
  public let estimate: Double
  /// Its confidence interval.
  public let interval: Interval
  /// Hedges' factor J, where the estimate includes it; else nil.
  public let correction: Double?

  /// The denominator of d_av.
  public enum Denominator: String, Sendable, CaseIterable {
    /// The square root of the mean of the two variances.
    case rootMeanSquare = "rms_sd"
    /// The mean of the two standard deviations.
    case mean = "mean_sd"
  }

  /// How the two samples of Hedges' g belong together.
  public enum Design: String, Sendable, CaseIterable {
    /// Two samples of separate runs: d_s.
    case independent
    /// One pair per seed: d_z.
    case paired
  }

  /// The mean difference in standard deviations of the differences, d_z.
  ///
  /// - Throws: ``StatisticsError``.
  /// - Source: Cohen (1988); interval by inversion of the noncentral t.
  public static func dz(
    _ x: [Double], _ y: [Double], confidence: Double = 0.95
  ) throws(StatisticsError) -> EffectSize {
    try Require.openUnit(confidence, "confidence")
    return try paired(x, y, confidence: confidence)
  }

  /// The mean difference in standard deviations of the two samples, d_av.
  ///
  /// - Throws: ``StatisticsError``.
  /// - Source: Algina & Keselman (2003), doi:10.1177/0013164403256358; Cumming (2012).
  public static func dav(
    _ x: [Double], _ y: [Double], denominator: Denominator = .rootMeanSquare,
    confidence: Double = 0.95
  ) throws(StatisticsError) -> EffectSize {
    try Require.openUnit(confidence, "confidence")
    let differences = try PairedDifferences(x, y)
    try differences.requireVariation()
    let scale = differences.scale
    let (first, second) = (Sample(x, in: scale).variance, Sample(y, in: scale).variance)
    let spread =
      switch denominator {
      case .rootMeanSquare: ((first + second) * DoubleDouble(0.5)).squareRoot()
      case .mean: (first.squareRoot() + second.squareRoot()) * DoubleDouble(0.5)
      }
    let mean = MeanEstimate(of: differences.sample, in: scale)
    return EffectSize(mean, per: (mean.error / spread).high, confidence: confidence)
  }

  /// The difference of means in pooled standard deviations, d_s.
  ///
  /// - Throws: ``StatisticsError``.
  public static func ds(
    _ x: [Double], _ y: [Double], confidence: Double = 0.95
  ) throws(StatisticsError) -> EffectSize {
    try Require.openUnit(confidence, "confidence")
    return independent(try TwoSamples(x, y), confidence: confidence)
  }

  /// Hedges' g: d_s or d_z times the exact correction J, at least 2 degrees of freedom.
  ///
  /// - Throws: ``StatisticsError``.
  /// - Source: Hedges (1981), doi:10.3102/10769986006002107.
  public static func hedgesG(
    _ x: [Double], _ y: [Double], design: Design = .independent, confidence: Double = 0.95
  ) throws(StatisticsError) -> EffectSize {
    try Require.openUnit(confidence, "confidence")
    switch design {
    case .independent:
      return independent(try TwoSamples(x, y), confidence: confidence)
        .corrected(degreesOfFreedom: Double(x.count + y.count - 2))
    case .paired:
      return try paired(x, y, atLeast: 3, confidence: confidence)
        .corrected(degreesOfFreedom: Double(x.count - 1))
    }
  }

  private static func paired(
    _ x: [Double], _ y: [Double], atLeast required: Int = 2, confidence: Double
  ) throws(StatisticsError) -> EffectSize {
    let differences = try PairedDifferences(x, y, atLeast: required)
    try differences.requireVariation()
    return EffectSize(
      MeanEstimate(of: differences.sample, in: differences.scale),
      per: 1 / Double(x.count).squareRoot(), confidence: confidence)
  }

  private static func independent(_ samples: TwoSamples, confidence: Double) -> EffectSize {
    let sizes = 1 / Double(samples.x.count) + 1 / Double(samples.y.count)
    return EffectSize(
      MeanEstimate(pooling: samples), per: sizes.squareRoot(), confidence: confidence)
  }

  /// t times `unit`, and so are the limits of its noncentrality.
  private init(_ mean: MeanEstimate, per unit: Double, confidence: Double) {
    let t = mean.t(against: 0)
    let limits = NoncentralT.noncentralityInterval(
      t: t, degreesOfFreedom: mean.distribution.degreesOfFreedom, confidence: confidence)
    self.init(
      estimate: t * unit, interval: Interval(low: limits.low * unit, high: limits.high * unit),
      correction: nil)
  }

  private init(estimate: Double, interval: Interval, correction: Double?) {
    self.estimate = estimate
    self.interval = interval
    self.correction = correction
  }

  private func corrected(degreesOfFreedom: Double) -> EffectSize {
    let j = GammaRatio.hedgesCorrection(degreesOfFreedom: degreesOfFreedom)
    return EffectSize(
      estimate: j * estimate, interval: Interval(low: j * interval.low, high: j * interval.high),
      correction: j)
  }
}
