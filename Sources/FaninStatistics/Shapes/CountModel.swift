import FaninElementary

/// A family of distributions over the whole numbers 1 … n, with two parameters.
///
/// The continuous families are made whole by rounding: a count k stands for the interval
/// (k − ½, k + ½], and the whole range for (½, n + ½]:
/// ```
/// P(k) = (F(k + ½) − F(k − ½)) / (F(n + ½) − F(½))            lognormal, Weibull, gamma
/// P(k) = k^(−a) e^(−λ k) / Σ over j in 1 … n of j^(−a) e^(−λ j)   truncated power law, a ≥ 0, λ ≥ 0
/// ```
/// All four live on the same counts, so that their likelihoods may be compared.
///
/// - Source: Clauset, Shalizi & Newman (2009), doi:10.1137/070710111, for the power law with cutoff.
public enum CountModel: String, Hashable, Sendable, Codable, CaseIterable {
  /// Parameters μ and σ of the logarithm.
  case lognormal
  /// Parameters shape and scale.
  case weibull
  /// Parameters shape and scale.
  case gamma
  /// Parameters exponent a and rate λ of the exponential cutoff.
  case truncatedPowerLaw = "truncated-power-law"

  /// The names of the two parameters.
  public var parameterNames: (String, String) {
    switch self {
    case .lognormal: ("mu", "sigma")
    case .weibull, .gamma: ("shape", "scale")
    case .truncatedPowerLaw: ("exponent", "rate")
    }
  }

  /// The logarithm of the probability of every count 1 … `maximum`; −∞ where it underflows.
  func logProbabilities(_ first: Double, _ second: Double, maximum: Int) -> [Double] {
    if self == .truncatedPowerLaw {
      let weights = (1...maximum).map { -first * Elementary.log(Double($0)) - second * Double($0) }
      let largest = weights.max() ?? 0
      let sum = weights.reduce(0) { $0 + Elementary.exp($1 - largest) }
      return weights.map { $0 - largest - Elementary.log(sum) }
    }
    let ends = (0...maximum).map { tails(Double($0) + 0.5, first, second) }
    let whole = Self.mass(ends[0], ends[maximum])
    return (1...maximum).map {
      let mass = Self.mass(ends[$0 - 1], ends[$0])
      return mass > 0 && whole > 0 ? Elementary.log(mass) - Elementary.log(whole) : -.infinity
    }
  }

  /// P(X ≤ x) and P(X > x) of the continuous family.
  private func tails(_ x: Double, _ first: Double, _ second: Double) -> (Double, Double) {
    switch self {
    case .lognormal:
      let z = (Elementary.log(x) - first) / second
      return (SpecialFunctions.normalUpperTail(-z), SpecialFunctions.normalUpperTail(z))
    case .weibull:
      let power = Elementary.exp(first * Elementary.log(x / second))
      return (Self.complement(power), Elementary.exp(-power))
    case .gamma:
      return (
        SpecialFunctions.chiSquaredLowerTail(2 * x / second, degreesOfFreedom: 2 * first),
        SpecialFunctions.chiSquaredUpperTail(2 * x / second, degreesOfFreedom: 2 * first)
      )
    case .truncatedPowerLaw: return (0, 1)
    }
  }

  /// The mass between two points, from whichever tails are small there.
  private static func mass(_ low: (Double, Double), _ high: (Double, Double)) -> Double {
    low.0 < 0.5 ? high.0 - low.0 : low.1 - high.1
  }

  /// 1 − e^(−x), whole for small x.
  private static func complement(_ x: Double) -> Double {
    x < 1e-5 ? x - x * x / 2 + x * x * x / 6 : 1 - Elementary.exp(-x)
  }
}
