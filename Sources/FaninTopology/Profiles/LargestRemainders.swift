/// Rounding of shares to whole numbers whose total is given.
///
/// Every share is rounded down; what is missing goes, one each, to the largest remainders. Of all
/// roundings with that total this one lies nearest, so the root mean square error is at most ½.
package enum LargestRemainders {
  /// Which of two equal remainders is served first.
  package enum Ties {
    case first
    case last
  }

  /// Rounds `shares`, whose sum is `total` up to rounding error, none past its limit.
  ///
  /// - Precondition: 0 ≤ `shares[i]` ≤ `limit(i)`, and the limits hold `total`.
  /// - Complexity: O(n log n).
  package static func round(
    _ shares: [Double], total: Int, ties: Ties, limit: (Int) -> Int
  ) -> [Int] {
    var counts = shares.map { Int($0.rounded(.down)) }
    var missing = total - counts.reduce(0, +)
    guard missing != 0 else { return counts }
    let order = shares.indices.sorted { first, second in
      let left = shares[first] - Double(counts[first])
      let right = shares[second] - Double(counts[second])
      if left != right { return left > right }
      return ties == .first ? first < second : first > second
    }
    // One pass is enough but for rounding error in the sum of the shares.
    while missing != 0 {
      let before = missing
      for index in missing > 0 ? order : order.reversed() where missing != 0 {
        let next = counts[index] + missing.signum()
        guard next >= 0, next <= limit(index) else { continue }
        counts[index] = next
        missing -= missing.signum()
      }
      precondition(missing != before, "\(missing) connections find no place")
    }
    return counts
  }
}
