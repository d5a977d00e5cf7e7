public import FaninData
import FaninDigest
public import FaninKernels
public import FaninRandom
public import FaninTopology

/// Trains one sparse network from one recipe and one seed.
///
/// The result depends on the recipe, the seed and the data alone: not on the processor, the number
/// of workers, interruptions, or time.
public struct Trainer {
  private let recipe: Recipe
  private let seed: Seed
  private let dataset: Dataset
  private let learned: LearnedTopology?
  private let kernels: Kernels

  /// Prepares a training; a profile that learns from other runs needs what they have taught.
  public init(
    recipe: Recipe, seed: Seed, dataset: Dataset, learned: LearnedTopology? = nil,
    kernels: Kernels = .best
  ) {
    self.recipe = recipe
    self.seed = seed
    self.dataset = dataset
    self.learned = learned
    self.kernels = kernels
  }

  /// Trains to the end, from the start or from a checkpoint of the same run.
  ///
  /// - Parameters:
  ///   - checkpoint: Where to go on; nil starts at the beginning.
  ///   - shouldStop: Asked before every step; the state is then kept before the training returns.
  ///   - checkpointIsDue: Asked before every step.
  ///   - onCheckpoint: Told of the state when it was due, and when stopping.
  ///   - onEpoch: Told of every epoch after which the network was measured.
  /// - Returns: The result; nil when stopped before the end.
  /// - Throws: `TrainingError` when the network cannot be built, the checkpoint cannot be used, or
  ///   the training diverges.
  public func run(
    from checkpoint: Checkpoint? = nil, shouldStop: () -> Bool = { false },
    checkpointIsDue: () -> Bool = { false }, onCheckpoint: (Checkpoint) -> Void = { _ in },
    onEpoch: (EpochMeasurement) -> Void = { _ in }
  ) throws(TrainingError) -> TrainedRun? {
    let split = ExampleSplit(
      count: dataset.training.count, validation: recipe.training.validation, seed: seed)
    guard !split.training.isEmpty else {
      throw .unusableData("no example of \(dataset.name) is left to train on")
    }
    let masks = try recipe.masks(for: dataset, seed: seed, learned: learned)
    let network = Network(
      masks: masks, initialization: recipe.network.initialization, seed: seed, kernels: kernels,
      moves: recipe.topology != .fixed)
    let identity = identity(of: network)
    let optimizer = Optimizer(recipe.training, for: network)
    let tile = Tile(inputs: dataset.features, layers: network.layers)
    func layers(_ moment: LayerMoment) -> [LayerMeasurement] {
      LayerMeasurement.ofHiddenLayers(
        network, at: moment, split: split, examples: dataset.training, in: tile)
    }

    let perEpoch = (split.training.count + recipe.training.batch - 1) / recipe.training.batch
    var topology = MovingTopology(
      recipe, masks: masks, seed: seed, totalSteps: max(1, recipe.training.epochs * perEpoch))
    func strengths() -> [LayerMeasurement] { layers(.final) }

    var state =
      if let checkpoint {
        try checkpoint.restore(identity: identity, into: network, optimizer)
      } else {
        Checkpoint.Header(
          identity: identity, position: Descent.Position(), epochs: [],
          initialLayers: layers(.initial))
      }
    var descent = Descent(
      recipe.training, network: network, optimizer: optimizer,
      trainingExamples: split.training.count, from: state.position)
    if let kept = state.topology {
      topology?.restore(kept)
    } else {
      topology?.begin(network, strengths: state.initialLayers)
    }
    func keep() {
      state.position = descent.position
      state.topology = topology?.state
      onCheckpoint(Checkpoint(state, network: network, optimizer: optimizer))
    }

    // Made where the topology asks for one.
    var captured: CapturedBatch?
    while descent.position.epoch <= recipe.training.epochs {
      let order = split.order(epoch: descent.position.epoch)
      while descent.position.examples < order.count {
        if shouldStop() {
          keep()
          return nil
        }
        if checkpointIsDue() { keep() }
        let (epoch, step) = (descent.position.epoch, descent.position.step)
        guard let wanted = topology?.layersWanted(at: step) else {
          try descent.takeStep(order: order, of: dataset.training, in: tile)
          continue
        }
        let batch = captured ?? CapturedBatch(network)
        captured = batch
        try descent.capture(batch, of: wanted, order: order, of: dataset.training, in: tile)
        try topology?.rewire(
          network, optimizer, by: batch, at: step, epoch: epoch, strengths: strengths)
      }
      let (epoch, step) = (descent.position.epoch, descent.position.step)
      let trainingLoss = descent.endEpoch()
      if recipe.training.evaluation == .everyEpoch || epoch == recipe.training.epochs {
        let measurement = measure(
          network, epoch: epoch, step: step, trainingLoss: trainingLoss, split: split, in: tile)
        guard measurement.testLoss.isFinite else { throw .diverged(epoch: epoch, step: step) }
        state.epochs.append(measurement)
        onEpoch(measurement)
      }
      try topology?.rewire(
        network, optimizer, afterEpoch: epoch, step: step, strengths: strengths)
    }
    var run = TrainedRun(
      epochs: state.epochs, layers: state.initialLayers + layers(.final),
      connections: network.layers.reduce(0) { $0 + $1.mask.connections },
      digest: TrainedRun.digest(network, epochs: state.epochs))
    topology?.leave(in: &run, network)
    if recipe.profile != .dense {
      run.silencing = HubSilencing.measured(network, seed: seed, on: dataset.test, in: tile)
    }
    return run
  }

  /// What a checkpoint must share with this training.
  ///
  /// Masks that were learned are not in the recipe: a checkpoint from before a refit is another's.
  private func identity(of network: Network) -> String {
    var digest = SHA256Digest()
    digest.append("\(Recipe.version)\n\(recipe.canonicalText)\n\(seed)\n\(dataset.digest)\n")
    if learned != nil {
      for layer in network.layers {
        digest.append(layer.mask.rowStarts.map { UInt64($0) })
        digest.append(layer.mask.columns)
      }
    }
    return digest.hexadecimal
  }

  private func measure(
    _ network: Network, epoch: Int, step: Int, trainingLoss: Double, split: ExampleSplit,
    in tile: Tile
  ) -> EpochMeasurement {
    let validation = Evaluation(network, on: split.validation, of: dataset.training, in: tile)
    let everyTest = (0..<dataset.test.count).map { Int32($0) }
    let test = Evaluation(network, on: everyTest, of: dataset.test, in: tile)
    return EpochMeasurement(
      epoch: epoch, step: step, trainingLoss: trainingLoss, validationLoss: validation?.loss,
      validationAccuracy: validation?.accuracy, testLoss: test?.loss ?? .nan,
      testAccuracy: test?.accuracy ?? .nan, testMacroAccuracy: test?.macroAccuracy ?? .nan)
  }
}
