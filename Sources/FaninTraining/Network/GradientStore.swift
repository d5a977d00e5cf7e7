import FaninKernels

/// Gradients kept apart from the weights: those carried from tile to tile of a large batch, and
/// those that are measured.
package struct GradientStore {
  private let weights: [AlignedArray<Float>]
  private let biases: [AlignedArray<Float>]

  package init(_ network: Network) {
    weights = network.layers.map { AlignedArray(count: $0.weights.count) }
    biases = network.layers.map { AlignedArray(count: $0.biases.count) }
  }

  /// The update that stores the gradients of the first tile and adds those of later ones.
  package func storing(layer: Int, tile: Int) -> LayerUpdate {
    let update = LayerUpdate(
      weights: .store(into: weights[layer]), biases: .store(into: biases[layer]))
    return tile == 0 ? update : adding(to: update, layer: layer)
  }

  /// The same update with the stored gradients added first.
  func adding(to update: LayerUpdate, layer: Int) -> LayerUpdate {
    LayerUpdate(
      weights: update.weights.adding(weights[layer]), biases: update.biases.adding(biases[layer]))
  }

  /// The weights' gradients of a layer, in the canonical order of its mask.
  package func canonicalWeights(of layer: Int, in network: Network) -> [Float] {
    network.layers[layer].canonical(weights[layer])
  }
}
