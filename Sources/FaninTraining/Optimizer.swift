import FaninElementary
import FaninKernels

/// The optimizer's states, and the update of each step.
struct Optimizer {
  /// The states of one layer: velocity, or Adam's two moments.
  struct States {
    let weights: [AlignedArray<Float>]
    let biases: [AlignedArray<Float>]
  }

  let states: [States]

  private let recipe: TrainingRecipe

  private static let beta1 = 0.9
  private static let beta2 = 0.999

  init(_ recipe: TrainingRecipe, for network: Network) {
    self.recipe = recipe
    let moments =
      switch recipe.optimizer {
      case .sgd: 1
      case .adamw: 2
      }
    states = network.layers.map { layer in
      States(
        weights: (0..<moments).map { _ in AlignedArray(count: layer.weights.count) },
        biases: (0..<moments).map { _ in AlignedArray(count: layer.biases.count) })
    }
  }

  /// The update of one layer after `step` earlier ones; biases never decay.
  func update(layer: Int, learningRate: Double, step: Int) -> LayerUpdate {
    LayerUpdate(
      weights: update(
        learningRate, step, decay: recipe.weightDecay, states: states[layer].weights),
      biases: update(learningRate, step, decay: 0, states: states[layer].biases))
  }

  private func update(
    _ rate: Double, _ step: Int, decay: Double, states: [AlignedArray<Float>]
  ) -> ParameterUpdate {
    switch recipe.optimizer {
    case .sgd:
      .momentum(
        learningRate: Float(rate), momentum: Float(recipe.momentum), nesterov: recipe.nesterov,
        weightDecay: Float(decay), velocity: states[0])
    case .adamw:
      .adamW(
        learningRate: Float(rate), weightDecay: Float(decay), beta1: Self.beta1,
        beta2: Self.beta2, beta1Power: Elementary.power(Self.beta1, Double(step + 1)),
        beta2Power: Elementary.power(Self.beta2, Double(step + 1)), first: states[0],
        second: states[1])
    }
  }
}
