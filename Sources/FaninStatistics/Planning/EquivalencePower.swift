import Foundation

/// The power of the paired equivalence test at a true difference of zero, and the pairs it needs.
///
/// ```
/// ∫ f(s) (2 Φ(m√n − t s) − 1) ds  over  s < m√n / t,     t = t(1 − α; n − 1), νs² ~ χ²(ν)
/// ```
///
/// - Units: the margin m is in standard deviations of the differences.
/// - Source: Schuirmann (1987), doi:10.1007/BF01068419.
public enum EquivalencePower {
  /// The probability that equivalence within ±`margin` is shown.
  ///
  /// - Throws: ``StatisticsError``.
  public static func power(
    count: Int, margin: Double, alpha: Double = 0.05
  ) throws(StatisticsError) -> Double {
    try requireOptions(margin, alpha)
    try Require.count(count, atLeast: 2, of: "pairs")
    return value(count, margin, alpha)
  }

  /// The fewest pairs that show equivalence within ±`margin` with probability `power`.
  ///
  /// - Throws: ``StatisticsError``.
  public static func count(
    margin: Double, power: Double = 0.8, alpha: Double = 0.05
  ) throws(StatisticsError) -> Int {
    try requireOptions(margin, alpha)
    try Require.openUnit(power, "power")
    return try PairedTPower.fewest("with a margin of \(margin)") {
      value($0, margin, alpha) >= power
    }
  }

  private static func requireOptions(
    _ margin: Double, _ alpha: Double
  ) throws(StatisticsError) {
    try Require.option(margin > 0 && margin.isFinite, "the margin must be above 0; got \(margin)")
    try Require.option(alpha > 0 && alpha < 0.5, "alpha must lie between 0 and 0.5; got \(alpha)")
  }

  private static func value(_ count: Int, _ margin: Double, _ alpha: Double) -> Double {
    let nu = Double(count - 1)
    let limit = StudentT(degreesOfFreedom: nu).quantile(upperTail: alpha)
    let reach = margin * Double(count).squareRoot()
    // Beyond nine standard deviations of s nothing is left.
    let spread = 9 / (2 * nu).squareRoot()
    let low = max(0, 1 - spread)
    let high = min(reach / limit, 1 + max(spread, 9 / nu.squareRoot()))
    if high <= low { return 0 }
    let constant =
      SpecialFunctions.logOfTwo + nu / 2 * log(nu / 2) - SpecialFunctions.logGamma(nu / 2)
    // s runs from `low` to `high` as u runs over the line, so fast that both ends die out.
    return PeakIntegral.trapezoid(from: -4, to: 4) { u in
      let inner = Double.pi / 2 * sinh(u)
      let share = 1 / (1 + exp(-2 * inner))
      let s = low + (high - low) * share
      let weight = (high - low) * Double.pi * cosh(u) * share * (1 - share)
      if s <= 0 { return 0 }
      let density = exp(constant + (nu - 1) * log(s) - nu * s * s / 2)
      return weight * density * (1 - 2 * SpecialFunctions.normalUpperTail(reach - limit * s))
    }
  }
}
