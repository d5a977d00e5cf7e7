import Foundation

/// The Bayes factor of a t statistic against the null hypothesis of no effect, with a Cauchy prior.
///
/// The standardised effect is Cauchy(0, r) under the alternative, that is N(0, g) with g inverse
/// gamma; a one-sided alternative truncates the prior to its side. With N = n, or n₁n₂/(n₁ + n₂),
/// and ν degrees of freedom,
///
/// ```
/// BF = ∫ (1 + N g)^(−½) ((1 + t²/ν) / (1 + t²/(ν (1 + N g))))^((ν+1)/2) π(g) dg
/// ```
///
/// and one-sided the integrand is multiplied by 2 F(t √(N g (ν + 1) / (ν (1 + N g) + t²))), F the
/// distribution function of Student's t with ν + 1 degrees of freedom.
///
/// - Source: Rouder et al. (2009), doi:10.3758/PBR.16.2.225; Morey & Wagenmakers (2014),
///   doi:10.1016/j.spl.2014.05.010.
public struct BayesFactor: Hashable, Sendable {
  /// The natural logarithm of the Bayes factor of the alternative against the null.
  public let logarithm: Double

  /// The Bayes factor itself; infinite beyond the largest Double.
  public var value: Double { exp(logarithm) }

  /// The prior width "medium", √2/2.
  public static let mediumScale = 0.5.squareRoot()

  /// Of the t statistic of one sample or of `n1` pairs, or with `n2` of two independent samples.
  ///
  /// - Throws: ``StatisticsError``; `too_few_observations` below 2 in a sample.
  public init(
    t: Double, n1: Int, n2: Int? = nil, scale: Double = BayesFactor.mediumScale,
    alternative: Alternative = .twoSided
  ) throws(StatisticsError) {
    try Require.option(scale > 0 && scale.isFinite, "r_scale must be above 0; got \(scale)")
    try Require.finite(t, "t")
    try Require.count(n1, atLeast: 2, of: "observations, n1,")
    if let n2 { try Require.count(n2, atLeast: 2, of: "observations, n2,") }
    let first = Double(n1)
    let second = n2.map(Double.init)
    let size = second.map { first / (first + $0) * $0 } ?? first
    let nu = second.map { first + $0 - 2 } ?? first - 1
    let signed = alternative == .less ? -t : t
    // ln(t²/ν) and ln(1 + t²/(ν q)), for any t.
    let logRatio = 2 * log(t.magnitude) - log(nu)
    func logOnePlus(_ logarithm: Double) -> Double {
      logarithm > 700 ? logarithm : log1p(exp(logarithm))
    }
    let central = StudentT(degreesOfFreedom: nu + 1)
    let logNull = logOnePlus(logRatio)
    let logPrior = log(scale) - 0.918938533204672741780329736406

    func logIntegrand(_ u: Double) -> Double {
      let logQ = logOnePlus(log(size) + u)
      var value = logPrior - u / 2 - scale * scale / 2 * exp(-u) - logQ / 2
      value += (nu + 1) / 2 * (logNull - logOnePlus(logRatio - logQ))
      if alternative != .twoSided {
        let shrinkage = exp((log(size) + u - logQ) / 2)
        let spread = (1 + exp(logRatio - logQ)).squareRoot()
        let scaled = signed / nu.squareRoot() * shrinkage / spread * (nu + 1).squareRoot()
        value += SpecialFunctions.logOfTwo + log(central.lowerTail(scaled))
      }
      return value
    }
    // Below, the prior has died out; above, the integrand falls like 1/g.
    let low = 2 * log(scale) - 8
    let high = max(2 * log(scale), logRatio - log(size), 0) + 60
    logarithm = PeakIntegral.logarithm(between: low, high, logIntegrand)
  }
}
