import Foundation

/// The likelihood of effects that vary between studies, in a scale where the typical sampling
/// variance is near 1.
struct RandomEffects {
  /// What is added to every effect, so that an offset does not enter the sums.
  private let pivot: Double
  private let exponent: Int
  private let effects: [Double]
  private let variances: [Double]

  /// - Precondition: equally long, at least 2; the variances are positive.
  init(effects: [Double], variances: [Double]) {
    let sorted = variances.sorted()
    let exponent = Int(sorted[sorted.count / 2].exponent) >> 1
    self.exponent = exponent
    let pivot = effects.sorted()[effects.count / 2]
    self.pivot = Double(sign: .plus, exponent: -exponent, significand: pivot)
    self.effects = effects.map { Double(sign: .plus, exponent: -exponent, significand: $0 - pivot) }
    self.variances = variances.map {
      Double(sign: .plus, exponent: -2 * exponent, significand: $0)
    }
  }

  /// A weighted fit: Σ w, the mean less the pivot, and Σ w · residual².
  struct Fit {
    let weight: Double
    let deviation: Double
    let residual: Double
  }

  /// The fit with a given variance between studies.
  func fit(_ tau2: Double) -> Fit {
    var (weight, weighted) = (0.0, 0.0)
    for (effect, variance) in zip(effects, variances) {
      weight += 1 / (variance + tau2)
      weighted += effect / (variance + tau2)
    }
    let deviation = weighted / weight
    var residual = 0.0
    for (effect, variance) in zip(effects, variances) {
      residual += (effect - deviation) * (effect - deviation) / (variance + tau2)
    }
    return Fit(weight: weight, deviation: deviation, residual: residual)
  }

  /// The mean effect of a fit, in the model's scale.
  func mean(_ fit: Fit) -> Double { pivot + fit.deviation }

  /// From the model's scale to the effects' unit; twice for a variance.
  func effect(_ value: Double) -> Double {
    Double(sign: .plus, exponent: exponent, significand: value)
  }

  private var degrees: Double { Double(effects.count - 1) }

  /// Σw − Σw²/Σw of the fixed-effect weights.
  private var effectiveWeight: Double {
    var (sum, squares) = (0.0, 0.0)
    for variance in variances {
      sum += 1 / variance
      squares += 1 / (variance * variance)
    }
    return sum - squares / sum
  }

  /// Higgins and Thompson's typical sampling variance.
  var typicalVariance: Double { degrees / effectiveWeight }

  /// DerSimonian and Laird's estimate of τ².
  var momentVariance: Double { max(0, (fit(0).residual - degrees) / effectiveWeight) }

  /// The τ² ≥ 0 of the largest restricted likelihood.
  ///
  /// ```
  /// −2 ln L = Σ ln(vᵢ + τ²) + ln Σ wᵢ + Σ wᵢ (yᵢ − mean)²
  /// ```
  ///
  /// Every downward sign change of the score on a fine grid is refined; the best wins.
  var likelihoodVariance: Double {
    let spread = (effects.max() ?? 0) - (effects.min() ?? 0)
    let least = variances.min() ?? 1
    let low = log(least) - 40
    let high = log(max(spread * spread, variances.max() ?? 1)) + 3
    let points = (0...800).map { low + (high - low) * Double($0) / 800 }
    let scores = points.map { score(exp($0)) }
    var best = (tau2: 0.0, deviance: deviance(0))
    for index in 1..<points.count where scores[index - 1] > 0 && scores[index] <= 0 {
      let tau2 = exp(Root.between(points[index - 1], points[index]) { score(exp($0)) })
      let deviance = deviance(tau2)
      if deviance < best.deviance { best = (tau2, deviance) }
    }
    return best.tau2
  }

  /// Twice the derivative of the restricted log-likelihood by τ².
  private func score(_ tau2: Double) -> Double {
    let fit = fit(tau2)
    var (first, squares, residual) = (0.0, 0.0, 0.0)
    for (effect, variance) in zip(effects, variances) {
      let weight = 1 / (variance + tau2)
      first += weight
      squares += weight * weight
      let deviation = weight * (effect - fit.deviation)
      residual += deviation * deviation
    }
    return residual - first + squares / first
  }

  private func deviance(_ tau2: Double) -> Double {
    let fit = fit(tau2)
    return variances.reduce(0) { $0 + log($1 + tau2) } + log(fit.weight) + fit.residual
  }
}
