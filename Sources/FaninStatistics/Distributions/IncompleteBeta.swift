import Foundation

/// The regularised incomplete beta function, both tails, from the odds of its argument.
///
/// ```
/// I(x; a, b) = x^a (1 − x)^b / B(a, b) / continued fraction,    x = odds / (1 + odds)
/// ```
///
/// Odds rather than x, because 1 − x is then known as well as x is. GSL's own function is off by
/// 1e-8 and worse where a or b exceeds 10⁵.
///
/// - Source: Didonato & Morris (1992), algorithm 708, doi:10.1145/131766.131776; modified Lentz
///   evaluation.
enum IncompleteBeta {
  /// 1 − I(x; a, b), without cancellation.
  static func upper(odds: Double, a: Double, b: Double) -> Double {
    let (below, tail) = tail(odds: odds, a: a, b: b)
    return below ? 1 - tail : tail
  }

  /// I(x; a, b), without cancellation.
  static func lower(odds: Double, a: Double, b: Double) -> Double {
    let (below, tail) = tail(odds: odds, a: a, b: b)
    return below ? tail : 1 - tail
  }

  /// The tail on the side of the mean where the fraction converges: the lower one if `below`.
  private static func tail(odds: Double, a: Double, b: Double) -> (below: Bool, tail: Double) {
    if odds <= 0 { return (true, 0) }
    if odds == .infinity { return (false, 0) }
    let front = power(odds: odds, a: a, b: b)
    if odds * (b + 1) < a + 1 {
      return (true, front / fraction(odds: odds, a: a, b: b))
    }
    return (false, front / fraction(odds: 1 / odds, a: b, b: a))
  }

  /// x^a (1 − x)^b / B(a, b), as powers of ratios near 1 where they are near 1.
  private static func power(odds: Double, a: Double, b: Double) -> Double {
    let sum = a + b
    let excess = (odds * b - a) / (1 + odds)
    let logX = ratioLogarithm(excess / a) ?? log(sum / a) - log1p(1 / odds)
    let logY = ratioLogarithm(-excess / b) ?? log(sum / b) - log1p(odds)
    let stars =
      SpecialFunctions.gammaStar(sum)
      / (SpecialFunctions.gammaStar(a) * SpecialFunctions.gammaStar(b))
    return exp(a * logX + b * logY) * (a / sum * b / (2 * .pi)).squareRoot() * stars
  }

  /// ln(1 + excess) while that is well conditioned.
  private static func ratioLogarithm(_ excess: Double) -> Double? {
    excess.magnitude < 0.5 ? log1p(excess) : nil
  }

  /// The continued fraction b₀ + a₁/(b₁ + a₂/(b₂ + …)), its middle terms from a·y − b·x, which stays
  /// exact where x is close to 1.
  private static func fraction(odds: Double, a: Double, b: Double) -> Double {
    let x = odds / (1 + odds)
    let balance = (a - b * odds) / (1 + odds)
    func nonZero(_ value: Double) -> Double { value == 0 ? 1e-300 : value }
    var value = nonZero(a * (balance + 1) / (a + 1))
    var (c, d) = (value, 0.0)
    for step in 1...200_000 {
      let m = Double(step)
      let (below, above) = (a + 2 * m - 1, a + 2 * m + 1)
      let numerator =
        (a + m - 1) / below * ((a + b + m - 1) / below) * (m * (b - m) * x) * x
      let denominator =
        m + m * (b - m) * x / below + (a + m) * (balance + 1 + m * (2 - x)) / above
      d = 1 / nonZero(denominator + numerator * d)
      c = nonZero(denominator + numerator / c)
      let factor = c * d
      value *= factor
      if (factor - 1).magnitude < 1e-16 { break }
    }
    return value
  }
}
