import FaninData
public import FaninKernels
import FaninRandom
public import FaninTopology

/// Times the steps of one network on made-up bytes: gathering the batch, forward, backward, update.
public struct StepBenchmark {
  /// Present connections of the network.
  public let connections: Int
  /// Fused multiply-adds of a step: three per connection and example, two in the first layer, which
  /// needs no input deltas.
  public let multiplyAdds: Int

  private let network: Network
  private let examples: Examples
  private let batch: [Int32]
  private let tile: Tile
  private var optimizer: Optimizer

  /// Prepares a network of the given layer sizes, inputs first; every layer has the sparsity.
  ///
  /// - Throws: `TrainingError` when the profile cannot be built.
  public init(
    sizes: [Int], profile: FanInProfile, sparsity: Double, batch: Int = Kernels.tileExamples,
    kernels: Kernels = .best
  ) throws(TrainingError) {
    let features = sizes.first ?? 1
    let classes = sizes.last ?? 1
    let seed = Seed(0)
    var stream = RandomStream(seed: seed, purpose: "benchmark")
    examples = Examples(
      values: .bytes(
        (0..<(batch * features)).map { _ in UInt8(truncatingIfNeeded: stream.next()) }),
      labels: (0..<batch).map { _ in UInt16(stream.below(classes)) })
    var recipe = Recipe(
      data: "benchmark", profile: profile, sparsity: sparsity,
      network: NetworkRecipe(hidden: Array(sizes.dropFirst().dropLast())),
      training: TrainingRecipe(epochs: 1, learningRate: 1e-4))
    recipe.network.output = .sparse
    let dataset = Dataset(
      name: "benchmark", features: features, classes: classes, training: examples, test: examples)
    network = Network(
      masks: try recipe.masks(for: dataset, seed: seed), initialization: .perNeuron, seed: seed,
      kernels: kernels)
    self.batch = (0..<batch).map { Int32($0) }
    tile = Tile(inputs: features, layers: network.layers)
    optimizer = Optimizer(recipe.training, for: network)
    connections = network.layers.reduce(0) { $0 + $1.mask.connections }
    multiplyAdds = batch * (3 * connections - (network.layers.first?.mask.connections ?? 0))
  }

  /// The median wall time of a step in microseconds, over `repetitions` timings of enough steps to
  /// fill `milliseconds` each.
  public mutating func medianMicroseconds(repetitions: Int = 15, milliseconds: Int = 20) -> Double {
    let clock = ContinuousClock()
    take(1)
    var steps = 1
    while clock.measure({ take(steps) })
      < .milliseconds(milliseconds), steps < 1 << 20
    {
      steps *= 2
    }
    let timings = (0..<repetitions).map { _ in
      clock.measure { take(steps) } / Double(steps)
    }
    let median = timings.sorted()[repetitions / 2]
    return Double(median.components.attoseconds) * 1e-12 + Double(median.components.seconds) * 1e6
  }

  private mutating func take(_ steps: Int) {
    for _ in 0..<steps {
      optimizer.advance()
      let optimizer = optimizer
      batch.withUnsafeBufferPointer {
        network.forEachTile($0, of: examples, scale: 1 / Float(batch.count), in: tile) { _, _ in
          network.backward(tile) { optimizer.update(layer: $0, learningRate: 1e-4) }
        }
      }
    }
  }
}
