/// The Mann–Whitney U test of two independent samples.
///
/// Tests the null hypothesis that x and y come from one distribution.
///
/// ```
/// U₁ = number of pairs with x > y, ties counting half    P(x > y) estimated by U₁ / (n₁ n₂)
/// ```
///
/// The exact two-sided p counts splits with |U − n₁n₂/2| at least as large as observed.
///
/// - Source: Mann & Whitney (1947), doi:10.1214/aoms/1177730491; Streitberg & Röhmel (1986).
public struct MannWhitney: Hashable, Sendable {
  /// The pairs with x > y, ties counting half.
  public let u1: Double
  /// The pairs with y > x, ties counting half.
  public let u2: Double
  /// The p-value.
  public let pValue: Double
  /// How the p-value was found.
  public let method: RankTestMethod

  /// The most observations the exact method takes, and up to which it is the default.
  static let exactLimits = (explicit: 400, standard: 50)

  /// The estimated probability that a value of x exceeds one of y, ties counting half.
  public var probabilityOfSuperiority: Double { u1 / (u1 + u2) }

  /// Runs the test; without a method, exact up to 50 observations and asymptotic beyond.
  ///
  /// - Throws: ``StatisticsError``; `zero_variance` for the asymptotic test of values all equal.
  /// - Complexity: exact O(N⁴), asymptotic O(N log N).
  public init(
    _ x: [Double], _ y: [Double], alternative: Alternative = .twoSided,
    method: RankTestMethod? = nil, continuity: Bool = true
  ) throws(StatisticsError) {
    let count = x.count + y.count
    let limits = MannWhitney.exactLimits
    self.method = method ?? (count <= limits.standard ? .exact : .asymptotic)
    try Require.option(
      self.method == .asymptotic || count <= limits.explicit,
      "the exact method takes at most \(limits.explicit) observations; got \(count)")
    try Require.finite(x, "x")
    try Require.finite(y, "y")
    try Require.count(x.count, atLeast: 1, of: "observation of x")
    try Require.count(y.count, atLeast: 1, of: "observation of y")

    let ranks = Midranks(x + y)
    let pairs = Double(x.count) * Double(y.count)
    let rankSum = ranks.doubled[..<x.count].reduce(0, +)
    let doubledU = rankSum - x.count * (x.count + 1)
    u1 = Double(doubledU) / 2
    u2 = pairs - u1
    let deviation = u1 - pairs / 2
    switch self.method {
    case .exact:
      pValue = MannWhitney.exactPValue(
        ranks.doubled, first: x.count, rankSum: rankSum, alternative)
    case .asymptotic:
      let n = Double(count)
      let variance = pairs / 12 * ((n + 1) - ranks.tieCubes / (n * (n - 1)))
      try Require.variation(ranks.tieSizes.count > 1, "all values are equal")
      pValue = alternative.normalPValue(
        deviation: deviation, standardDeviation: variance.squareRoot(),
        continuity: continuity ? 0.5 : 0)
    }
  }

  private static func exactPValue(
    _ doubled: [Int], first: Int, rankSum: Int, _ alternative: Alternative
  ) -> Double {
    // The smaller sample is split off: its rank sum falls as the other's rises.
    let isFirstSmaller = 2 * first <= doubled.count
    let size = isFirstSmaller ? first : doubled.count - first
    let all = doubled.reduce(0, +)
    let observed = isFirstSmaller ? rankSum : all - rankSum
    // Without ties every doubled rank is even.
    let unit = doubled.allSatisfy { $0.isMultiple(of: 2) } ? 2 : 1
    let distribution = SplitDistribution(size: size, of: doubled.map { $0 / unit })
    func upper(_ value: Int) -> Double { distribution.upperTail(value / unit) }
    func lower(_ value: Int) -> Double { distribution.lowerTail(value / unit) }
    switch (alternative, isFirstSmaller) {
    case (.greater, true), (.less, false): return upper(observed)
    case (.less, true), (.greater, false): return lower(observed)
    case (.twoSided, _):
      // The mean rank sum is size · (N + 1), in doubled units.
      let mean = size * (doubled.count + 1)
      let reach = abs(observed - mean)
      if reach == 0 { return 1 }
      return min(1, upper(mean + reach) + lower(mean - reach))
    }
  }
}
