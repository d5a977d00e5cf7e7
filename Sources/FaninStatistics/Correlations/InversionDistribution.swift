/// The distribution of the number of inversions of a random permutation.
///
/// - Source: the Mahonian numbers, OEIS A008302.
struct InversionDistribution {
  let count: Int

  /// P(inversions ≤ `limit`).
  ///
  /// The window sums are differences of running sums; 32 digits make up for what these cancel.
  ///
  /// - Complexity: O(n · limit), that is O(n³).
  func atMost(_ limit: Int) -> Double {
    let pairs = count * (count - 1) / 2
    if limit >= pairs { return 1 }
    if 2 * limit >= pairs { return 1 - atMost(pairs - limit - 1) }
    var probabilities = [DoubleDouble](repeating: DoubleDouble(0), count: limit + 1)
    probabilities[0] = DoubleDouble(1)
    for size in 2...max(count, 2) {
      var running = DoubleDouble(0)
      var sums: [DoubleDouble] = []
      sums.reserveCapacity(limit + 1)
      for value in probabilities {
        running += value
        sums.append(running)
      }
      let share = DoubleDouble(1) / DoubleDouble(Double(size))
      for index in probabilities.indices {
        let window = index >= size ? sums[index] - sums[index - size] : sums[index]
        probabilities[index] = window * share
      }
    }
    var total = DoubleDouble(0)
    for value in probabilities { total += value }
    return total.high
  }
}
