/// Whole weights in a row, with their partial sums at hand.
///
/// - Source: Fenwick (1994), doi:10.1002/spe.4380240306.
struct WeightTree {
  /// The sum of all weights.
  private(set) var total: Int

  /// Node i, from 1, holds the sum of as many weights up to the i-th as i's lowest set bit says.
  private var nodes: [Int]

  /// Builds the tree; O(n).
  init(_ weights: [Int]) {
    total = weights.reduce(0, +)
    nodes = [0] + weights
    for node in nodes.indices.dropFirst() {
      let parent = node + (node & -node)
      if parent < nodes.count { nodes[parent] += nodes[node] }
    }
  }

  /// The index whose weight covers `position` when the weights are laid end to end; O(log n).
  ///
  /// - Precondition: 0 ≤ `position` < `total`.
  func index(at position: Int) -> Int {
    var rest = position
    var node = 0
    var step = 1 << (Int.bitWidth - 1 - nodes.count.leadingZeroBitCount)
    while step > 0 {
      if node + step < nodes.count, nodes[node + step] <= rest {
        node += step
        rest -= nodes[node]
      }
      step >>= 1
    }
    return node
  }

  /// Adds to the weight at an index; O(log n).
  mutating func add(_ weight: Int, at index: Int) {
    total += weight
    var node = index + 1
    while node < nodes.count {
      nodes[node] += weight
      node += node & -node
    }
  }
}
