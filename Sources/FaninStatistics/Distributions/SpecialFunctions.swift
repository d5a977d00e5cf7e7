import CGSL

/// What is taken from the GNU Scientific Library; no other file calls it.
///
/// Arguments are checked before they come here: with its error handler off, GSL answers NaN.
enum SpecialFunctions {
  /// GSL's own handler would end the process; it is switched off before the first call.
  private static let handlerIsOff: Bool = {
    gsl_set_error_handler_off()
    return true
  }()

  private static func call(_ value: @autoclosure () -> Double) -> Double {
    handlerIsOff ? value() : .nan
  }

  /// P(Z > z) for a standard normal Z.
  static func normalUpperTail(_ z: Double) -> Double { call(gsl_cdf_ugaussian_Q(z)) }

  /// ln P(Z > z), also where the probability itself is below the smallest Double.
  static func logNormalUpperTail(_ z: Double) -> Double {
    call(gsl_sf_log_erfc(z * 0.5.squareRoot())) - logOfTwo
  }

  /// The z with P(Z > z) = `probability`.
  static func normalQuantile(upperTail probability: Double) -> Double {
    call(gsl_cdf_ugaussian_Qinv(probability))
  }

  /// P(X² > x) for a χ² variable with `degreesOfFreedom`.
  static func chiSquaredUpperTail(_ x: Double, degreesOfFreedom: Double) -> Double {
    call(gsl_cdf_chisq_Q(x, degreesOfFreedom))
  }

  /// P(X² ≤ x) for a χ² variable with `degreesOfFreedom`.
  static func chiSquaredLowerTail(_ x: Double, degreesOfFreedom: Double) -> Double {
    call(gsl_cdf_chisq_P(x, degreesOfFreedom))
  }

  /// ln Γ(x), x > 0.
  static func logGamma(_ x: Double) -> Double { call(gsl_sf_lngamma(x)) }

  /// Γ(x) without its Stirling part: Γ*(x) = Γ(x) / (√(2π) · x^(x − ½) · e^(−x)), x > 0.
  static func gammaStar(_ x: Double) -> Double { call(gsl_sf_gammastar(x)) }

  static let logOfTwo = 0.693147180559945309417232121458
}
