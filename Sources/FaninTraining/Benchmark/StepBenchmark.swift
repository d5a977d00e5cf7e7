import FaninData
public import FaninKernels
import FaninRandom
import FaninTopology

/// Takes training steps of one network on made-up bytes: gathering the batch, forward, loss,
/// backward, update.
///
/// The examples fill four batches, which take turns; everything comes from seed 0, so that two
/// benchmarks of one network take the same steps.
public struct StepBenchmark {
  /// What is timed.
  public let design: BenchmarkNetwork
  /// Present connections of the network.
  public let connections: Int
  /// Fused multiply-adds of a step: three per connection and example, two in the first layer, which
  /// needs no input deltas.
  public let multiplyAdds: Int

  /// Examples of a batch.
  public static let batch = Kernels.tileExamples
  /// Batches that take turns.
  public static let batches = 4

  let network: Network
  let examples: Examples
  let tile: Tile
  let optimizer: Optimizer
  private var next = 0

  /// Prepares a network.
  ///
  /// - Throws: `TrainingError` when the profile cannot be built.
  public init(_ design: BenchmarkNetwork, kernels: Kernels = .best) throws(TrainingError) {
    self.design = design
    let dataset = design.madeUpData(training: Self.batch * Self.batches, test: 1)
    examples = dataset.training
    let seed = Seed(0)
    network = Network(
      masks: try design.recipe.masks(for: dataset, seed: seed), initialization: .perNeuron,
      seed: seed, kernels: kernels, moves: false)
    tile = Tile(inputs: network.features, layers: network.layers)
    optimizer = Optimizer(design.recipe.training, for: network)
    connections = network.layers.reduce(0) { $0 + $1.mask.connections }
    multiplyAdds = Self.batch * (3 * connections - (network.layers.first?.mask.connections ?? 0))
  }

  /// Takes steps, each timed with its neighbours of about half a millisecond.
  ///
  /// - Returns: The times of a step, and the mean loss of each batch before its update.
  public mutating func take(_ steps: Int, group: Int = 1) -> (
    timings: StepTimings, losses: [Double]
  ) {
    var timings = StepTimings()
    var losses: [Double] = []
    losses.reserveCapacity(steps)
    var done = 0
    while done < steps {
      let count = min(max(1, group), steps - done)
      timings.time(parts: count) {
        for _ in 0..<count { losses.append(takeStep()) }
      }
      done += count
    }
    return (timings, losses)
  }

  /// The median time of a step over `seconds` of them, and nothing that ran disturbed.
  public mutating func timings(seconds: Double) -> StepTimings {
    let warm = take(3).timings.median
    return take(max(5, Int(seconds / warm)), group: Self.group(stepSeconds: warm)).timings
  }

  /// The steps that take about half a millisecond: long enough for the clock, short enough to end
  /// before the system gives the processor away.
  public static func group(stepSeconds: Double) -> Int {
    max(1, Int(0.0005 / max(stepSeconds, 1e-7)))
  }

  /// The indices of the next batch.
  mutating func nextBatch() -> [Int32] {
    defer { next = (next + 1) % Self.batches }
    return (0..<Self.batch).map { Int32(next * Self.batch + $0) }
  }

  private mutating func takeStep() -> Double {
    var loss = 0.0
    nextBatch().withUnsafeBufferPointer {
      network.forEachTile($0, of: examples, scale: 1 / Float(Self.batch), in: tile) { _, _ in
        loss = tile.lossSum
        network.backward(tile) {
          optimizer.update(layer: $0, learningRate: BenchmarkNetwork.learningRate, step: 0)
        }
      }
    }
    return loss / Double(Self.batch)
  }
}

extension BenchmarkNetwork {
  /// Random bytes with random labels, of the network's width and classes.
  func madeUpData(training: Int, test: Int) -> Dataset {
    let features = sizes.first ?? 1
    let classes = sizes.last ?? 1
    var stream = RandomStream(seed: Seed(0), purpose: "benchmark")
    func examples(_ count: Int) -> Examples {
      Examples(
        values: .bytes(
          (0..<(count * features)).map { _ in UInt8(truncatingIfNeeded: stream.next()) }),
        labels: (0..<count).map { _ in UInt16(stream.below(classes)) })
    }
    return Dataset(
      name: "benchmark", features: features, classes: classes, training: examples(training),
      test: examples(test))
  }
}
