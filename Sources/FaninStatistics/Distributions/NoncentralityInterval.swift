import Foundation

extension NoncentralT {
  /// The noncentralities that an observed t does not reject: the confidence interval of δ.
  ///
  /// ```
  /// P(T ≥ t; low) = P(T ≤ t; high) = (1 − confidence) / 2
  /// ```
  ///
  /// - Source: Steiger & Fouladi (1997), "Noncentrality interval estimation".
  static func noncentralityInterval(
    t: Double, degreesOfFreedom: Double, confidence: Double
  ) -> Interval {
    let low = bound(t, degreesOfFreedom, tail: (1 - confidence) / 2)
    let high = -bound(-t, degreesOfFreedom, tail: (1 - confidence) / 2)
    return Interval(low: low, high: high)
  }

  /// The δ with P(T ≥ t; δ) = `tail`.
  private static func bound(_ t: Double, _ nu: Double, tail: Double) -> Double {
    let target = log(tail)
    func excess(_ delta: Double) -> Double {
      let value =
        NoncentralT(degreesOfFreedom: nu, noncentrality: delta).logUpperTail(t) - target
      return value.isNaN ? -.greatestFiniteMagnitude : max(value, -.greatestFiniteMagnitude)
    }
    var width = 3 * (1 + t * t / (2 * nu)).squareRoot()
    var low = t - width
    while excess(low) > 0, width.isFinite {
      width *= 2
      low -= width
    }
    width = 3 * (1 + t * t / (2 * nu)).squareRoot()
    var high = t
    while excess(high) < 0, width.isFinite {
      high += width
      width *= 2
    }
    return Root.between(low, high, excess)
  }
}
