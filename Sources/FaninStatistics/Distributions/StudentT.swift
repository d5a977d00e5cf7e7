import Foundation

/// Student's t distribution, with tails right to the smallest Double.
package struct StudentT {
  package let degreesOfFreedom: Double

  package init(degreesOfFreedom: Double) { self.degreesOfFreedom = degreesOfFreedom }

  /// P(|T| > |t|).
  package func twoTails(_ t: Double) -> Double {
    let ratio = t.magnitude / degreesOfFreedom.squareRoot()
    if ratio > 1e8 { return farTails(ratio) }
    return IncompleteBeta.upper(odds: ratio * ratio, a: 0.5, b: degreesOfFreedom / 2)
  }

  /// P(|T| ≤ |t|), also where it is small.
  func between(_ t: Double) -> Double {
    let ratio = t.magnitude / degreesOfFreedom.squareRoot()
    if ratio > 1e8 { return 1 - farTails(ratio) }
    return IncompleteBeta.lower(odds: ratio * ratio, a: 0.5, b: degreesOfFreedom / 2)
  }

  /// P(T > t).
  package func upperTail(_ t: Double) -> Double {
    t >= 0 ? twoTails(t) / 2 : 1 - twoTails(t) / 2
  }

  /// P(T ≤ t).
  package func lowerTail(_ t: Double) -> Double { upperTail(-t) }

  /// The p-value of an observed t.
  func pValue(_ t: Double, _ alternative: Alternative) -> Double {
    switch alternative {
    case .twoSided: twoTails(t)
    case .greater: upperTail(t)
    case .less: lowerTail(t)
    }
  }

  /// The density of ln T at ln t, which is t times that of T at t.
  private func logarithmDensity(_ t: Double) -> Double {
    let nu = degreesOfFreedom
    let ratio = t / nu.squareRoot()
    let logPower = ratio < 1e8 ? log1p(ratio * ratio) : 2 * log(ratio)
    return GammaRatio.halfStep(nu / 2) / (2 * Double.pi).squareRoot()
      * exp(log(t) - (nu + 1) / 2 * logPower)
  }

  /// The t with P(T ≤ t) = `probability`, 0 < `probability` < 1.
  func quantile(_ probability: Double) -> Double {
    if probability < 0.5 { return -magnitude(between: 1 - 2 * probability, tails: 2 * probability) }
    return magnitude(between: 2 * probability - 1, tails: 2 * (1 - probability))
  }

  /// The t with P(T > t) = `tail`, 0 < `tail` < 1, also for a very small tail.
  func quantile(upperTail tail: Double) -> Double {
    if tail > 0.5 { return -quantile(upperTail: 1 - tail) }
    return magnitude(between: 1 - 2 * tail, tails: 2 * tail)
  }

  /// The t ≥ 0 with P(|T| ≤ t) = `between` and P(|T| > t) = `tails`, which add up to 1.
  ///
  /// Newton's method for ln t on the logarithm of the smaller of the two, from the normal quantile z:
  /// t² ≈ ν(exp(z²/ν) − 1).
  package func magnitude(between: Double, tails: Double) -> Double {
    if between <= 0 { return 0 }
    let nu = degreesOfFreedom
    let z = SpecialFunctions.normalQuantile(upperTail: tails / 2)
    var t = max(exp(z * z / nu / 2) * (-nu * expm1(-z * z / nu)).squareRoot(), between)
    for _ in 0..<200 {
      let slope = 2 * logarithmDensity(t)
      let step: Double
      if tails < 0.5 {
        let found = twoTails(t)
        step = found > 0 ? log(found / tails) * found / slope : -1
      } else {
        let found = self.between(t)
        step = found > 0 ? -log(found / between) * found / slope : 1
      }
      let bounded = step.isFinite ? min(max(step, -1), 1) : -1
      t *= exp(bounded)
      if bounded.magnitude < 4e-16 { break }
    }
    return t
  }

  /// P(|T| > ratio·√ν) for ratio > 10⁸, where the distribution is a power law to 16 digits.
  private func farTails(_ ratio: Double) -> Double {
    let nu = degreesOfFreedom
    return exp(-nu * log(ratio)) * GammaRatio.halfStep(nu / 2) * (2 / (nu * .pi)).squareRoot()
  }
}
