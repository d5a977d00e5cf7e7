import FaninElementary

extension FanInProfile {
  /// The share f(u) of every neuron by rank, u = (j + ½)/m: relative, at most 1, never falling.
  ///
  /// `parameter` is the profile's own; profiles without one give everybody the same.
  ///
  /// - Complexity: O(m).
  func shares(neurons: Int, parameter: Double) -> [Double] {
    let ranks = (0..<neurons).map { (Double($0) + 0.5) / Double(neurons) }
    // The top neuron's own rank scales the quantiles, whose limit at u = 1 is infinite.
    let tail = 0.5 / Double(neurons)
    switch self {
    case .dense, .uniform, .erdosRenyi, .equilibrium, .transplant:
      return ranks.map { _ in 1 }
    case .family(let family, _):
      return ranks.map { family.share(rank: $0, parameter: parameter) }
    case .lognormal:
      let top = -Elementary.normalQuantile(tail)
      return ranks.map { Elementary.exp(parameter * (Elementary.normalQuantile($0) - top)) }
    case .powerLaw:
      return ranks.map { Elementary.exp(Elementary.log(min(tail / (1 - $0), 1)) / parameter) }
    }
  }
}

extension FanInProfile.Family {
  /// The share f(u) of the neuron of rank u, relative to a neuron at the very top (u = 1).
  ///
  /// With p for the family's own parameter:
  /// ```
  /// linear       max(0, 1 − p(1 − u))               slope p ≥ 0; p = 1 is f = u
  /// power        uᵖ                                 exponent p ≥ 0
  /// exponential  exp(−p(1 − u))                     rate p ≥ 0
  /// logarithmic  max(0, 1 + p·ln u)                 rate p ≥ 0
  /// sigmoid      1 / (1 + exp(−p(u − 0.9)))         steepness p ≥ 0
  /// gaussian     exp(−(p(1 − u))² / 2)              sharpness p ≥ 0, one over the width
  /// cosine       max(0, 1 − p(1 + cos πu) / 2)      depth p ≥ 0; p = 1 is half a wave
  /// step         1 where u ≥ 0.9, else 1 / p        ratio p ≥ 1
  /// ```
  func share(rank u: Double, parameter p: Double) -> Double {
    switch self {
    case .linear: max(0, 1 - p * (1 - u))
    case .power: Elementary.power(u, p)
    case .exponential: Elementary.exp(-p * (1 - u))
    case .logarithmic: max(0, 1 + p * Elementary.log(u))
    case .sigmoid: 1 / (1 + Elementary.exp(-p * (u - 0.9)))
    case .gaussian: Elementary.exp(-0.5 * (p * (1 - u)) * (p * (1 - u)))
    case .cosine: max(0, 1 - p * (0.5 + 0.5 * Elementary.cos(Double.pi * u)))
    case .step: u >= 0.9 ? 1 : 1 / p
    }
  }
}
