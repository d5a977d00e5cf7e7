public import FaninRandom

/// A bootstrap interval, bias-corrected and accelerated (BCa).
///
/// ```
/// z₀ = Φ⁻¹(share of resamples below the estimate, ties half)
/// a  = Σ dᵢ³ / (6 (Σ dᵢ²)^1.5),   dᵢ = mean of the jackknife values − the i-th
/// level → Φ(z₀ + (z₀ + z) / (1 − a (z₀ + z))),   z = Φ⁻¹(level)
/// ```
///
/// - Source: Efron (1987), doi:10.1080/01621459.1987.10478410.
public struct BootstrapInterval: Hashable, Sendable {
  /// The statistic of the sample itself.
  public let estimate: Double
  /// The interval; nil where it is degenerate.
  ///
  /// Its ends are equal where the resamples give one value, as a median of tied observations does:
  /// a sign that the statistic cannot be resampled, not that it is known exactly.
  public let interval: Interval?

  /// The fewest observations; below, the interval covers far less than it says.
  public static let fewestObservations = 10

  /// Resamples the observations.
  ///
  /// - Throws: ``StatisticsError``; fewer than 10 observations, no variation.
  /// - Complexity: O(resamples · n).
  public static func bca(
    _ x: [Double], statistic: BootstrapStatistic = .mean, resamples: Int = 10_000,
    confidence: Double = 0.95, seed: Seed = Seed(0)
  ) throws(StatisticsError) -> BootstrapInterval {
    try requireOptions(resamples, confidence)
    try Require.finite(x, "x")
    try Require.count(x.count, atLeast: 2)
    let scale = BinaryScale(x)
    return try BootstrapInterval(
      Sample(x, in: scale), scale, statistic, resamples, confidence, seed)
  }

  /// Resamples the differences x − y.
  ///
  /// - Throws: ``StatisticsError``; fewer than 10 pairs, no variation.
  public static func bca(
    paired x: [Double], _ y: [Double], statistic: BootstrapStatistic = .mean,
    resamples: Int = 10_000, confidence: Double = 0.95, seed: Seed = Seed(0)
  ) throws(StatisticsError) -> BootstrapInterval {
    try requireOptions(resamples, confidence)
    let differences = try PairedDifferences(x, y)
    return try BootstrapInterval(
      differences.sample, differences.scale, statistic, resamples, confidence, seed)
  }

  private static func requireOptions(
    _ resamples: Int, _ confidence: Double
  ) throws(StatisticsError) {
    try Resamples.require(resamples)
    try Require.openUnit(confidence, "confidence")
  }

  private init(
    _ sample: Sample, _ scale: BinaryScale, _ statistic: BootstrapStatistic, _ resamples: Int,
    _ confidence: Double, _ seed: Seed
  ) throws(StatisticsError) {
    try Require.variation(
      sample.range > scale.rounding, "the observations are constant up to rounding")
    try Require.count(sample.count, atLeast: BootstrapInterval.fewestObservations)
    // Deviations from the mean lose nothing to an offset; it is added back at the end.
    let deviations = sample.values.map { ($0 - sample.mean).high }.sorted()
    let offset = statistic.isLocation ? sample.mean : DoubleDouble(0)
    func restored(_ value: Double) -> Double { scale.up((offset + DoubleDouble(value)).high) }

    let once = [Int](repeating: 1, count: deviations.count)
    let observed = statistic(deviations, counts: once)
    var stream = RandomStream(seed: seed, purpose: "bootstrap")
    var counts = once
    var values: [Double] = []
    values.reserveCapacity(resamples)
    for _ in 0..<resamples {
      for index in counts.indices { counts[index] = 0 }
      for _ in counts { counts[stream.below(counts.count)] += 1 }
      values.append(statistic(deviations, counts: counts))
    }
    values.sort()

    let acceleration = BootstrapInterval.acceleration(deviations, statistic)
    let bias = BootstrapInterval.bias(values, observed, rounding: scale.rounding)
    func end(_ tail: Double) -> Double {
      let z = bias - SpecialFunctions.normalQuantile(upperTail: tail)
      let stretch = 1 - acceleration * z
      let level =
        stretch > 0
        ? SpecialFunctions.normalUpperTail(-(bias + z / stretch)) : z < 0 ? 0 : 1
      return restored(Resamples.quantile(values, level))
    }
    estimate = restored(observed)
    let (low, high) = (end((1 - confidence) / 2), end((1 + confidence) / 2))
    interval = high > low ? Interval(low: low, high: high) : nil
  }

  /// z₀; a share of 0 or 1 counts as half a resample.
  private static func bias(_ values: [Double], _ observed: Double, rounding: Double) -> Double {
    var share = 0.0
    for value in values {
      if (value - observed).magnitude <= rounding {
        share += 0.5
      } else if value < observed {
        share += 1
      }
    }
    let count = Double(values.count)
    return -SpecialFunctions.normalQuantile(
      upperTail: min(max(share, 0.5), count - 0.5) / count)
  }

  private static func acceleration(
    _ deviations: [Double], _ statistic: BootstrapStatistic
  ) -> Double {
    let jackknife = statistic.jackknife(deviations)
    let mean = jackknife.reduce(0, +) / Double(jackknife.count)
    let squares = jackknife.reduce(0) { $0 + (mean - $1) * (mean - $1) }
    let cubes = jackknife.reduce(0) { $0 + (mean - $1) * (mean - $1) * (mean - $1) }
    return squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : 0
  }
}
