/// The upper confidence limit of a standard deviation.
///
/// ```
/// s √(ν / χ²)   with P(X² ≤ χ²) = 1 − confidence for ν degrees of freedom
/// ```
///
/// A pilot's own s is as often too small as too large, and a plan made with it as often underpowered:
/// the limit of 80 % is what to plan with.
///
/// - Source: Browne (1995), doi:10.1002/sim.4780141709; Kieser & Wassmer (1996),
///   doi:10.1002/bimj.4710380806.
public enum StandardDeviationLimit {
  /// The limit that the standard deviation exceeds with probability 1 − `confidence`.
  ///
  /// - Throws: ``StatisticsError``.
  public static func upper(
    _ deviation: Double, degreesOfFreedom: Double, confidence: Double = 0.8
  ) throws(StatisticsError) -> Double {
    try Require.openUnit(confidence, "confidence")
    try Require.option(
      degreesOfFreedom > 0, "degrees of freedom must be positive; got \(degreesOfFreedom)")
    try Require.finite(deviation, "the standard deviation")
    try Require.option(deviation >= 0, "the standard deviation must not be negative")
    var high = degreesOfFreedom
    func excess(_ x: Double) -> Double {
      SpecialFunctions.chiSquaredLowerTail(x, degreesOfFreedom: degreesOfFreedom)
        - (1 - confidence)
    }
    while excess(high) < 0, high.isFinite { high *= 2 }
    let quantile = Root.between(0, high, excess)
    return deviation * (degreesOfFreedom / quantile).squareRoot()
  }
}
