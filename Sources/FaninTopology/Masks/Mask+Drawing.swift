public import FaninRandom

extension Mask {
  /// Draws the mask of one layer: fan-ins by profile, placed on neurons, then inputs for each.
  ///
  /// - Parameters:
  ///   - sequence: The fan-ins by rank; they sum to the layer's connections exactly.
  ///   - placement: Which neurons get the large fan-ins.
  ///   - inputWeights: How likely each input is to be read, relative to the others; nil: all alike,
  ///     every subset equally likely. Inputs of weight 0 are read when nothing else is left.
  ///   - seed: The run's seed. The placement and the inputs have a stream each.
  ///   - layer: Which layer of the network, from 0; tells the streams apart.
  /// - Throws: ``TopologyError/inputWeights(expected:found:)``.
  /// - Complexity: O(connections + inputs · outputs / 64) time, O(connections) memory; with weights
  ///   each connection costs log(inputs).
  public init(
    _ sequence: FanInSequence, placement: Placement, inputWeights: [Double]? = nil, seed: Seed,
    layer: Int
  ) throws(TopologyError) {
    var fanIns = sequence.counts
    switch placement {
    case .byIndex: break
    case .shuffled:
      var stream = RandomStream(seed: seed, purpose: "placement", index: layer)
      stream.shuffle(&fanIns)
    }
    try self.init(
      shape: sequence.shape, fanIns: fanIns, inputWeights: inputWeights, seed: seed, layer: layer)
  }

  /// Draws the inputs of neurons whose fan-ins are known, from a stream of a purpose.
  ///
  /// - Shape: `fanIns` holds one number of 0 … inputs for every neuron, in order.
  /// - Throws: ``TopologyError/inputWeights(expected:found:)``.
  public init(
    shape: LayerShape, fanIns: [Int], inputWeights: [Double]? = nil, seed: Seed, layer: Int,
    purpose: String = "mask"
  ) throws(TopologyError) {
    precondition(
      fanIns.count == shape.outputs, "\(fanIns.count) fan-ins for \(shape.outputs) neurons")
    var urn = try InputUrn(inputs: shape.inputs, weights: inputWeights)
    var stream = RandomStream(seed: seed, purpose: purpose, index: layer)
    var starts = [0]
    starts.reserveCapacity(fanIns.count + 1)
    var columns: [UInt16] = []
    columns.reserveCapacity(fanIns.reduce(0, +))
    for fanIn in fanIns {
      urn.draw(fanIn, from: &stream, to: &columns)
      starts.append(columns.count)
    }
    self.init(shape: shape, rowStarts: starts, columns: columns)
  }

  /// Draws the mask of one layer from a profile and an exact number of connections.
  ///
  /// - Throws: ``TopologyError`` where the profile or the weights do not fit the layer.
  public init(
    profile: FanInProfile, shape: LayerShape, connections: Int, placement: Placement = .shuffled,
    inputWeights: [Double]? = nil, seed: Seed, layer: Int
  ) throws(TopologyError) {
    let sequence = try FanInSequence(
      profile: profile, shape: shape, connections: connections, seed: seed, layer: layer)
    try self.init(
      sequence, placement: placement, inputWeights: inputWeights, seed: seed, layer: layer)
  }
}
