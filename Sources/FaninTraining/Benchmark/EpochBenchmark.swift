import FaninData
public import FaninKernels
import FaninRandom

/// What whole epochs cost beside the training itself, on made-up examples.
public struct EpochBenchmark {
  /// Examples trained on.
  public static let trainingExamples = 60_000
  /// Examples measured after every epoch.
  public static let testExamples = 10_000
  /// Epochs of the run over which its two measurements of hierarchy strength are spread.
  public static let epochs = 20

  /// Seconds that one epoch spends on each part.
  public struct Costs: Sendable, Codable {
    /// Drawing the order of the examples.
    public let shuffling: Double
    /// Converting and transposing the batches, from anywhere in memory.
    public let gathering: Double
    /// Loss and accuracy over the test examples.
    public let evaluation: Double
    /// Hierarchy strength at the start and at the end of a run, shared among its epochs.
    public let hierarchyStrength: Double
    /// Leasing a run and recording its result, shared among its epochs.
    public let ledgerWrites: Double
    /// Forward, loss, backward and update of every batch.
    public let training: Double

    /// Everything beside the training, divided by it.
    public var overhead: Double { overhead(evaluations: EpochBenchmark.epochs) }
    /// The same of a run that is evaluated after its last epoch alone.
    public var overheadWithoutCurves: Double { overhead(evaluations: 1) }

    private func overhead(evaluations: Int) -> Double {
      let share = Double(evaluations) / Double(EpochBenchmark.epochs)
      return (shuffling + gathering + evaluation * share + hierarchyStrength + ledgerWrites)
        / training
    }
  }

  /// Times each part `repetitions` times and takes the medians.
  ///
  /// `ledgerWrites` is what a run of ``epochs`` epochs costs its ledger, in seconds; the trainer does
  /// not know ledgers.
  ///
  /// - Throws: `TrainingError` when the network cannot be built.
  public static func costs(
    of design: BenchmarkNetwork = .typical, repetitions: Int, ledgerWrites: Double,
    kernels: Kernels = .best
  ) throws(TrainingError) -> Costs {
    let dataset = design.madeUpData(training: trainingExamples, test: testExamples)
    let seed = Seed(0)
    let recipe = design.recipe
    let network = Network(
      masks: try recipe.masks(for: dataset, seed: seed), initialization: .perNeuron, seed: seed,
      kernels: kernels, moves: false)
    let tile = Tile(inputs: network.features, layers: network.layers)
    let split = ExampleSplit(count: trainingExamples, validation: 0, seed: seed)
    let everyTest = (0..<testExamples).map { Int32($0) }
    var descent = Descent(
      recipe.training, network: network, optimizer: Optimizer(recipe.training, for: network),
      trainingExamples: split.training.count)

    var shuffling = StepTimings()
    var gathering = StepTimings()
    var whole = StepTimings()
    var evaluation = StepTimings()
    var hierarchyStrength = StepTimings()
    for epoch in 1...max(1, repetitions) {
      var order: [Int32] = []
      shuffling.time { order = split.order(epoch: epoch) }
      gathering.time {
        order.withUnsafeBufferPointer {
          for start in stride(from: 0, to: $0.count, by: StepBenchmark.batch) {
            let batch = $0[start..<min(start + StepBenchmark.batch, $0.count)]
            tile.load(
              UnsafeBufferPointer(rebasing: batch), of: dataset.training, for: network)
          }
        }
      }
      try whole.time { () throws(TrainingError) in
        while descent.position.examples < order.count {
          try descent.takeStep(order: order, of: dataset.training, in: tile)
        }
        _ = descent.endEpoch()
      }
      evaluation.time {
        _ = Evaluation(network, on: everyTest, of: dataset.test, in: tile)
      }
      hierarchyStrength.time {
        _ = LayerMeasurement.ofHiddenLayers(
          network, at: .initial, split: split, examples: dataset.training, in: tile)
      }
    }
    return Costs(
      shuffling: shuffling.median, gathering: gathering.median, evaluation: evaluation.median,
      hierarchyStrength: hierarchyStrength.median * 2 / Double(epochs),
      ledgerWrites: ledgerWrites / Double(epochs),
      training: whole.median - gathering.median)
  }
}
