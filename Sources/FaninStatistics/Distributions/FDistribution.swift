/// Fisher's F distribution.
package struct FDistribution {
  package let numerator: Double
  package let denominator: Double

  package init(numerator: Double, denominator: Double) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// P(F > f).
  package func upperTail(_ f: Double) -> Double {
    IncompleteBeta.upper(
      odds: f * (numerator / denominator), a: numerator / 2, b: denominator / 2)
  }
}
