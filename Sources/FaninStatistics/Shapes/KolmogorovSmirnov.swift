/// How far two distributions lie apart.
public enum KolmogorovSmirnov {
  /// The largest difference between two empirical distribution functions, from 0 to 1.
  ///
  /// ```
  /// D = max over v of |#{x ≤ v} / n − #{y ≤ v} / m|
  /// ```
  /// Ties count as they are: of whole numbers D is exact, though the usual p-value, made for
  /// continuous values, would not be; none is given.
  ///
  /// - Shape: `x` and `y` hold at least one value each, in any order.
  /// - Throws: ``StatisticsError``.
  /// - Complexity: O(n log n + m log m).
  /// - Source: Smirnov (1939); Kolmogorov (1933).
  public static func distance(_ x: [Double], _ y: [Double]) throws(StatisticsError) -> Double {
    try require(x, "x")
    try require(y, "y")
    return distance(ascending: x.sorted(), y.sorted())
  }

  static func require(_ sample: [Double], _ name: String) throws(StatisticsError) {
    try Require.finite(sample, name)
    try Require.count(sample.count, atLeast: 1, of: "observation of \(name)")
  }

  /// The distance of samples already in ascending order; O(n + m).
  static func distance(ascending x: [Double], _ y: [Double]) -> Double {
    var (i, j) = (0, 0)
    // Differences in units of 1 / (n m) are whole, so that equal distances are equal to the bit.
    var largest = 0
    while i < x.count, j < y.count {
      let value = min(x[i], y[j])
      while i < x.count, x[i] == value { i += 1 }
      while j < y.count, y[j] == value { j += 1 }
      largest = max(largest, abs(i * y.count - j * x.count))
    }
    return Double(largest) / Double(x.count * y.count)
  }
}
