import CKernels

/// What becomes of the gradients of one array of parameters.
///
/// With gradient g, parameter w, learning rate η and weight decay λ:
/// ```
/// momentum   g′ = g + λ w;  v ← μ v + g′;  w ← w − η v
/// nesterov   g′ = g + λ w;  v ← μ v + g′;  w ← w − η (g′ + μ v)
/// adamw      m ← β₁ m + (1 − β₁) g;  v ← β₂ v + (1 − β₂) g²
///            w ← w − η λ w − η (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
/// ```
/// A state v or m below 2⁻¹⁰⁰ becomes 0 before it is used: the states of connections that get no
/// gradient any more would decay into subnormal numbers, on which processors are slow.
///
/// - Source: Sutskever et al. (2013) in PyTorch's form; Loshchilov & Hutter (2019), arXiv:1711.05101.
public struct ParameterUpdate {
  var update = fanin_update()

  /// Gradients are stored; parameters stay.
  public static func store(into gradient: AlignedArray<Float>) -> ParameterUpdate {
    var result = ParameterUpdate()
    result.update.rule = FANIN_STORE
    result.update.gradient = gradient.pointer
    return result
  }

  /// Stochastic gradient descent with momentum μ.
  public static func momentum(
    learningRate: Float, momentum: Float, nesterov: Bool, weightDecay: Float,
    velocity: AlignedArray<Float>
  ) -> ParameterUpdate {
    var result = ParameterUpdate()
    result.update.rule = nesterov ? FANIN_NESTEROV : FANIN_MOMENTUM
    result.update.learning_rate = learningRate
    result.update.momentum = momentum
    result.update.weight_decay = weightDecay
    result.update.first = velocity.pointer
    return result
  }

  /// Adam with decoupled weight decay; `beta1Power` and `beta2Power` are β₁ᵗ and β₂ᵗ of this step.
  public static func adamW(
    learningRate: Float, weightDecay: Float, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Float = 1e-8, beta1Power: Double, beta2Power: Double, first: AlignedArray<Float>,
    second: AlignedArray<Float>
  ) -> ParameterUpdate {
    var result = ParameterUpdate()
    result.update.rule = FANIN_ADAMW
    result.update.learning_rate = learningRate
    result.update.weight_decay = weightDecay
    result.update.beta1 = Float(beta1)
    result.update.beta2 = Float(beta2)
    result.update.epsilon = epsilon
    result.update.correction1 = Float(1 / (1 - beta1Power))
    result.update.correction2 = Float(1 / (1 - beta2Power))
    result.update.first = first.pointer
    result.update.second = second.pointer
    return result
  }

  /// The same, with the gradients of earlier tiles of the batch added first.
  public func adding(_ carried: AlignedArray<Float>) -> ParameterUpdate {
    var result = self
    result.update.carried = UnsafePointer(carried.pointer)
    return result
  }
}
