public import FaninData
public import FaninKernels
public import FaninRandom
import FaninTopology

/// Trains one sparse network from one recipe and one seed.
///
/// The result depends on the recipe, the seed and the data alone: not on the processor, the number
/// of workers, or time.
public struct Trainer {
  private let recipe: Recipe
  private let seed: Seed
  private let dataset: Dataset
  private let kernels: Kernels

  /// Prepares a training.
  public init(recipe: Recipe, seed: Seed, dataset: Dataset, kernels: Kernels = .best) {
    self.recipe = recipe
    self.seed = seed
    self.dataset = dataset
    self.kernels = kernels
  }

  /// Trains to the end.
  ///
  /// - Parameters:
  ///   - shouldStop: Asked before every step.
  ///   - onEpoch: Told of every finished epoch.
  /// - Returns: The result; nil when stopped before the end.
  /// - Throws: `TrainingError` when the network cannot be built or diverges.
  public func run(
    shouldStop: () -> Bool = { false }, onEpoch: (EpochMeasurement) -> Void = { _ in }
  ) throws(TrainingError) -> TrainedRun? {
    let split = ExampleSplit(
      count: dataset.training.count, validation: recipe.training.validation, seed: seed)
    guard !split.training.isEmpty else {
      throw .unusableData("no example of \(dataset.name) is left to train on")
    }
    let network = Network(
      masks: try recipe.masks(for: dataset, seed: seed),
      initialization: recipe.network.initialization, seed: seed, kernels: kernels)
    let tile = Tile(inputs: dataset.features, layers: network.layers)
    func layers(_ moment: LayerMoment) -> [LayerMeasurement] {
      LayerMeasurement.ofHiddenLayers(
        network, at: moment, split: split, examples: dataset.training, in: tile)
    }

    let initialLayers = layers(.initial)
    var descent = Descent(recipe.training, network: network, split: split)
    var epochs: [EpochMeasurement] = []
    for epoch in 1...max(1, recipe.training.epochs) {
      guard
        let loss = try descent.run(
          epoch: epoch, examples: dataset.training, in: tile, shouldStop: shouldStop)
      else { return nil }
      let measurement = measure(
        network, epoch: epoch, step: descent.step, trainingLoss: loss, split: split, in: tile)
      guard measurement.testLoss.isFinite else {
        throw .diverged(epoch: epoch, step: descent.step)
      }
      epochs.append(measurement)
      onEpoch(measurement)
    }
    return TrainedRun(
      epochs: epochs, layers: initialLayers + layers(.final),
      connections: network.layers.reduce(0) { $0 + $1.mask.connections },
      digest: TrainedRun.digest(network, epochs: epochs))
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
