/// The count, mean and standard deviation of a sample.
public struct Summary: Hashable, Sendable {
  /// The number of observations.
  public let count: Int
  /// Their mean.
  public let mean: Double
  /// Their standard deviation, divisor n − 1; nil for one observation.
  public let standardDeviation: Double?

  /// Summarises at least one observation.
  ///
  /// - Throws: ``StatisticsError`` for no observations, or one that is not finite.
  /// - Complexity: O(n).
  public init(_ x: [Double]) throws(StatisticsError) {
    try Require.finite(x, "x")
    try Require.count(x.count, atLeast: 1, of: "observation")
    let scale = BinaryScale(x)
    let sample = Sample(x, in: scale)
    count = x.count
    mean = scale.up(sample.mean.high)
    standardDeviation = x.count > 1 ? scale.up(sample.standardDeviation) : nil
  }
}
