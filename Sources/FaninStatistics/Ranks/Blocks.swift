/// Ranks within blocks: a row per data set, a column per treatment.
struct Blocks {
  let count: Int
  let treatments: Int
  /// Twice the sum of each treatment's ranks.
  let doubledSums: [Int]
  /// Σ over all ranks of (doubled rank)².
  let doubledSquares: Int

  /// - Throws: `length_mismatch` for a ragged row, `non_finite_input`, `too_few_observations` for
  ///   fewer than 2 rows or 2 columns.
  init(_ rows: [[Double]]) throws(StatisticsError) {
    let width = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() {
      try Require.sameLength(row.count, width, "blocks[\(index)] and blocks[0]")
    }
    for (index, row) in rows.enumerated() { try Require.finite(row, "blocks[\(index)]") }
    try Require.count(rows.count, atLeast: 2, of: "blocks")
    try Require.count(width, atLeast: 2, of: "treatments")
    var sums = [Int](repeating: 0, count: width)
    var squares = 0
    for row in rows {
      for (column, rank) in Midranks(row).doubled.enumerated() {
        sums[column] += rank
        squares += rank * rank
      }
    }
    count = rows.count
    treatments = width
    doubledSums = sums
    doubledSquares = squares
  }

  var meanRanks: [Double] { doubledSums.map { Double($0) / Double(2 * count) } }
}
