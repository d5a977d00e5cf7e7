import FaninKernels
import FaninRandom
import FaninTopology

/// The updates of a training whose connections move, and what they left behind.
struct MovingTopology {
  /// What a checkpoint must keep of it besides the masks.
  struct State: Hashable, Codable {
    /// Every measurement so far.
    var measurements: [TopologyMeasurement] = []
    /// By layer that takes part.
    var everPresent: [Int: ConnectionSet] = [:]
  }

  private(set) var state: State

  private let update: TopologyUpdate
  private let seed: Seed
  private let totalSteps: Int
  private let epochs: Int
  /// Layers with something to move.
  private let layers: [Int]
  private let initialMasks: [Mask]
  private let initial: [Int: ConnectionSet]

  /// Updates with a portrait of every layer, at most, besides the first and the last.
  private static let mostPortraits = 20

  /// Prepares the updates of a fresh network; nil when nothing ever moves.
  init?(_ recipe: Recipe, masks: [Mask], seed: Seed, totalSteps: Int) {
    guard recipe.topology != .fixed else { return nil }
    update = recipe.topology
    self.seed = seed
    self.totalSteps = totalSteps
    epochs = recipe.training.epochs
    initialMasks = masks
    layers = masks.indices.filter {
      masks[$0].connections > 0 && masks[$0].connections < masks[$0].shape.possibleConnections
    }
    initial = Dictionary(uniqueKeysWithValues: layers.map { ($0, ConnectionSet(masks[$0])) })
    state = State()
    state.everPresent = initial
  }

  /// Goes on from a checkpoint.
  mutating func restore(_ state: State) { self.state = state }

  // MARK: When

  /// The layers whose gradient is wanted of the batch at a step; nil when that is a gradient step.
  func layersWanted(at step: Int) -> Set<Int>? {
    guard let schedule = update.schedule, schedule.isUpdate(step, of: totalSteps) else {
      return nil
    }
    return Set(layers)
  }

  /// The steps or epochs of all updates.
  private var updates: [Int] {
    if let schedule = update.schedule { return Array(schedule.steps(of: totalSteps)) }
    return Array(1..<max(1, epochs))
  }

  /// Whether the update of a step or epoch is portrayed.
  private func isPortrayed(_ moment: Int) -> Bool {
    let all = updates
    guard let index = all.firstIndex(of: moment) else { return true }
    let every = max(1, (all.count + Self.mostPortraits - 1) / Self.mostPortraits)
    return index == all.count - 1 || (index + 1) % every == 0
  }

  // MARK: Updates

  /// Rewires every layer by the gradients of a batch, in the place of the gradient step `step`.
  ///
  /// - Throws: `TrainingError.diverged` where the gradients are not numbers.
  mutating func rewire(
    _ network: Network, _ optimizer: Optimizer, by batch: CapturedBatch, at step: Int, epoch: Int,
    strengths: () -> [LayerMeasurement]
  ) throws(TrainingError) {
    guard let update = update.gradientUpdate else { return }
    let layersOfAll = network.layers.count
    let fraction = update.schedule.dropFraction(
      at: step, of: totalSteps, decays: update.decays)
    try apply(
      to: network, optimizer, fraction: fraction, at: step + 1, portrayed: isPortrayed(step)
    ) { layer, mask, weights in
      let gradient = batch.gradient(of: layer, shape: mask.shape, kernels: network.kernels)
      let drop = TopologyUpdate.dropCount(of: mask.connections, fraction: fraction)
      return switch update.rule {
      case .layerWide: Rewiring.rigl(mask, weights: weights, drop: drop, gradient: gradient)
      case .constantFanIn:
        Rewiring.srigl(
          mask, weights: weights, drop: drop, ablating: layer < layersOfAll - 1,
          gradient: gradient)
      }
    } diverged: {
      .diverged(epoch: epoch, step: step)
    } strengths: {
      strengths()
    }
  }

  /// Rewires every layer at random after an epoch that is not the last, where the topology is SET's.
  mutating func rewire(
    _ network: Network, _ optimizer: Optimizer, afterEpoch epoch: Int, step: Int,
    strengths: () -> [LayerMeasurement]
  ) throws(TrainingError) {
    let fraction: Double
    switch update {
    case .set(let dropFraction): fraction = dropFraction
    case .fixed, .rigl, .riglConstantAlpha, .srigl: return
    }
    guard epoch < epochs else { return }
    let seed = seed
    try apply(to: network, optimizer, fraction: fraction, at: step, portrayed: isPortrayed(epoch)) {
      layer, mask, weights in
      var stream = RandomStream(seed: seed, purpose: "set-growth-\(layer)", index: epoch)
      return Rewiring.set(mask, weights: weights, share: fraction, from: &stream)
    } diverged: {
      .diverged(epoch: epoch, step: step)
    } strengths: {
      strengths()
    }
  }

