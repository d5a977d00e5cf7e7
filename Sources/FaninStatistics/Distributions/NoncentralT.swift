import Foundation

/// The noncentral t distribution: T = (Z + δ) / S, with Z standard normal and νS² ~ χ²(ν).
///
/// Either tail is an integral of positive terms, taken over the narrower of the two variables:
///
/// ```
/// over u = ln s:        P(T > t) = ∫ f(u) Φ(δ − t eᵘ) du
/// over v = ln(z + δ):   P(T > t) = ∫ φ(eᵛ − δ) eᵛ P(S < eᵛ/t) dv,                        t > 0
///                       P(T ≤ t) = Φ(−δ) + ∫ φ(eᵛ − δ) eᵛ P(S ≥ eᵛ/t) dv
/// ```
///
/// The second serves where t is large against √ν, as the first would have to resolve a step.
///
/// - Source: the idea is Witkovský's (2013), arXiv:1306.5294.
package struct NoncentralT {
  package let degreesOfFreedom: Double
  package let noncentrality: Double

  package init(degreesOfFreedom: Double, noncentrality: Double) {
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
  }

  /// P(T > t).
  package func upperTail(_ t: Double) -> Double { exp(logUpperTail(t)) }

  /// P(T ≤ t).
  package func lowerTail(_ t: Double) -> Double { exp(logLowerTail(t)) }

  /// ln P(T > t).
  func logUpperTail(_ t: Double) -> Double {
    if t < 0 { return mirrored.logLowerTail(-t) }
    if t == 0 { return SpecialFunctions.logNormalUpperTail(-noncentrality) }
    return isWide(t)
      ? overNormal(t) { logChiBelow($0) }
      : overChi { SpecialFunctions.logNormalUpperTail(t * $0 - noncentrality) }
  }

  /// ln P(T ≤ t).
  func logLowerTail(_ t: Double) -> Double {
    if t < 0 { return mirrored.logUpperTail(-t) }
    let negative = SpecialFunctions.logNormalUpperTail(noncentrality)
    if t == 0 { return negative }
    if isWide(t) {
      let positive = overNormal(t) { log(chiAbove($0)) }
      let larger = max(negative, positive)
      return larger + log(exp(negative - larger) + exp(positive - larger))
    }
    return overChi { SpecialFunctions.logNormalUpperTail(noncentrality - t * $0) }
  }

  private var mirrored: NoncentralT {
    NoncentralT(degreesOfFreedom: degreesOfFreedom, noncentrality: -noncentrality)
  }

  private func isWide(_ t: Double) -> Bool { t > 8 * (2 * degreesOfFreedom).squareRoot() }

  /// ln ∫ f(u) e^h(eᵘ) du, f the density of u = ln S.
  ///
  /// ```
  /// ln f(u) = constant − ν((e²ᵘ − 1)/2 − u)
  /// ```
  private func overChi(_ h: (Double) -> Double) -> Double {
    let nu = degreesOfFreedom
    let constant =
      SpecialFunctions.logOfTwo + 0.5 * log(nu / (4 * .pi))
      - log(SpecialFunctions.gammaStar(nu / 2))
    return constant
      + PeakIntegral.logarithm(from: 0) { u in
        h(exp(u)) - nu * excessOfSquare(u)
      }
  }

  /// (e²ᵘ − 1)/2 − u, by its power series where the difference would cancel.
  private func excessOfSquare(_ u: Double) -> Double {
    if u.magnitude > 0.1 { return expm1(2 * u) / 2 - u }
    var term = u * u
    var sum = term
    for order in 3...13 {
      term *= 2 * u / Double(order)
      sum += term
    }
    return sum
  }

  /// ln ∫ φ(w − δ) e^h(w/t) dw over w > 0: over v = ln w, or over z = w − δ itself where w = 0 lies
  /// too far out in φ to matter.
  private func overNormal(_ t: Double, _ h: (Double) -> Double) -> Double {
    let constant = -0.918938533204672741780329736406
    if noncentrality > 40 {
      return constant
        + PeakIntegral.logarithm(from: 0) { z in
          let w = z + noncentrality
          return w > 0 ? h(w / t) - z * z / 2 : -.infinity
        }
    }
    return constant
      + PeakIntegral.logarithm(from: log(t)) { v in
        let w = exp(v)
        let z = w - noncentrality
        return h(w / t) + v - z * z / 2
      }
  }

  /// P(S ≥ s).
  private func chiAbove(_ s: Double) -> Double {
    SpecialFunctions.chiSquaredUpperTail(
      degreesOfFreedom * s * s, degreesOfFreedom: degreesOfFreedom)
  }

  /// ln P(S < s); far below the mean by the power series of the incomplete gamma function.
  private func logChiBelow(_ s: Double) -> Double {
    let a = degreesOfFreedom / 2
    let x = a * s * s
    if x > a / 2 {
      return log(
        SpecialFunctions.chiSquaredLowerTail(2 * x, degreesOfFreedom: degreesOfFreedom))
    }
    var term = 1.0
    var sum = 1.0
    var k = a
    while term > 1e-17 * sum {
      k += 1
      term *= x / k
      sum += term
    }
    return a * (log(a) + 2 * log(s)) - x - SpecialFunctions.logGamma(a + 1) + log(sum)
  }
}
