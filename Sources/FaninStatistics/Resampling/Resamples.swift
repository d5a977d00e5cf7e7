import FaninRandom

/// What every procedure that draws at random shares.
enum Resamples {
  static func require(_ count: Int) throws(StatisticsError) {
    try Require.option(
      count >= 1 && count <= 10_000_000,
      "the number of resamples must lie in 1...10000000; got \(count)")
  }

  /// The quantile of ascending values at a level in 0...1, interpolated between neighbours.
  ///
  /// - Source: Hyndman & Fan (1996), type 7, doi:10.1080/00031305.1996.10473566.
  static func quantile(_ sorted: [Double], _ level: Double) -> Double {
    let position = Double(sorted.count - 1) * min(max(level, 0), 1)
    let index = min(Int(position), sorted.count - 1)
    let fraction = position - Double(index)
    if fraction == 0 { return sorted[index] }
    return sorted[index] + fraction * (sorted[index + 1] - sorted[index])
  }
}
