/// The power of the paired t test, and the pairs it needs.
///
/// ```
/// T is noncentral t with n − 1 degrees of freedom and δ = d_z √n
/// ```
///
/// A two-sided power counts both tails.
public enum PairedTPower {
  /// The most pairs a plan may ask for.
  static let mostPairs = 1 << 40

  /// The probability of p < α with `count` pairs, if the true mean difference is `dz` standard
  /// deviations of the differences.
  ///
  /// - Throws: ``StatisticsError``.
  public static func power(
    count: Int, dz: Double, alpha: Double = 0.05, alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> Double {
    try Require.openUnit(alpha, "alpha")
    try Require.finite(dz, "d_z")
    try Require.count(count, atLeast: 2, of: "pairs")
    return value(count, dz, alpha, alternative)
  }

  /// The fewest pairs that reach `power`.
  ///
  /// - Throws: ``StatisticsError``; `invalid_option` if no number of pairs does.
  public static func count(
    dz: Double, power: Double, alpha: Double = 0.05, alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> Int {
    try Require.openUnit(alpha, "alpha")
    try Require.openUnit(power, "power")
    try Require.finite(dz, "d_z")
    return try fewest("with d_z = \(dz)") { value($0, dz, alpha, alternative) >= power }
  }

  /// The smallest d_z that `count` pairs detect with probability `power`; below 0 where a decrease
  /// is looked for.
  ///
  /// - Throws: ``StatisticsError``.
  public static func detectableEffect(
    count: Int, power: Double = 0.8, alpha: Double = 0.05, alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> Double {
    try Require.openUnit(alpha, "alpha")
    try Require.openUnit(power, "power")
    try Require.option(power > alpha, "power must exceed alpha")
    try Require.count(count, atLeast: 2, of: "pairs")
    let sign = alternative == .less ? -1.0 : 1
    var high = 1.0
    while value(count, sign * high, alpha, alternative) < power, high.isFinite { high *= 2 }
    return sign * Root.between(0, high) { value(count, sign * $0, alpha, alternative) - power }
  }

  private static func value(
    _ count: Int, _ dz: Double, _ alpha: Double, _ alternative: Alternative
  ) -> Double {
    let nu = Double(count - 1)
    let central = StudentT(degreesOfFreedom: nu)
    let statistic = NoncentralT(
      degreesOfFreedom: nu, noncentrality: dz * Double(count).squareRoot())
    switch alternative {
    case .twoSided:
      let limit = central.magnitude(between: 1 - alpha, tails: alpha)
      return min(1, statistic.upperTail(limit) + statistic.lowerTail(-limit))
    case .greater: return statistic.upperTail(central.quantile(upperTail: alpha))
    case .less: return statistic.lowerTail(-central.quantile(upperTail: alpha))
    }
  }

  /// The fewest pairs, at least 2, that suffice, where more always do.
  static func fewest(
    _ plan: @autoclosure () -> String, _ suffices: (Int) -> Bool
  ) throws(StatisticsError) -> Int {
    if suffices(2) { return 2 }
    var (low, high) = (2, 4)
    while !suffices(high) {
      (low, high) = (high, 2 * high)
      try Require.option(
        high <= mostPairs, "no number of pairs up to \(mostPairs) reaches the power \(plan())")
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if suffices(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
