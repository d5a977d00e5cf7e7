/// The distribution of the sum of a random subset of ranks, the subset's size given.
struct SplitDistribution {
  /// How many subsets have each sum, from the least possible one.
  private let counts: [Double]
  private let least: Int

  /// Counts the subsets of `size` ranks.
  ///
  /// - Complexity: O(N⁴) additions at worst; all terms are positive, so a tail is as exact as the
  ///   centre.
  init(size: Int, of ranks: [Int]) {
    let ranks = ranks.sorted()
    // Row c: the subsets of c of the ranks met so far, by sum less the least possible sum.
    var rows: [[Double]] = [[1]]
    var leastSums = [0]
    for c in 0..<size { leastSums.append(leastSums[c] + ranks[c]) }
    for (met, rank) in ranks.enumerated() {
      for c in stride(from: min(met + 1, size), through: 1, by: -1) {
        let shift = rank + leastSums[c - 1] - leastSums[c]
        let smaller = rows[c - 1]
        if c == rows.count { rows.append([]) }
        if rows[c].count < smaller.count + shift {
          rows[c].append(
            contentsOf: repeatElement(0, count: smaller.count + shift - rows[c].count))
        }
        rows[c].withUnsafeMutableBufferPointer { row in
          for index in smaller.indices { row[index + shift] += smaller[index] }
        }
      }
    }
    counts = rows[size]
    least = leastSums[size]
  }

  private var total: Double { counts.reduce(0, +) }

  /// P(sum ≤ value).
  func lowerTail(_ value: Int) -> Double {
    value < least ? 0 : counts.prefix(value - least + 1).reduce(0, +) / total
  }

  /// P(sum ≥ value).
  func upperTail(_ value: Int) -> Double {
    let index = value - least
    return index >= counts.count ? 0 : counts[max(index, 0)...].reversed().reduce(0, +) / total
  }
}
