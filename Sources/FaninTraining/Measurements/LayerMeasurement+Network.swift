import FaninData
import FaninTopology

extension LayerMeasurement {
  /// The training examples on which gradients are measured.
  private static let gradientExamples = 1_024

  /// Measures the hidden layers of a network at one moment; nothing of the network changes.
  static func ofHiddenLayers(
    _ network: Network, at moment: LayerMoment, split: ExampleSplit, examples: Examples,
    in tile: Tile
  ) -> [LayerMeasurement] {
    let sample = split.gradientSample(gradientExamples)
    let store = GradientStore(network)
    sample.withUnsafeBufferPointer { indices in
      network.forEachTile(indices, of: examples, scale: 1 / Float(sample.count), in: tile) {
        number, _ in
        network.backward(tile) { store.storing(layer: $0, tile: number) }
      }
    }
    return network.layers.indices.dropLast().map { layer in
      let mask = network.layers[layer].mask
      let next = network.layers[layer + 1].mask
      let strength = HierarchyStrength(
        gradients: store.canonicalWeights(of: layer, in: network), mask: mask, readBy: next)
      return LayerMeasurement(
        layer: layer, moment: moment, mask: mask, next: next, strength: strength)
    }
  }

  private init(
    layer: Int, moment: LayerMoment, mask: Mask, next: Mask, strength: HierarchyStrength
  ) {
    let fanIns = mask.fanIns
    let summary = FanInSummary(fanIns: fanIns)
    self.init(
      layer: layer, moment: moment, inputs: mask.shape.inputs, neurons: mask.shape.outputs,
      connections: mask.connections, fanInCV: summary.coefficientOfVariation,
      fanInGini: summary.gini, emptyNeurons: mask.emptyNeurons(readBy: next),
      hierarchyStrength: strength.perNeuron,
      hierarchyStrengthPerConnection: strength.perConnection,
      arithmeticExpectation: strength.arithmeticExpectation,
      fanIns: summary.histogram.map(\.fanIn), fanInCounts: summary.histogram.map(\.neurons))
  }
}
