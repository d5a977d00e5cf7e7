/// Nemenyi's comparison of all pairs of treatments by their mean ranks within blocks.
///
/// ```
/// p(i, j) = P(range of k normal variables ≥ √2 |Rᵢ − Rⱼ| / √(k(k + 1) / (6n)))
/// ```
///
/// - Source: Nemenyi (1963); Demšar (2006), JMLR 7:1.
public struct Nemenyi: Hashable, Sendable {
  /// The p-value of each pair; 1 on the diagonal.
  public let pValues: [[Double]]
  /// The mean rank of each treatment.
  public let meanRanks: [Double]

  /// Compares the columns of `blocks`, a row per block.
  ///
  /// - Shape: at least 2 rows of at least 2 columns, all equally long.
  /// - Throws: ``StatisticsError``.
  public init(_ blocks: [[Double]]) throws(StatisticsError) {
    let ranks = try Blocks(blocks)
    let k = Double(ranks.treatments)
    let range = StudentizedRange(groups: ranks.treatments)
    let unit = (k * (k + 1) / (6 * Double(ranks.count))).squareRoot()
    var pValues = [[Double]](
      repeating: [Double](repeating: 1, count: ranks.treatments), count: ranks.treatments)
    for i in 0..<ranks.treatments {
      for j in 0..<i {
        let difference =
          Double(abs(ranks.doubledSums[i] - ranks.doubledSums[j])) / Double(2 * ranks.count)
        let p = range.upperTail(2.0.squareRoot() * difference / unit)
        pValues[i][j] = p
        pValues[j][i] = p
      }
    }
    self.pValues = pValues
    meanRanks = ranks.meanRanks
  }
}
