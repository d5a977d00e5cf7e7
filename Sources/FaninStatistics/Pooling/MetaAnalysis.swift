/// A random-effects meta-analysis: the mean of effects that vary between studies.
///
/// ```
/// wᵢ = 1 / (vᵢ + τ²)    estimate = Σ wᵢ yᵢ / Σ wᵢ
/// z:              se² = 1 / Σ wᵢ                                       normal
/// Knapp–Hartung:  se² = Σ wᵢ (yᵢ − estimate)² / ((k − 1) Σ wᵢ)         t with k − 1 degrees
/// ```
///
/// I² and H² are relative to the typical sampling variance.
///
/// - Source: DerSimonian & Laird (1986), doi:10.1016/0197-2456(86)90046-2; Knapp & Hartung (2003),
///   doi:10.1002/sim.1482; Higgins & Thompson (2002), doi:10.1002/sim.1186.
public struct MetaAnalysis: Hashable, Sendable {
  /// The mean effect.
  public let estimate: Double
  /// Its standard error.
  public let standardError: Double
  /// Estimate ÷ standard error.
  public let statistic: Double
  /// The degrees of freedom of Knapp and Hartung's test; nil for z.
  public let degreesOfFreedom: Double?
  /// The p-value of a mean effect of 0, two-sided.
  public let pValue: Double
  /// The confidence interval of the mean effect.
  public let interval: Interval
  /// The variance between studies, τ².
  public let betweenVariance: Double
  /// Cochran's Q, the weighted sum of squares about the fixed-effect mean.
  public let q: Double
  /// The p-value of Q, with k − 1 degrees of freedom.
  public let qPValue: Double
  /// The share of variance that is between studies, a fraction.
  public let iSquared: Double
  /// Total variance ÷ sampling variance.
  public let hSquared: Double

  /// Whether the effects differ by less than their sampling variances explain, Q < k − 1, while the
  /// test takes its standard error from these differences: the interval is then too narrow.
  ///
  /// - Source: Jackson, Law, Rücker & Schwarzer (2017), doi:10.1002/sim.7411.
  public var isTooNarrow: Bool { degreesOfFreedom.map { q < $0 } ?? false }

  /// How τ² is estimated.
  public enum Method: String, Sendable, CaseIterable {
    /// By DerSimonian and Laird's moments, at least 0.
    case derSimonianLaird = "DL"
    /// By restricted maximum likelihood, at least 0.
    case restrictedLikelihood = "REML"
  }

  /// How the mean is tested.
  public enum Test: String, Sendable, CaseIterable {
    /// By the normal distribution, as if τ² were known.
    case z
    /// By Student's t with a variance estimated from the residuals.
    case knappHartung = "knapp-hartung"
  }

  /// Pools `effects` with their sampling `variances`.
  ///
  /// - Shape: equally long, at least 2.
  /// - Throws: ``StatisticsError``; `zero_variance` for a variance of 0, or equal effects under
  ///   Knapp and Hartung's test.
  public init(
    effects: [Double], variances: [Double], method: Method = .restrictedLikelihood,
    test: Test = .knappHartung, confidence: Double = 0.95
  ) throws(StatisticsError) {
    try Require.openUnit(confidence, "confidence")
    try Require.option(
      !variances.contains { $0 < 0 && $0.isFinite }, "a variance must not be negative")
    try Require.sameLength(effects.count, variances.count, "effects and variances")
    try Require.finite(effects, "effects")
    try Require.finite(variances, "variances")
    try Require.count(effects.count, atLeast: 2, of: "studies")
    try Require.variation(!variances.contains(0), "a sampling variance is 0")

    let model = RandomEffects(effects: effects, variances: variances)
    let tau2 =
      switch method {
      case .derSimonianLaird: model.momentVariance
      case .restrictedLikelihood: model.likelihoodVariance
      }
    let fit = model.fit(tau2)
    let degrees = Double(effects.count - 1)
    let variance =
      switch test {
      case .z: 1 / fit.weight
      case .knappHartung: fit.residual / (degrees * fit.weight)
      }
    try Require.variation(variance != 0, "all effects are equal")
    let error = variance.squareRoot()
    let mean = model.mean(fit)
    let ratio = mean / error
    let reach: Double
    switch test {
    case .z:
      degreesOfFreedom = nil
      pValue = min(1, 2 * SpecialFunctions.normalUpperTail(ratio.magnitude))
      reach = SpecialFunctions.normalQuantile(upperTail: (1 - confidence) / 2)
    case .knappHartung:
      let student = StudentT(degreesOfFreedom: degrees)
      degreesOfFreedom = degrees
      pValue = student.twoTails(ratio)
      reach = student.magnitude(between: confidence, tails: 1 - confidence)
    }
    estimate = model.effect(mean)
    standardError = model.effect(error)
    statistic = ratio
    interval = Interval(
      low: model.effect(mean - reach * error), high: model.effect(mean + reach * error))
    betweenVariance = model.effect(model.effect(tau2))
    q = model.fit(0).residual
    qPValue = SpecialFunctions.chiSquaredUpperTail(q, degreesOfFreedom: degrees)
    iSquared = tau2 / (tau2 + model.typicalVariance)
    hSquared = 1 + tau2 / model.typicalVariance
  }
}
