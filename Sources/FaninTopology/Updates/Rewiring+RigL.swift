extension Rewiring {
  /// One update of RigL: the smallest weights of the layer go, the largest gradients come.
  ///
  /// Keeps the n − `drop` largest |weight|, and grows the `drop` largest |gradient| among all
  /// positions not kept, those just dropped included; one that grows again at once is the old
  /// connection still. Equal ones are told apart by position.
  ///
  /// - Parameters:
  ///   - mask: The layer before the update.
  ///   - weights: One for each connection, in canonical order.
  ///   - drop: How many connections go.
  ///   - gradient: The layer's dense gradient; asked for only where something is dropped.
  /// - Returns: The layer after it, with as many connections.
  /// - Source: Evci et al. (2020), arXiv:1911.11134, algorithm 1.
  public static func rigl(
    _ mask: Mask, weights: [Float], drop: Int, gradient: DenseGradient
  ) -> Rewiring {
    precondition(
      weights.count == mask.connections && (0...mask.connections).contains(drop),
      "\(weights.count) weights, \(drop) to drop, of \(mask.connections) connections")
    let isKept = LargestMagnitudes.flags(of: weights, count: mask.connections - drop)
    let grown =
      drop == 0 ? [] : gradient.largest(drop, excluding: ConnectionSet(mask, where: isKept))
    return Rewiring(mask, isKept: isKept, grown: grown, restoring: true)
  }
}
