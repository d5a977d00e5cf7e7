package import FaninData
package import FaninKernels
package import FaninRandom
package import FaninTopology

/// A multi-layer perceptron with sparse layers: ReLU between them, softmax cross-entropy at the end.
package final class Network {
  package let layers: [SparseLayer]
  package let features: Int
  package let classes: Int
  let kernels: Kernels
  /// Whether any neuron reads each feature, and ever will; nil where all may be read.
  let isRead: AlignedArray<UInt8>?

  /// Draws a network; connections that move may come to any feature.
  package init(
    masks: [Mask], initialization: NetworkRecipe.Initialization, seed: Seed, kernels: Kernels,
    moves: Bool = true
  ) {
    layers = masks.enumerated().map { index, mask in
      SparseLayer(mask, index: index, initialization: initialization, seed: seed)
    }
    features = masks.first?.shape.inputs ?? 0
    classes = masks.last?.shape.outputs ?? 0
    self.kernels = kernels
    isRead =
      moves
      ? nil : masks.first.map { AlignedArray($0.fanOuts.map { readers in readers > 0 ? 1 : 0 }) }
  }

  /// Computes the activations of the loaded tile.
  package func forward(_ tile: Tile) {
    for layer in layers.indices { forward(tile, through: layer) }
  }

  /// Computes the outputs of one layer.
  func forward(_ tile: Tile, through index: Int) {
    let layer = layers[index]
    kernels.sparseForward(
      fanIn: layer.layout.fanIn, weights: layer.weights, biases: layer.biases,
      rectify: index < layers.count - 1, vectors: tile.vectors, x: tile.activations[index],
      y: tile.activations[index + 1])
  }

  /// Sends the deltas of the last layer back and uses every gradient on the way.
  package func backward(_ tile: Tile, updates: (_ layer: Int) -> LayerUpdate) {
    for layer in layers.indices.reversed() {
      backward(tile, through: layer, update: updates(layer))
    }
  }

  /// Sends the deltas of one layer back and uses its gradients.
  func backward(_ tile: Tile, through index: Int, update: LayerUpdate) {
    let layer = layers[index]
    kernels.biasGradient(
      biases: layer.biases, update: update.biases, vectors: tile.vectors, dy: tile.deltas[index])
    if let fanOut = layer.layout.fanOut {
      kernels.sparseBackward(
        fanOut: fanOut, weights: layer.weights, update: update.weights, vectors: tile.vectors,
        x: tile.activations[index], dy: tile.deltas[index], dx: tile.deltas[index - 1])
    } else {
      kernels.sparseWeightGradient(
        fanIn: layer.layout.fanIn, weights: layer.weights, update: update.weights,
        vectors: tile.vectors, x: tile.activations[index], dy: tile.deltas[index])
    }
  }

  /// Walks over examples a tile at a time: loads it, runs it forward and scores it.
  ///
  /// Each example's deltas are multiplied by `scale`; none are made when it is nil.
  package func forEachTile(
    _ indices: UnsafeBufferPointer<Int32>, of examples: Examples, scale: Float? = nil,
    in tile: Tile, _ body: (_ tile: Int, _ indices: UnsafeBufferPointer<Int32>) -> Void
  ) {
    var start = 0
    while start < indices.count {
      let end = min(start + Kernels.tileExamples, indices.count)
      let part = UnsafeBufferPointer(rebasing: indices[start..<end])
      tile.load(part, of: examples, for: self)
      forward(tile)
      tile.score(
        classes: classes, scale: scale ?? 0, deltasToo: scale != nil, kernels: kernels)
      body(start / Kernels.tileExamples, part)
      start = end
    }
  }
}

/// How one layer's gradients are used in one pass.
package struct LayerUpdate {
  var weights: ParameterUpdate
  var biases: ParameterUpdate
}
