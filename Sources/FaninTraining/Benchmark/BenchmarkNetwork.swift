public import FaninTopology

/// A network to time: every layer has the profile and the sparsity, the output layer too.
public struct BenchmarkNetwork: Hashable, Sendable, Codable {
  /// Neurons of every layer, inputs first.
  public let sizes: [Int]
  /// How connections are shared within layers.
  public let profile: FanInProfile
  /// Absent ÷ possible connections; 0 for the dense profile.
  public let sparsity: Double

  /// Names a network.
  public init(sizes: [Int], profile: FanInProfile = .uniform, sparsity: Double) {
    self.sizes = sizes
    self.profile = profile
    self.sparsity = sparsity
  }

  /// Such as `784-512-256-10 uniform 0.9`.
  public var name: String {
    let sizes = sizes.map(String.init).joined(separator: "-")
    return profile == .dense ? "\(sizes) dense" : "\(sizes) \(profile) \(sparsity)"
  }

  /// The network whose times are quoted when only one is.
  public static let typical = BenchmarkNetwork(sizes: [784, 512, 256, 10], sparsity: 0.9)

  /// The networks of the benchmark's table.
  public static let table: [BenchmarkNetwork] =
    [0.8, 0.9, 0.95, 0.99, 0.999].map { BenchmarkNetwork(sizes: typical.sizes, sparsity: $0) }
    + [0.9, 0.99].map { BenchmarkNetwork(sizes: [784, 1_024, 1_024, 10], sparsity: $0) }
    + [
      BenchmarkNetwork(sizes: [54, 256, 256, 128, 7], sparsity: 0.9),
      BenchmarkNetwork(sizes: typical.sizes, profile: .dense, sparsity: 0),
      BenchmarkNetwork(sizes: typical.sizes, profile: .lognormal(.cv(2)), sparsity: 0.9),
    ]

  /// Networks of growing width with 32 connections into every neuron.
  public static let widening: [BenchmarkNetwork] = (8...14).map { power in
    let width = 1 << power
    return BenchmarkNetwork(sizes: [width, width, width, 10], sparsity: 1 - 32 / Double(width))
  }

  /// A network around one layer of 16,384 × 16,384 at 99.9 %.
  public static let wide = BenchmarkNetwork(sizes: [784, 16_384, 16_384, 10], sparsity: 0.999)

  /// The learning rate of the benchmark's steps.
  public static let learningRate = 0.01

  /// The recipe of the network: plain SGD with momentum, no weight decay.
  var recipe: Recipe {
    var recipe = Recipe(
      data: "benchmark", profile: profile, sparsity: sparsity,
      network: NetworkRecipe(hidden: Array(sizes.dropFirst().dropLast())),
      training: TrainingRecipe(epochs: 1, learningRate: Self.learningRate))
    recipe.network.output = .sparse
    recipe.training.weightDecay = 0
    recipe.training.schedule = .constant
    return recipe
  }
}
