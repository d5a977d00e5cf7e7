public import FaninRandom

extension Rewiring {
  /// One update of SET: of the positive and of the negative weights each the share nearest to 0
  /// goes, and as many connections come at random empty positions.
  ///
  /// ```
  /// floor(share · how many are ≥ 0)   the smallest of those
  /// floor(share · how many are < 0)   the largest of those
  /// ```
  /// Of equal weights that of the higher position goes. A position just dropped is as empty as any
  /// other, and what grows there is new.
  ///
  /// - Parameters:
  ///   - mask: The layer before the update.
  ///   - weights: One for each connection, in canonical order.
  ///   - share: The share ζ.
  ///   - stream: Where the positions are drawn from, every subset equally likely.
  /// - Returns: The layer after it, with as many connections.
  /// - Source: Mocanu et al. (2018), arXiv:1707.04780, algorithm 2.
  public static func set(
    _ mask: Mask, weights: [Float], share: Double, from stream: inout RandomStream
  ) -> Rewiring {
    precondition(weights.count == mask.connections, "\(weights.count) weights")
    var isKept = [Bool](repeating: false, count: weights.count)
    for isNegative in [false, true] {
      let members = weights.indices.filter { (weights[$0] < 0) == isNegative }
      let drop = TopologyUpdate.dropCount(of: members.count, fraction: share)
      let flags = LargestMagnitudes.flags(
        of: members.map { weights[$0] }, count: members.count - drop)
      for (member, flag) in zip(members, flags) { isKept[member] = flag }
    }
    let drop = isKept.count { !$0 }
    let empty = mask.shape.possibleConnections - (mask.connections - drop)
    let grown = emptyPositions(stream.sample(drop, below: empty), of: mask, isKept: isKept)
    return Rewiring(mask, isKept: isKept, grown: grown, restoring: false)
  }

  /// The positions of the empty ones of these ranks, both ascending.
  private static func emptyPositions(_ ranks: [Int], of mask: Mask, isKept: [Bool]) -> [Int] {
    var positions: [Int] = []
    positions.reserveCapacity(ranks.count)
    var taken = 0
    var next = ranks.startIndex
    for neuron in 0..<mask.shape.outputs {
      for connection in mask.rowStarts[neuron]..<mask.rowStarts[neuron + 1] where isKept[connection]
      {
        let position = neuron * mask.shape.inputs + Int(mask.columns[connection])
        while next < ranks.endIndex, ranks[next] + taken < position {
          positions.append(ranks[next] + taken)
          next += 1
        }
        taken += 1
      }
    }
    return positions + ranks[next...].map { $0 + taken }
  }
}
