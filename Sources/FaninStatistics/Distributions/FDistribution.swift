/// Fisher's F distribution.
struct FDistribution {
  let numerator: Double
  let denominator: Double

  /// P(F > f).
  func upperTail(_ f: Double) -> Double {
    IncompleteBeta.upper(
      odds: f * (numerator / denominator), a: numerator / 2, b: denominator / 2)
  }
}
