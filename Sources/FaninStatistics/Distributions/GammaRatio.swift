import Foundation

/// Ratios of gamma functions half a step apart.
package enum GammaRatio {
  /// Γ(z + ½) / (Γ(z)·√z), which tends to 1.
  ///
  /// ```
  /// = (1 + 1/(2z))^z · e^(−½) · Γ*(z + ½) / Γ*(z)
  /// ```
  static func halfStep(_ z: Double) -> Double {
    exp(z * log1p(0.5 / z) - 0.5) * SpecialFunctions.gammaStar(z + 0.5)
      / SpecialFunctions.gammaStar(z)
  }

  /// Hedges' correction J(ν) = Γ(ν/2) / (√(ν/2) · Γ((ν − 1)/2)), ν ≥ 2.
  ///
  /// - Source: Hedges (1981), doi:10.3102/10769986006002107.
  package static func hedgesCorrection(degreesOfFreedom: Double) -> Double {
    let z = (degreesOfFreedom - 1) / 2
    return halfStep(z) * (z / (z + 0.5)).squareRoot()
  }
}
