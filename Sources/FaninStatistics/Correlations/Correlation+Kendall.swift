extension Correlation {
  /// Kendall's τ_b: tests whether x and y are ordered independently.
  ///
  /// ```
  /// τ_b = (concordant − discordant) / √((n₀ − tied in x)(n₀ − tied in y)),   n₀ = n(n − 1)/2
  /// ```
  ///
  /// Without a method, exact up to 50 pairs without ties and asymptotic otherwise. No interval.
  ///
  /// - Shape: `x` and `y` are equally long, at least 2; at most 500 and untied for the exact method.
  /// - Throws: ``StatisticsError``; `zero_variance` if either is constant.
  /// - Complexity: asymptotic O(n log n), exact O(n³).
  /// - Source: Kendall (1938), doi:10.1093/biomet/30.1-2.81; Knight (1966),
  ///   doi:10.1080/01621459.1966.10480879; Kendall & Gibbons (1990) for the variance.
  public static func kendall(
    _ x: [Double], _ y: [Double], method: RankTestMethod? = nil,
    alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> Correlation {
    try Require.option(
      method != .exact || x.count <= 500, "the exact method takes at most 500 pairs; got \(x.count)"
    )
    try requirePairs(x, y, atLeast: 2)
    let ranks = (try varyingRanks(x, "x"), try varyingRanks(y, "y"))
    let concordance = Concordance(ranks.0, ranks.1)
    let method = method ?? (x.count <= 50 && !concordance.hasTies ? .exact : .asymptotic)
    let p: Double
    switch method {
    case .exact:
      try Require.option(!concordance.hasTies, "the exact method takes no ties")
      let distribution = InversionDistribution(count: x.count)
      p = alternative.pValue(
        upper: distribution.atMost(concordance.discordant),
        lower: distribution.atMost(x.count * (x.count - 1) / 2 - concordance.discordant))
    case .asymptotic:
      p = alternative.normalPValue(
        deviation: Double(concordance.excess),
        standardDeviation: concordance.variance.squareRoot(), continuity: 0)
    }
    return Correlation(
      estimate: concordance.tau, degreesOfFreedom: Double(x.count - 2), pValue: p, interval: nil)
  }
}
