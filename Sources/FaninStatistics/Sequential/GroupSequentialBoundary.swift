import Foundation

/// How small a p-value must be at each of several looks declared beforehand, so that looking more
/// than once does not raise the error rate.
///
/// At look k the statistic is Z(k) = B(t)/√t with B Brownian motion and t the share of the seeds
/// seen. The critical values c(k) solve, by recursive integration over what was not stopped before,
///
/// ```
/// P(|Z(j)| ≥ c(j) at some j ≤ k) = error spent by look k,   by the last look: α
/// ```
///
/// A nominal level 2(1 − Φ(c(k))) is then applied to the p-value of the t test at that look.
///
/// - Source: Armitage, McPherson & Rowe (1969), doi:10.2307/2343787; Pocock (1977),
///   doi:10.1093/biomet/64.2.191; O'Brien & Fleming (1979), doi:10.2307/2530245; Lan & DeMets (1983),
///   doi:10.1093/biomet/70.3.659.
public struct GroupSequentialBoundary: Hashable, Sendable {
  /// The seeds seen at each look, ascending.
  public let looks: [Int]
  /// |Z| from which a look stops, one per look.
  public let criticalValues: [Double]
  /// The two-sided p-value below which a look stops, one per look.
  public let levels: [Double]
  /// The error spent by each look, the last one α.
  public let spent: [Double]

  /// How the error is shared between looks.
  public enum Shape: String, Hashable, Sendable, CaseIterable {
    /// The same critical value at every look.
    case pocock
    /// Critical values that fall like 1/√t: hard to stop early, almost free at the end.
    case obrienFleming = "obrien-fleming"
    /// The error α ln(1 + (e − 1)t) is spent by t: much like Pocock's.
    case pocockSpending = "pocock-spending"
    /// The error 4(1 − Φ(z(1 − α/4)/√t)) is spent by t: much like O'Brien and Fleming's.
    case obrienFlemingSpending = "obrien-fleming-spending"
  }

  /// Computes the boundary of a two-sided test of size `alpha`.
  ///
  /// - Throws: ``StatisticsError``: no looks, looks that do not ascend from 2, an α outside 0 to 1.
  /// - Complexity: O(looks) integrations of 200 × 200 points, times the steps of a root finder.
  public init(
    looks: [Int], shape: Shape = .obrienFleming, alpha: Double = 0.05
  ) throws(StatisticsError) {
    try Require.openUnit(alpha, "alpha")
    try Require.option(!looks.isEmpty, "at least one look is needed")
    try Require.option(
      looks[0] >= 2 && zip(looks, looks.dropFirst()).allSatisfy { $0 < $1 },
      "looks must ascend from 2 or more; got \(looks)")
    let last = Double(looks[looks.count - 1])
    let times = looks.map { Double($0) / last }
    let critical: [Double]
    switch shape {
    case .pocock, .obrienFleming:
      func values(_ scale: Double) -> [Double] {
        times.map { shape == .pocock ? scale : scale / $0.squareRoot() }
      }
      // One look alone needs the least, a share of α for each the most.
      let low = SpecialFunctions.normalQuantile(upperTail: alpha / 2)
      let high = SpecialFunctions.normalQuantile(upperTail: alpha / 2 / Double(looks.count))
      critical = values(
        looks.count == 1
          ? low
          : Root.between(low, high, tolerance: 1e-13) { scale in
            BrownianStops.spent(times, values(scale)).last.map { $0 - alpha } ?? 0
          })
    case .pocockSpending, .obrienFlemingSpending:
      critical = BrownianStops.boundary(times, spending: times.map { shape.spent(by: $0, alpha) })
    }
    self.looks = looks
    criticalValues = critical
    levels = critical.map { 2 * SpecialFunctions.normalUpperTail($0) }
    spent = BrownianStops.spent(times, critical)
  }
}

extension GroupSequentialBoundary.Shape {
  /// The error a spending function allows by a share of the seeds.
  fileprivate func spent(by time: Double, _ alpha: Double) -> Double {
    if time >= 1 { return alpha }
    if self == .pocockSpending { return alpha * log1p((exp(1.0) - 1) * time) }
    let z = SpecialFunctions.normalQuantile(upperTail: alpha / 4)
    return 4 * SpecialFunctions.normalUpperTail(z / time.squareRoot())
  }
}
