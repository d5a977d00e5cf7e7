public import FaninRandom

/// What the runs a profile learns from have taught it: enough to draw a run's masks.
public enum LearnedTopology: Hashable, Sendable {
  /// The fan-ins of every layer by rank, the output layer included.
  case fanIns([LearnedFanIns])
  /// The final masks of one run, of which an aspect is kept.
  case masks([Mask], keep: TransplantAspect)

  /// Draws the masks of one run.
  ///
  /// Fan-ins by rank are placed and given inputs as those of any profile; those of a transplanted
  /// mask have their neurons already.
  ///
  /// `inputWeights` gives how likely each input of a layer is to be read, from the layer and the
  /// mask before it; nil: all alike.
  ///
  /// - Throws: ``TopologyError`` where what was learned does not fit the network.
  func masks(
    shapes: [LayerShape], placement: Placement, seed: Seed,
    inputWeights: (_ layer: Int, _ upstream: Mask?) -> [Double]?
  ) throws(TopologyError) -> [Mask] {
    var masks: [Mask] = []
    for layer in shapes.indices {
      let weights = inputWeights(layer, masks.last)
      let shape = shapes[layer]
      switch self {
      case .fanIns(let layers):
        guard layer < layers.count else { throw .foreignSource(shape) }
        masks.append(
          try Mask(
            layers[layer].sequence(shape: shape), placement: placement, inputWeights: weights,
            seed: seed, layer: layer))
      case .masks(let sources, let aspect):
        guard layer < sources.count, sources[layer].shape == shape else {
          throw .foreignSource(shape)
        }
        masks.append(
          try sources[layer].keeping(aspect, inputWeights: weights, seed: seed, layer: layer))
      }
    }
    return masks
  }
}

extension Mask {
  /// A mask of which only one aspect is this one's, the rest drawn for a seed and layer.
  ///
  /// - Throws: ``TopologyError/inputWeights(expected:found:)``.
  public func keeping(
    _ aspect: TransplantAspect, inputWeights: [Double]? = nil, seed: Seed, layer: Int
  ) throws(TopologyError) -> Mask {
    // The source began with a mask of the same seed, and may have kept much of it: another draw from
    // its streams would give that again.
    let purpose = "transplant-mask"
    switch aspect {
    case .mask: return self
    case .degrees:
      var stream = RandomStream(seed: seed, purpose: "transplant-degrees", index: layer)
      return rewired(from: &stream)
    case .fanIn:
      return try Mask(
        shape: shape, fanIns: fanIns, inputWeights: inputWeights, seed: seed, layer: layer,
        purpose: purpose)
    case .shuffled:
      var fanIns = fanIns
      var stream = RandomStream(seed: seed, purpose: "transplant-placement", index: layer)
      stream.shuffle(&fanIns)
      return try Mask(
        shape: shape, fanIns: fanIns, inputWeights: inputWeights, seed: seed, layer: layer,
        purpose: purpose)
    case .fanOut:
      // The inputs choose their readers: the same draw with the sides changed.
      let turned = LayerShape(inputs: shape.outputs, outputs: shape.inputs)
      return try Mask(
        shape: turned, fanIns: fanOuts, seed: seed, layer: layer, purpose: purpose
      ).transposed
    }
  }

  /// The mask with inputs and neurons changed over.
  public var transposed: Mask {
    var lists = [[Int]](repeating: [], count: shape.inputs)
    for neuron in 0..<shape.outputs {
      for column in columns[rowStarts[neuron]..<rowStarts[neuron + 1]] {
        lists[Int(column)].append(neuron)
      }
    }
    return Mask(
      shape: LayerShape(inputs: shape.outputs, outputs: shape.inputs), fanInLists: lists)
  }
}
