package import FaninKernels
import FaninRandom
package import FaninTopology

/// One layer's parameters, in the order its kernels want them.
package final class SparseLayer {
  package let mask: Mask
  let layout: ConnectionLayout
  package let weights: AlignedArray<Float>
  package let biases: AlignedArray<Float>

  /// Draws the initial weights: normal with variance 2 ÷ fan-in of the neuron, or of the layer.
  ///
  /// - Source: He et al. (2015), arXiv:1502.01852; per neuron: Evci et al. (2022), arXiv:2010.03533.
  init(
    _ mask: Mask, index: Int, initialization: NetworkRecipe.Initialization, seed: Seed
  ) {
    self.mask = mask
    layout = ConnectionLayout(mask, isFirst: index == 0)
    weights = AlignedArray(count: mask.connections)
    biases = AlignedArray(count: mask.shape.outputs)
    var stream = RandomStream(seed: seed, purpose: "weights", index: index)
    let meanFanIn = Double(mask.connections) / Double(mask.shape.outputs)
    for (neuron, fanIn) in mask.fanIns.enumerated() {
      let scale =
        switch initialization {
        case .perNeuron: (2 / Double(fanIn)).squareRoot()
        case .perLayer: (2 / meanFanIn).squareRoot()
        }
      for connection in mask.rowStarts[neuron]..<mask.rowStarts[neuron + 1] {
        weights.pointer[Int(layout.storage[connection])] = Float(scale * stream.normal())
      }
    }
  }

  var outputs: Int { mask.shape.outputs }

  /// Numbers stored like the weights, in canonical order.
  package func canonical(_ stored: AlignedArray<Float>) -> [Float] {
    layout.storage.map { stored.pointer[Int($0)] }
  }
}
