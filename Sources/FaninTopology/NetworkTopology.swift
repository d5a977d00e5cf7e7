public import FaninRandom

/// Who connects to whom in a whole network: the budget of every layer, and masks for any seed.
///
/// Making one settles all that does not depend on the seed, so that a study is refused before it
/// runs and not after. The output layer is dense, or shares budget and profile with the others; a
/// layer that ERK makes dense is dense whatever the profile.
public struct NetworkTopology: Hashable, Sendable {
  /// The layers, the output layer last.
  public let shapes: [LayerShape]
  /// The exact number of connections of every layer.
  public let connections: [Int]

  private let profiles: [FanInProfile]
  private let placement: Placement
  private let inputs: InputChoice
  /// Where it does not depend on the seed, the fan-in sequence of every layer.
  private let sequences: [FanInSequence?]
  /// Whether the masks follow only from what other runs taught.
  private let learns: Bool

  /// Shares the budget among layers and neurons.
  ///
  /// - Parameters:
  ///   - sizes: Features, neurons of every hidden layer, classes.
  ///   - profile: How a layer's connections are shared among its neurons; `dense` makes every layer
  ///     dense, whatever the sparsity.
  ///   - sparsity: Absent ÷ possible connections of the sparse layers.
  ///   - allocation: How the budget is shared between layers.
  ///   - denseOutput: Whether the output layer keeps all its connections and shares no budget.
  ///   - placement: Which neurons of a layer get the large fan-ins.
  ///   - inputs: Which inputs a neuron reads.
  /// - Throws: ``TopologyError`` where any layer cannot be as asked.
  public init(
    sizes: [Int], profile: FanInProfile, sparsity: Double, allocation: Allocation = .uniform,
    denseOutput: Bool = true, placement: Placement = .shuffled, inputs: InputChoice = .random
  ) throws(TopologyError) {
    let layers = try NetworkTopology.layers(
      sizes: sizes, profile: profile, sparsity: sparsity, allocation: allocation,
      denseOutput: denseOutput)
    let learns = profile.source != nil
    if learns { for layer in layers { try layer.check() } }
    var sequences: [FanInSequence?] = []
    for layer in layers {
      guard !learns, layer.profile != .erdosRenyi else {
        sequences.append(nil)
        continue
      }
      sequences.append(
        try FanInSequence(
          profile: layer.profile, shape: layer.shape, connections: layer.connections))
    }
    shapes = layers.map(\.shape)
    connections = layers.map(\.connections)
    profiles = layers.map { learns ? profile : $0.profile }
    self.learns = learns
    self.placement = placement
    self.inputs = inputs
    self.sequences = sequences
  }

  /// Draws the masks of all layers for one seed.
  ///
  /// The same seed gives every profile the same placement of ranks. The variance of every feature
  /// over the training split is read only where inputs are chosen by it.
  ///
  /// A profile that learns from other runs needs what was learned, and keeps its source's budgets.
  ///
  /// - Throws: ``TopologyError/inputWeights(expected:found:)`` when those are missing,
  ///   ``TopologyError/notYetLearned(_:)`` when that is.
  public func masks(
    seed: Seed, inputVariances: [Double]? = nil, learned: LearnedTopology? = nil
  ) throws(TopologyError) -> [Mask] {
    if learns {
      guard let learned else { throw .notYetLearned(profiles[0]) }
      return try learned.masks(shapes: shapes, placement: placement, seed: seed) {
        inputWeights(of: $0, upstream: $1, variances: inputVariances)
      }
    }
    var masks: [Mask] = []
    for layer in shapes.indices {
      let sequence =
        if let settled = sequences[layer] {
          settled
        } else {
          try FanInSequence(
            profile: profiles[layer], shape: shapes[layer], connections: connections[layer],
            seed: seed, layer: layer)
        }
      masks.append(
        try Mask(
          sequence, placement: placement,
          inputWeights: inputWeights(of: layer, upstream: masks.last, variances: inputVariances),
          seed: seed, layer: layer))
    }
    return masks
  }

  private func inputWeights(
    of layer: Int, upstream: Mask?, variances: [Double]?
  ) -> [Double]? {
    switch inputs {
    case .random: nil
    case .byVariance: layer == 0 ? variances ?? [] : nil
    case .byVarianceReversed: layer == 0 ? Self.reversed(variances ?? []) : nil
    case .byUpstreamFanIn: upstream.map { $0.fanIns.map(Double.init) }
    case .byUpstreamFanInReversed: upstream.map { Self.reversed($0.fanIns.map(Double.init)) }
    }
  }

  /// The same weights in reverse: the input of the largest gets the smallest, and so on; of equal ones
  /// the lower index counts as the smaller.
  static func reversed(_ weights: [Double]) -> [Double] {
    let order = weights.indices.sorted {
      weights[$0] == weights[$1] ? $0 < $1 : weights[$0] < weights[$1]
    }
    var reversed = weights
    for (rank, index) in order.enumerated() {
      reversed[index] = weights[order[order.count - 1 - rank]]
    }
    return reversed
  }
}
