/// The mean of curves over seeds, with an interval at every point.
///
/// ```
/// mean(t) ± t(n − 1, confidence) · sd(t) / √n
/// ```
/// The intervals are pointwise: each holds on its own, not all at once. Where all curves agree to
/// rounding, the interval is the point.
public struct CurveInterval: Hashable, Sendable {
  /// The mean at every point.
  public let means: [Double]
  /// The interval at every point; empty for a single curve, whose spread is not known.
  public let intervals: [Interval]

  /// Reduces curves, one per seed, all over the same points.
  ///
  /// - Throws: ``StatisticsError``.
  /// - Complexity: O(curves · points).
  public init(_ curves: [[Double]], confidence: Double = 0.95) throws(StatisticsError) {
    try Require.openUnit(confidence, "confidence")
    try Require.count(curves.count, atLeast: 1, of: "curve")
    for curve in curves {
      try Require.sameLength(curve.count, curves[0].count, "curves")
      try Require.finite(curve, "curves")
    }
    var means: [Double] = []
    var intervals: [Interval] = []
    for point in curves[0].indices {
      let values = curves.map { $0[point] }
      let scale = BinaryScale(values)
      let sample = Sample(values, in: scale)
      means.append(scale.up(sample.mean.high))
      guard curves.count > 1 else { continue }
      let estimate = MeanEstimate(of: sample, in: scale)
      intervals.append(
        estimate.error.high > 0
          ? estimate.interval(.twoSided, confidence: confidence)
          : Interval(low: estimate.estimate, high: estimate.estimate))
    }
    self.means = means
    self.intervals = intervals
  }
}
