/// Friedman's test of whether treatments differ, by their ranks within blocks.
///
/// ```
/// χ² = (k − 1) Σ (Rⱼ − n(k + 1)/2)² / (Σ rᵢⱼ² − n k (k + 1)²/4)     W = χ² / (n(k − 1))
/// F  = (n − 1) χ² / (n(k − 1) − χ²)      with k − 1 and (k − 1)(n − 1) degrees of freedom
/// ```
///
/// - Source: Friedman (1937), doi:10.1080/01621459.1937.10503522; Iman & Davenport (1980),
///   doi:10.1080/03610928008827904; Demšar (2006), JMLR 7:1.
public struct Friedman: Hashable, Sendable {
  /// The statistic, corrected for ties.
  public let chiSquared: Double
  /// The degrees of freedom.
  public let degreesOfFreedom: Double
  /// The p-value of χ².
  public let pValue: Double
  /// Kendall's coefficient of concordance.
  public let concordance: Double
  /// Iman and Davenport's statistic; infinite if all blocks agree.
  public let f: Double
  /// The p-value of F.
  public let fPValue: Double
  /// The mean rank of each treatment.
  public let meanRanks: [Double]

  /// Tests the columns of `blocks`, a row per block.
  ///
  /// - Shape: at least 2 rows of at least 2 columns, all equally long.
  /// - Throws: ``StatisticsError``; `zero_variance` if every block is all ties.
  public init(_ blocks: [[Double]]) throws(StatisticsError) {
    let ranks = try Blocks(blocks)
    let (n, k) = (ranks.count, ranks.treatments)
    // Sums of squares in quarter units, exact.
    let centre = n * (k + 1)
    let between = ranks.doubledSums.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    let total = ranks.doubledSquares - n * k * (k + 1) * (k + 1)
    try Require.variation(total > 0, "every block is all ties")
    degreesOfFreedom = Double(k - 1)
    chiSquared = degreesOfFreedom * Double(between) / Double(total)
    concordance = Double(between) / Double(n * total)
    pValue = SpecialFunctions.chiSquaredUpperTail(
      chiSquared, degreesOfFreedom: degreesOfFreedom)
    let rest = n * total - between
    f = rest == 0 ? .infinity : Double((n - 1) * between) / Double(rest)
    fPValue = FDistribution(
      numerator: degreesOfFreedom, denominator: degreesOfFreedom * Double(n - 1)
    ).upperTail(f)
    meanRanks = ranks.meanRanks
  }
}
