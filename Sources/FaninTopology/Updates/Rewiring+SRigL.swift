extension Rewiring {
  /// The share γ of a neuron's fan-in that must be salient, or the neuron is ablated.
  private static let salientShare = 0.3

  /// One update of SRigL: as RigL, but the fan-ins stay equal, and a neuron with too little to say
  /// loses all its connections to the others.
  ///
  /// A position is salient if it is among the n − `drop` largest |weight| or the `drop` largest
  /// |gradient| of the layer. A neuron with fewer salient ones than
  /// ```
  /// max(1, floor(0.3 · floor(n ÷ neurons with a connection)))
  /// ```
  /// is ablated, one with as many has its place, whether it had one before or not. The layer's n
  /// connections are shared equally among the active neurons, what is left over one each to those with
  /// the most salient ones. Where too few would be active to hold n, or more than n, those with the
  /// most salient ones are. Each active neuron keeps the largest of its weights among those the
  /// layer keeps, and grows up to its fan-in where its gradient is largest. Equal ones are told apart
  /// by position.
  ///
  /// - Parameters:
  ///   - mask: The layer before the update.
  ///   - weights: One for each connection, in canonical order.
  ///   - drop: How many connections go.
  ///   - ablating: Whether neurons may be ablated; not so in the last layer.
  ///   - gradient: The layer's dense gradient, walked through twice.
  /// - Returns: The layer after it, with as many connections.
  /// - Source: Lasby et al. (2024), arXiv:2305.02299, section 3.
  public static func srigl(
    _ mask: Mask, weights: [Float], drop: Int, ablating: Bool, gradient: DenseGradient
  ) -> Rewiring {
    precondition(
      weights.count == mask.connections && (0...mask.connections).contains(drop),
      "\(weights.count) weights, \(drop) to drop, of \(mask.connections) connections")
    guard mask.connections > 0 else {
      return Rewiring(mask, isKept: [], grown: [], restoring: true)
    }
    var isKept = LargestMagnitudes.flags(of: weights, count: mask.connections - drop)
    let salient = salientCounts(
      mask, isKept: isKept,
      growing: gradient.largest(drop, excluding: nil))
    let fanIns = fanIns(mask, salient: salient, ablating: ablating)

    var missing = fanIns
    for neuron in 0..<mask.shape.outputs {
      let row = mask.rowStarts[neuron]..<mask.rowStarts[neuron + 1]
      let kept = row.filter { isKept[$0] }
      if kept.count > fanIns[neuron] {
        let flags = LargestMagnitudes.flags(of: kept.map { weights[$0] }, count: fanIns[neuron])
        for (connection, flag) in zip(kept, flags) { isKept[connection] = flag }
      }
      missing[neuron] -= min(kept.count, fanIns[neuron])
    }
    let grown = gradient.largestOfEach(missing, excluding: ConnectionSet(mask, where: isKept))
    return Rewiring(mask, isKept: isKept, grown: grown, restoring: true)
  }

  /// The salient positions of every neuron.
  private static func salientCounts(_ mask: Mask, isKept: [Bool], growing: [Int]) -> [Int] {
    var counts = [Int](repeating: 0, count: mask.shape.outputs)
    var next = 0
    for neuron in 0..<mask.shape.outputs {
      let first = neuron * mask.shape.inputs
      for connection in mask.rowStarts[neuron]..<mask.rowStarts[neuron + 1] where isKept[connection]
      {
        counts[neuron] += 1
        let position = first + Int(mask.columns[connection])
        while next < growing.count, growing[next] < position {
          counts[neuron] += 1
          next += 1
        }
        // Salient for both reasons, it counts once.
        if next < growing.count, growing[next] == position { next += 1 }
      }
      while next < growing.count, growing[next] < first + mask.shape.inputs {
        counts[neuron] += 1
        next += 1
      }
    }
    return counts
  }

  /// The fan-ins after the update.
  private static func fanIns(_ mask: Mask, salient: [Int], ablating: Bool) -> [Int] {
    let connections = mask.connections
    let before = max(1, mask.fanIns.count { $0 > 0 })
    let least = max(1, Int(salientShare * Double(connections / before)))
    let order = salient.indices.sorted {
      salient[$0] == salient[$1] ? $0 < $1 : salient[$0] > salient[$1]
    }
    let wanted = ablating ? salient.count { $0 >= least } : salient.count
    let fewest = (connections + mask.shape.inputs - 1) / mask.shape.inputs
    let active = min(max(wanted, fewest), connections, salient.count)
    var fanIns = [Int](repeating: 0, count: salient.count)
    for (rank, neuron) in order.prefix(active).enumerated() {
      fanIns[neuron] = connections / active + (rank < connections % active ? 1 : 0)
    }
    return fanIns
  }
}
