/// Spearman's ρ over all permutations of the ranks.
enum RankPermutations {
  /// The share of permutations with Σ x·y at least as extreme as the observed sum, ties as observed.
  ///
  /// - Complexity: O(n!) time by Heap's algorithm; each step changes two products.
  static func pValue(_ x: [Int], _ y: [Int], _ alternative: Alternative) -> Double {
    let observed = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
    var permuted = y
    var sum = observed
    var (atLeast, atMost, total) = (1, 1, 1)
    var counters = [Int](repeating: 0, count: x.count)
    var depth = 1
    while depth < x.count {
      guard counters[depth] < depth else {
        counters[depth] = 0
        depth += 1
        continue
      }
      let other = depth.isMultiple(of: 2) ? 0 : counters[depth]
      sum += (x[depth] - x[other]) * (permuted[other] - permuted[depth])
      permuted.swapAt(depth, other)
      total += 1
      if sum >= observed { atLeast += 1 }
      if sum <= observed { atMost += 1 }
      counters[depth] += 1
      depth = 1
    }
    return alternative.pValue(
      upper: Double(atLeast) / Double(total), lower: Double(atMost) / Double(total))
  }
}