  private mutating func apply(
    to network: Network, _ optimizer: Optimizer, fraction: Double, at step: Int, portrayed: Bool,
    _ rewiring: (_ layer: Int, _ mask: Mask, _ weights: [Float]) -> Rewiring,
    diverged: () -> TrainingError, strengths: () -> [LayerMeasurement]
  ) throws(TrainingError) {
    var new: [Int: Int] = [:]
    var survivors: [Int: [Int]] = [:]
    for layer in layers {
      let sparse = network.layers[layer]
      let change = rewiring(layer, sparse.mask, sparse.canonical(sparse.weights))
      // Gradients that are not numbers are no candidates; then too few can grow.
      guard change.mask.connections == sparse.mask.connections else { throw diverged() }
      // New weights are drawn where chance chose the connections, 0 where the gradient did.
      var fresh: RandomStream? =
        switch update {
        case .set: RandomStream(seed: seed, purpose: "set-weights-\(layer)", index: step)
        case .fixed, .rigl, .riglConstantAlpha, .srigl: nil
        }
      let states = optimizer.states[layer].weights
      sparse.rewire(change, states: states, fresh: &fresh)
      new[layer] = change.newConnections
      survivors[layer] = change.survivingFanIns
      state.everPresent[layer]?.add(change)
    }
    measure(
      network, new: new, survivors: survivors, fraction: fraction, at: step,
      strengths: portrayed ? strengths() : nil)
  }

  // MARK: Measurements

  /// Measures the start.
  mutating func begin(_ network: Network, strengths: [LayerMeasurement]) {
    measure(
      network, new: [:], survivors: [:], fraction: 0, at: 0, strengths: strengths)
  }

  private mutating func measure(
    _ network: Network, new: [Int: Int], survivors: [Int: [Int]], fraction: Double, at step: Int,
    strengths: [LayerMeasurement]?
  ) {
    for layer in layers {
      let mask = network.layers[layer].mask
      let next = layer + 1 < network.layers.count ? network.layers[layer + 1].mask : nil
      // Of n connections c are new: n − c are shared, n + c were in either.
      let (connections, changed) = (Double(mask.connections), Double(new[layer] ?? 0))
      let overlap = (connections - changed) / (connections + changed)
      let summary = FanInSummary(fanIns: mask.fanIns)
      state.measurements.append(
        TopologyMeasurement(
          layer: layer, step: step, dropFraction: fraction, newConnections: new[layer] ?? 0,
          fanInCV: summary.coefficientOfVariation, fanInGini: summary.gini,
          emptyNeurons: mask.emptyNeurons(readBy: next), fanIns: ConnectionHistogram(summary),
          survivors: survivors[layer].map { SurvivingFanIns(FanInSummary(fanIns: $0)) },
          overlapWithPrevious: overlap,
          overlapWithInitial: initial[layer]?.overlap(with: mask) ?? 1,
          shareEverPresent: state.everPresent[layer]?.share ?? 0,
          portrait: strengths.map { LayerPortrait(mask, strength: $0.first { $0.layer == layer }) })
      )
    }
  }

  /// What a finished training leaves behind.
  func leave(in run: inout TrainedRun, _ network: Network) {
    run.masks = network.layers.map(\.mask)
    run.topology = state.measurements
    run.fanIns = layers.map { layer in
      LayerFanIns(
        layer: layer, initial: initialMasks[layer].fanIns,
        final: network.layers[layer].mask.fanIns)
    }
  }
}

extension LayerPortrait {
  fileprivate init(_ mask: Mask, strength: LayerMeasurement?) {
    self.init(
      fanOuts: ConnectionHistogram(FanInSummary(fanIns: mask.fanOuts)),
      hierarchyStrength: strength?.hierarchyStrength,
      hierarchyStrengthPerConnection: strength?.hierarchyStrengthPerConnection,
      arithmeticExpectation: strength?.arithmeticExpectation)
  }
}

extension SurvivingFanIns {
  fileprivate init(_ summary: FanInSummary) {
    self.init(
      fanInCV: summary.coefficientOfVariation, fanInGini: summary.gini,
      emptyNeurons: summary.withoutInputs, fanIns: ConnectionHistogram(summary))
  }
}

extension ConnectionHistogram {
  fileprivate init(_ summary: FanInSummary) {
    self.init(
      connections: summary.histogram.map(\.fanIn), counts: summary.histogram.map(\.neurons))
  }
}
