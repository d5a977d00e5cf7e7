import FaninKernels

/// The optimizer's states, and the update of each step.
struct Optimizer {
  private let recipe: TrainingRecipe
  private let firstWeights: [AlignedArray<Float>]
  private let firstBiases: [AlignedArray<Float>]
  private let secondWeights: [AlignedArray<Float>]
  private let secondBiases: [AlignedArray<Float>]
  private var beta1Power = 1.0
  private var beta2Power = 1.0

  private static let beta1 = 0.9
  private static let beta2 = 0.999

  init(_ recipe: TrainingRecipe, for network: Network) {
    self.recipe = recipe
    func states(_ parameters: (SparseLayer) -> AlignedArray<Float>) -> [AlignedArray<Float>] {
      network.layers.map { AlignedArray(count: parameters($0).count) }
    }
    firstWeights = states(\.weights)
    firstBiases = states(\.biases)
    secondWeights = recipe.optimizer == .adamw ? states(\.weights) : []
    secondBiases = recipe.optimizer == .adamw ? states(\.biases) : []
  }

  /// Counts one more step.
  mutating func advance() {
    beta1Power *= Self.beta1
    beta2Power *= Self.beta2
  }

  /// The update of one layer in the current step; biases never decay.
  func update(layer: Int, learningRate: Double) -> LayerUpdate {
    LayerUpdate(
      weights: update(
        learningRate, decay: recipe.weightDecay, first: firstWeights[layer],
        second: secondWeights.isEmpty ? nil : secondWeights[layer]),
      biases: update(
        learningRate, decay: 0, first: firstBiases[layer],
        second: secondBiases.isEmpty ? nil : secondBiases[layer]))
  }

  private func update(
    _ rate: Double, decay: Double, first: AlignedArray<Float>, second: AlignedArray<Float>?
  ) -> ParameterUpdate {
    if let second {
      return .adamW(
        learningRate: Float(rate), weightDecay: Float(decay), beta1: Self.beta1,
        beta2: Self.beta2, beta1Power: beta1Power, beta2Power: beta2Power, first: first,
        second: second)
    }
    return .momentum(
      learningRate: Float(rate), momentum: Float(recipe.momentum), nesterov: recipe.nesterov,
      weightDecay: Float(decay), velocity: first)
  }
}
