import Foundation

/// Student's t distribution, with tails right to the smallest Double.
struct StudentT {
  let degreesOfFreedom: Double

  /// P(|T| > |t|).
  func twoTails(_ t: Double) -> Double {
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
  func upperTail(_ t: Double) -> Double {
    t >= 0 ? twoTails(t) / 2 : 1 - twoTails(t) / 2
  }

  /// P(T ≤ t).
  func lowerTail(_ t: Double) -> Double { upperTail(-t) }

  /// The p-value of an observed t.
  func pValue(_ t: Double, _ alternative: Alternative) -> Double {
    switch alternative {
    case .twoSided: twoTails(t)
    case .greater: upperTail(t)
    case .less: lowerTail(t)
    }
  }

  /// The density at t.
  func density(_ t: Double) -> Double {
    let nu = degreesOfFreedom
    let ratio = t / nu.squareRoot()
    let logPower = ratio.magnitude < 1e8 ? log1p(ratio * ratio) : 2 * log(ratio.magnitude)
    return GammaRatio.halfStep(nu / 2) / (2 * Double.pi).squareRoot()
      * exp(-(nu + 1) / 2 * logPower)
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
  /// Newton's method for ln t on the logarithm of the smaller of the two.
  func magnitude(between: Double, tails: Double) -> Double {
    if between <= 0 { return 0 }
    var t = SpecialFunctions.roughStudentQuantile(
      upperTail: tails / 2, degreesOfFreedom: degreesOfFreedom)
    if !t.isFinite || t <= 0 { t = max(between, 1e-300) }
    for _ in 0..<200 {
      let slope = 2 * density(t) * t
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
