extension Mask {
  /// |A ∩ B| ÷ |A ∪ B| of the connections of two masks of one shape (Jaccard); 1 where both are empty.
  ///
  /// - Complexity: O(connections).
  public func overlap(with other: Mask) -> Double {
    precondition(shape == other.shape, "masks of different layers")
    var shared = 0
    for neuron in 0..<shape.outputs {
      var mine = rowStarts[neuron]
      var theirs = other.rowStarts[neuron]
      let (end, otherEnd) = (rowStarts[neuron + 1], other.rowStarts[neuron + 1])
      while mine < end, theirs < otherEnd {
        let (first, second) = (columns[mine], other.columns[theirs])
        if first == second { shared += 1 }
        if first <= second { mine += 1 }
        if second <= first { theirs += 1 }
      }
    }
    let either = connections + other.connections - shared
    return either == 0 ? 1 : Double(shared) / Double(either)
  }
}
