import FaninData
public import FaninKernels
import FaninRandom
import FaninTopology

/// What moving connections costs, on made-up examples.
public struct UpdateBenchmark {
  /// Steps between updates.
  public static let interval = 100

  /// Seconds of one thread.
  public struct Costs: Sendable, Codable {
    /// One update of RigL that drops three tenths: forward and backward without a step, the dense
    /// gradient of every layer, selection, new layouts, and the topology's measurement.
    public let update: Double
    /// ``interval`` gradient steps.
    public let fixedSteps: Double

    /// The time of a RigL training ÷ that of its static twin: in each interval one step is an update.
    public var ratio: Double {
      (fixedSteps * Double(interval - 1) / Double(interval) + update) / fixedSteps
    }
  }

  /// Alternates stretches of steps with updates, `repetitions` times, and takes the medians.
  ///
  /// - Throws: `TrainingError` when the network cannot be built.
  public static func costs(
    of design: BenchmarkNetwork = .typical, repetitions: Int, kernels: Kernels = .best
  ) throws(TrainingError) -> Costs {
    let examples = interval * StepBenchmark.batch
    let dataset = design.madeUpData(training: examples, test: 1)
    let seed = Seed(0)
    var recipe = design.recipe
    // Every update drops as many.
    recipe.topology = .riglConstantAlpha(UpdateSchedule())
    let masks = try recipe.masks(for: dataset, seed: seed)
    let network = Network(
      masks: masks, initialization: .perNeuron, seed: seed, kernels: kernels)
    let tile = Tile(inputs: network.features, layers: network.layers)
    let optimizer = Optimizer(recipe.training, for: network)
    let split = ExampleSplit(count: examples, validation: 0, seed: seed)
    let order = split.order(epoch: 1)
    var descent = Descent(
      recipe.training, network: network, optimizer: optimizer, trainingExamples: examples)
    guard
      var topology = MovingTopology(
        recipe, masks: masks, seed: seed, totalSteps: 1_000 * interval)
    else { return Costs(update: 0, fixedSteps: 0) }
    let layers = Set(network.layers.indices)
    let batch = CapturedBatch(network)

    var update = StepTimings()
    var steps = StepTimings()
    for _ in 0..<max(1, repetitions) {
      try steps.time { () throws(TrainingError) in
        while descent.position.examples < order.count {
          try descent.takeStep(order: order, of: dataset.training, in: tile)
        }
      }
      _ = descent.endEpoch()
      try update.time { () throws(TrainingError) in
        try descent.capture(batch, of: layers, order: order, of: dataset.training, in: tile)
        try topology.rewire(network, optimizer, by: batch, at: interval, epoch: 1) { [] }
      }
      _ = descent.endEpoch()
    }
    return Costs(update: update.median, fixedSteps: steps.median)
  }
}
