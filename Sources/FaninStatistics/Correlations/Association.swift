import Foundation

/// The product-moment correlation of two lists of deviations, with 1 − r² formed without
/// cancellation.
struct Association {
  let r: Double
  /// 1 − r².
  let unexplained: Double

  /// What rounding leaves of 1 − r² on a straight line: sums of 32 digits, a few units each.
  private static let rounding = 0x1p-96

  /// The correlation of two scaled samples.
  init(_ x: Sample, _ y: Sample) {
    self.init(x.values.map { $0 - x.mean }, y.values.map { $0 - y.mean })
  }

  /// The correlation of two lists of deviations; neither is all 0.
  ///
  /// ```
  /// 1 − r² = Σ (yᵢ − b xᵢ)² / Σ yᵢ²,   b = Σ xᵢ yᵢ / Σ xᵢ²
  /// ```
  init(_ x: [DoubleDouble], _ y: [DoubleDouble]) {
    var (squaresX, squaresY, products) = (DoubleDouble(0), DoubleDouble(0), DoubleDouble(0))
    for (first, second) in zip(x, y) {
      squaresX += first * first
      squaresY += second * second
      products += first * second
    }
    let slope = products / squaresX
    var residuals = DoubleDouble(0)
    for (first, second) in zip(x, y) {
      let residual = second - slope * first
      residuals += residual * residual
    }
    let rest = (residuals / squaresY).high
    unexplained = rest < Association.rounding ? 0 : min(rest, 1)
    let ratio = (products / (squaresX * squaresY).squareRoot()).high
    r = unexplained == 0 ? (ratio < 0 ? -1 : 1) : min(max(ratio, -1), 1)
  }

  /// The p-value of r = 0 by Student's t with so many degrees of freedom.
  ///
  /// ```
  /// t = r √(ν / (1 − r²))
  /// ```
  func pValue(degreesOfFreedom: Double, _ alternative: Alternative) -> Double {
    let t = r * (degreesOfFreedom / unexplained).squareRoot()
    return StudentT(degreesOfFreedom: degreesOfFreedom).pValue(t, alternative)
  }

  /// tanh(atanh r ± z · `error`), and [r, r] where |r| = 1.
  ///
  /// - Source: Fisher (1921), Metron 1:3.
  func interval(error: Double, _ alternative: Alternative, confidence: Double) -> Interval {
    if unexplained == 0 { return Interval(low: r, high: r) }
    // ½ ln((1 + |r|)/(1 − |r|)), with 1 − |r| = (1 − r²)/(1 + |r|).
    let magnitude = log1p(r.magnitude) - 0.5 * log(unexplained)
    let centre = r < 0 ? -magnitude : magnitude
    let tail = alternative == .twoSided ? (1 - confidence) / 2 : 1 - confidence
    let reach = SpecialFunctions.normalQuantile(upperTail: tail) * error
    return Interval(
      low: alternative == .less ? -1 : tanh(centre - reach),
      high: alternative == .greater ? 1 : tanh(centre + reach))
  }
}
