/// A one-way analysis of variance: tests whether several groups have one mean, by an F statistic.
public struct AnalysisOfVariance: Hashable, Sendable {
  /// The statistic.
  public let f: Double
  /// The degrees of freedom between groups.
  public let numeratorDegrees: Double
  /// The degrees of freedom within groups; a fraction in Welch's test.
  public let denominatorDegrees: Double
  /// The p-value.
  public let pValue: Double
  /// The share of variation between groups, η²; nil in Welch's test.
  public let etaSquared: Double?
  /// The same without its bias, ω²; nil in Welch's test.
  public let omegaSquared: Double?

  /// One variance for all groups.
  ///
  /// - Shape: at least 2 groups of at least 2.
  /// - Throws: ``StatisticsError``; `zero_variance` if every group is constant up to rounding.
  /// - Source: Fisher (1925).
  public static func oneWay(_ groups: [[Double]]) throws(StatisticsError) -> AnalysisOfVariance {
    let groups = try Groups(groups)
    try Require.variation(groups.varies.any, "every group is constant up to rounding")
    return AnalysisOfVariance(groups)
  }

  /// Each group its own variance.
  ///
  /// - Throws: ``StatisticsError``; `zero_variance` if any group is constant up to rounding.
  /// - Source: Welch (1951), doi:10.1093/biomet/38.3-4.330.
  public static func welch(_ groups: [[Double]]) throws(StatisticsError) -> AnalysisOfVariance {
    let groups = try Groups(groups)
    try Require.variation(groups.varies.all, "a group is constant up to rounding")
    let weights = groups.samples.map { DoubleDouble(Double($0.count)) / $0.variance }
    var total = DoubleDouble(0)
    var weighted = DoubleDouble(0)
    for (weight, sample) in zip(weights, groups.samples) {
      total += weight
      weighted += weight * sample.mean
    }
    let mean = weighted / total
    var between = DoubleDouble(0)
    var spread = 0.0
    for (weight, sample) in zip(weights, groups.samples) {
      let deviation = sample.mean - mean
      between += weight * deviation * deviation
      let rest = (DoubleDouble(1) - weight / total).high
      spread += rest * rest / Double(sample.count - 1)
    }
    let k = Double(groups.samples.count)
    let correction = 1 + 2 * (k - 2) / (k * k - 1) * spread
    return AnalysisOfVariance(
      f: between.high / (k - 1) / correction, numeratorDegrees: k - 1,
      denominatorDegrees: (k * k - 1) / (3 * spread), etaSquared: nil, omegaSquared: nil)
  }

  /// Levene's test of equal variances: ``oneWay(_:)`` of the distances from each group's mean.
  ///
  /// - Throws: ``StatisticsError``; `zero_variance` if the distances are constant in every group.
  /// - Source: Levene (1960), in Contributions to Probability and Statistics.
  public static func levene(_ groups: [[Double]]) throws(StatisticsError) -> AnalysisOfVariance {
    try ofDistances(groups) { $0.mean }
  }

  /// The test of equal variances by Brown and Forsythe: ``oneWay(_:)`` of the distances from each
  /// group's median.
  ///
  /// - Throws: ``StatisticsError``; `zero_variance` if the distances are constant in every group.
  /// - Source: Brown & Forsythe (1974), doi:10.1080/01621459.1974.10482955.
  public static func brownForsythe(
    _ groups: [[Double]]
  ) throws(StatisticsError) -> AnalysisOfVariance {
    try ofDistances(groups) { $0.median }
  }

  private static func ofDistances(
    _ groups: [[Double]], from centre: (Sample) -> DoubleDouble
  ) throws(StatisticsError) -> AnalysisOfVariance {
    let distances = try Groups(groups).distances(from: centre)
    try Require.variation(
      distances.varies.any, "the distances from the centre are constant in every group")
    return AnalysisOfVariance(distances)
  }

  private init(_ groups: Groups) {
    var sum = DoubleDouble(0)
    var within = DoubleDouble(0)
    for sample in groups.samples {
      sum += sample.mean * DoubleDouble(Double(sample.count))
      within += sample.sumOfSquares
    }
    let mean = sum / DoubleDouble(groups.count)
    var between = DoubleDouble(0)
    for sample in groups.samples {
      let deviation = sample.mean - mean
      between += deviation * deviation * DoubleDouble(Double(sample.count))
    }
    let degrees = (Double(groups.samples.count - 1), groups.count - Double(groups.samples.count))
    let error = within / DoubleDouble(degrees.1)
    let total = between + within
    self.init(
      f: (between / DoubleDouble(degrees.0) / error).high, numeratorDegrees: degrees.0,
      denominatorDegrees: degrees.1, etaSquared: (between / total).high,
      omegaSquared: ((between - DoubleDouble(degrees.0) * error) / (total + error)).high)
  }

  private init(
    f: Double, numeratorDegrees: Double, denominatorDegrees: Double, etaSquared: Double?,
    omegaSquared: Double?
  ) {
    self.f = f
    self.numeratorDegrees = numeratorDegrees
    self.denominatorDegrees = denominatorDegrees
    pValue = FDistribution(numerator: numeratorDegrees, denominator: denominatorDegrees)
      .upperTail(f)
    self.etaSquared = etaSquared
    self.omegaSquared = omegaSquared
  }
}
