import Foundation

/// The product-moment correlation of two lists of deviations, with 1 − r² formed without
/// cancellation.
struct Association {
  let r: Double
  /// 1 − r².
  let unexplained: Double

  /// What rounding leaves of 1 − r² on a straight line: sums of 32 digits, a few units each.
  private static let rounding = 0x1p-96

  /// - Precondition: neither sum of squares is 0.
  init(squaresX: DoubleDouble, squaresY: DoubleDouble, products: DoubleDouble) {
    let total = squaresX * squaresY
    let rest = ((total - products * products) / total).high
    unexplained = rest < Association.rounding ? 0 : min(rest, 1)
    let ratio = (products / total.squareRoot()).high
    r = unexplained == 0 ? (ratio < 0 ? -1 : 1) : min(max(ratio, -1), 1)
  }

  /// The correlation of two scaled samples.
  init(_ x: Sample, _ y: Sample) {
    var products = DoubleDouble(0)
    for (first, second) in zip(x.values, y.values) {
      products += (first - x.mean) * (second - y.mean)
    }
    self.init(squaresX: x.sumOfSquares, squaresY: y.sumOfSquares, products: products)
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
