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

  /// The least distance between two mean ranks whose p-value is not above α.
  ///
  /// ```
  /// CD = q / √2 · √(k(k + 1) / (6n))    P(range of k normal variables > q) = α
  /// ```
  ///
  /// - Parameters:
  ///   - treatments: k, 2 at least.
  ///   - blocks: n, 1 at least.
  ///   - alpha: Between 0 and 1.
  /// - Returns: A distance on the scale of ranks, at most q / √2 · √(k(k + 1) / 6).
  /// - Source: Demšar (2006), JMLR 7:1.
  public static func criticalDifference(treatments: Int, blocks: Int, alpha: Double) -> Double {
    let range = StudentizedRange(groups: treatments)
    // P(range > q) is at most k² φ-tails at q/√2: 60 lies beyond every α a Double can hold.
    let q = Root.between(0, 60) { range.upperTail($0) - alpha }
    let k = Double(treatments)
    return q / 2.0.squareRoot() * (k * (k + 1) / (6 * Double(blocks))).squareRoot()
  }
}
