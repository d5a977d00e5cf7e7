package import FaninKernels
import FaninRandom
package import FaninTopology

/// One layer's parameters, in the order its kernels want them.
package final class SparseLayer {
  package private(set) var mask: Mask
  private(set) var layout: ConnectionLayout
  package let weights: AlignedArray<Float>
  package let biases: AlignedArray<Float>
  private let isFirst: Bool

  /// Draws the initial weights: normal with variance 2 ÷ fan-in of the neuron, or of the layer.
  ///
  /// - Source: He et al. (2015), arXiv:1502.01852; per neuron: Evci et al. (2022), arXiv:2010.03533.
  init(
    _ mask: Mask, index: Int, initialization: NetworkRecipe.Initialization, seed: Seed
  ) {
    self.mask = mask
    isFirst = index == 0
    layout = ConnectionLayout(mask, isFirst: isFirst)
    weights = AlignedArray(count: mask.connections)
    biases = AlignedArray(count: mask.shape.outputs)
    var stream = RandomStream(seed: seed, purpose: "weights", index: index)
    for neuron in 0..<mask.shape.outputs {
      let scale = Self.scale(of: neuron, in: mask, initialization)
      for connection in mask.rowStarts[neuron]..<mask.rowStarts[neuron + 1] {
        weights.pointer[Int(layout.storage.pointer[connection])] = Float(scale * stream.normal())
      }
    }
  }

  var outputs: Int { mask.shape.outputs }

  /// The standard deviation of a neuron's initial weights.
  private static func scale(
    of neuron: Int, in mask: Mask, _ initialization: NetworkRecipe.Initialization
  ) -> Double {
    switch initialization {
    case .perNeuron:
      (2 / Double(mask.rowStarts[neuron + 1] - mask.rowStarts[neuron])).squareRoot()
    case .perLayer:
      (2 / (Double(mask.connections) / Double(mask.shape.outputs))).squareRoot()
    }
  }

  /// Moves the connections, and their weights and states with them.
  ///
  /// A new connection begins with the state 0 and the weight 0, or, where there is a stream, one from
  /// N(0, 0.1²).
  ///
  /// - Precondition: as many connections as before.
  func rewire(
    _ rewiring: Rewiring, states: [AlignedArray<Float>], fresh: inout RandomStream?
  ) {
    let before = layout.storage
    take(rewiring.mask)
    let after = layout.storage
    rewiring.origins.withUnsafeBufferPointer { origins in
      for array in [weights] + states {
        let old = AlignedArray(copying: array)
        for connection in origins.indices {
          let origin = Int(origins[connection])
          array.pointer[Int(after.pointer[connection])] =
            origin < 0 ? 0 : old.pointer[Int(before.pointer[origin])]
        }
      }
    }
    guard var stream = fresh else { return }
    for (connection, origin) in rewiring.origins.enumerated() where origin < 0 {
      weights.pointer[Int(after.pointer[connection])] = Float(0.1 * stream.normal())
    }
    fresh = stream
  }

  /// Takes another mask with as many connections; weights stay where they lie in memory.
  func take(_ mask: Mask) {
    precondition(
      mask.shape == self.mask.shape && mask.connections == self.mask.connections,
      "\(mask.connections) connections in the place of \(self.mask.connections)")
    self.mask = mask
    layout = ConnectionLayout(mask, isFirst: isFirst)
  }

  /// Sets the weights of some connections, in canonical order, to 0.
  func silence(_ connections: [Int]) {
    for connection in connections { weights.pointer[Int(layout.storage.pointer[connection])] = 0 }
  }

  /// Numbers stored like the weights, in canonical order.
  package func canonical(_ stored: AlignedArray<Float>) -> [Float] {
    let storage = layout.storage
    return [Float](unsafeUninitializedCapacity: storage.count) { canonical, initialized in
      for connection in 0..<storage.count {
        canonical.initializeElement(
          at: connection, to: stored.pointer[Int(storage.pointer[connection])])
      }
      initialized = storage.count
    }
  }
}
