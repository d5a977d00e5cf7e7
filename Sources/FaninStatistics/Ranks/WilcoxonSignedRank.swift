/// Wilcoxon's signed-rank test of paired samples.
///
/// Tests the null hypothesis that the differences x − y are symmetric about 0.
///
/// ```
/// W⁺ = Σ rank(|dᵢ|) over dᵢ > 0    rank-biserial r = (W⁺ − W⁻) / (W⁺ + W⁻)
/// ```
///
/// Differences within rounding of 0 are zeros, magnitudes within rounding of each other are ties.
///
/// - Source: Wilcoxon (1945), doi:10.2307/3001968; Pratt (1959),
///   doi:10.1080/01621459.1959.10501526.
public struct WilcoxonSignedRank: Hashable, Sendable {
  /// The sum of the ranks of positive differences.
  public let wPlus: Double
  /// The sum of the ranks of negative differences.
  public let wMinus: Double
  /// The number of differences that are not zero.
  public let countUsed: Int
  /// The p-value.
  public let pValue: Double
  /// How the p-value was found.
  public let method: RankTestMethod
  /// The Hodges–Lehmann estimate of the centre: the median of all means of two of the differences
  /// that are ranked, so that dropped zeros are dropped from both.
  public let estimate: Double

  /// What becomes of differences that are zero.
  public enum Zeros: String, Sendable, CaseIterable {
    /// They are dropped before ranking.
    case drop
    /// They are ranked, then dropped.
    case pratt
  }

  /// The most differences the exact method takes, and up to which it is the default.
  static let exactLimits = (explicit: 1000, standard: 50)

  /// The matched-pairs rank-biserial correlation.
  public var rankBiserial: Double { (wPlus - wMinus) / (wPlus + wMinus) }

  /// Runs the test; without a method, exact up to 50 differences and asymptotic beyond.
  ///
  /// - Shape: `x` and `y` are equally long.
  /// - Throws: ``StatisticsError``; `zero_variance` if all differences are zero.
  /// - Complexity: exact O(n³), asymptotic O(n log n).
  public init(
    _ x: [Double], _ y: [Double], alternative: Alternative = .twoSided,
    method: RankTestMethod? = nil, zeros: Zeros = .drop, continuity: Bool = false
  ) throws(StatisticsError) {
    let differences = try PairedDifferences(x, y, atLeast: 1)
    let rounding = differences.scale.rounding
    let values = differences.sample.values.map { $0.high.magnitude <= rounding ? 0 : $0.high }
    let ranked = zeros == .drop ? values.filter { $0 != 0 } : values
    let ranks = Midranks(ranked.map(\.magnitude), tolerance: rounding).doubled
    let used = zip(ranked, ranks).filter { $0.0 != 0 }
    try Require.variation(!used.isEmpty, "all differences are zero")

    let plus = used.reduce(0) { $0 + ($1.0 > 0 ? $1.1 : 0) }
    let minus = used.reduce(0) { $0 + ($1.0 < 0 ? $1.1 : 0) }
    wPlus = Double(plus) / 2
    wMinus = Double(minus) / 2
    countUsed = used.count
    estimate = differences.scale.up(WalshAverages(ranked).median)

    let limits = WilcoxonSignedRank.exactLimits
    self.method = method ?? (used.count <= limits.standard ? .exact : .asymptotic)
    switch self.method {
    case .exact:
      try Require.option(
        used.count <= limits.explicit,
        "the exact method takes at most \(limits.explicit) differences; got \(used.count)")
      // Without ties every doubled rank is even, and half the sums do.
      let unit = used.allSatisfy { $0.1.isMultiple(of: 2) } ? 2 : 1
      let distribution = SignedRankDistribution(ranks: used.map { $0.1 / unit })
      pValue = alternative.pValue(
        upper: distribution.upperTail(plus / unit), lower: distribution.lowerTail(plus / unit))
    case .asymptotic:
      let squares = used.reduce(0.0) { $0 + Double($1.1) * Double($1.1) }
      pValue = alternative.normalPValue(
        deviation: Double(plus - minus) / 4, standardDeviation: squares.squareRoot() / 4,
        continuity: continuity ? 0.5 : 0)
    }
  }
}
