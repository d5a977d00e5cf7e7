public import FaninTopology

/// All that determines a run except its seed and the data's bits.
public struct Recipe: Hashable, Sendable, Codable {
  /// The identity of the data set.
  public var data: String
  /// How connections are shared within layers.
  public var profile: FanInProfile
  /// Absent ÷ possible connections of the sparse layers; 0 for the dense profile.
  public var sparsity: Double
  /// Whether and how connections move.
  public var topology: TopologyUpdate
  /// The network.
  public var network: NetworkRecipe
  /// How it is trained.
  public var training: TrainingRecipe

  /// Creates a recipe.
  public init(
    data: String, profile: FanInProfile, sparsity: Double, topology: TopologyUpdate = .fixed,
    network: NetworkRecipe, training: TrainingRecipe
  ) {
    self.data = data
    self.profile = profile
    self.sparsity = sparsity
    self.topology = topology
    self.network = network
    self.training = training
  }
}

/// The network of a recipe: a multi-layer perceptron with sparse layers.
public struct NetworkRecipe: Hashable, Sendable, Codable {
  /// Neurons of each hidden layer.
  public var hidden: [Int]
  /// How the budget is shared between layers.
  public var allocation: Allocation = .uniform
  /// Whether the output layer is dense or shares in the sparsity.
  public var output: Output = .dense
  /// The scale of the initial weights.
  public var initialization: Initialization = .perNeuron
  /// Which neurons get the large fan-ins.
  public var placement: Placement = .shuffled
  /// Which inputs a neuron reads.
  public var inputs: InputChoice = .random
  /// The activation of hidden neurons.
  public var activation: Activation = .relu

  /// Creates a network with the study file's defaults.
  public init(hidden: [Int]) { self.hidden = hidden }

  /// The treatment of the output layer.
  public enum Output: String, Hashable, Sendable, Codable, CaseIterable {
    case dense
    case sparse
  }

  /// The variance of the initial weights.
  public enum Initialization: String, Hashable, Sendable, Codable, CaseIterable {
    /// 2 ÷ fan-in of the neuron.
    case perNeuron = "per-neuron"
    /// 2 ÷ mean fan-in of the layer.
    case perLayer = "per-layer"
  }

  /// The activation of hidden neurons.
  public enum Activation: String, Hashable, Sendable, Codable, CaseIterable {
    /// max(0, x).
    case relu
  }
}

/// How a network is trained.
public struct TrainingRecipe: Hashable, Sendable, Codable {
  /// Passes over the training split.
  public var epochs: Int
  /// Examples per step.
  public var batch = 128
  /// The update rule.
  public var optimizer: Optimizer = .sgd
  /// The initial learning rate.
  public var learningRate: Double
  /// The momentum of SGD.
  public var momentum = 0.9
  /// Whether SGD's momentum is Nesterov's.
  public var nesterov = false
  /// L2 penalty for SGD, decoupled decay for AdamW; weights only, never biases.
  public var weightDecay = 0.0001
  /// How the learning rate falls.
  public var schedule: LearningRateSchedule = .cosine
  /// The fraction of the training split held out for validation.
  public var validation = 0.1
  /// After which epochs loss and accuracy are measured over the validation and the test split.
  public var evaluation: EvaluationMoment {
    get { evaluate ?? .everyEpoch }
    set { evaluate = newValue == .everyEpoch ? nil : newValue }
  }

  /// Only what is not the default stands in the canonical text.
  private var evaluate: EvaluationMoment?

  /// Creates a training with the study file's defaults.
  public init(epochs: Int, learningRate: Double) {
    self.epochs = epochs
    self.learningRate = learningRate
  }

  /// After which epochs a network is measured.
  public enum EvaluationMoment: String, Hashable, Sendable, Codable, CaseIterable {
    /// After each, as learning curves want it.
    case everyEpoch = "every-epoch"
    /// After the last one alone.
    case lastEpoch = "last-epoch"
  }

  /// The update rule.
  public enum Optimizer: String, Hashable, Sendable, Codable, CaseIterable {
    /// Stochastic gradient descent with momentum.
    case sgd
    /// Adam with decoupled weight decay (Loshchilov & Hutter 2019); β 0.9 and 0.999, ε 1e-8.
    case adamw
  }
}

/// How the learning rate falls over training.
public enum LearningRateSchedule: Hashable, Sendable, Codable {
  /// Stays as it is.
  case constant
  /// Half a cosine, from the initial rate at the first step towards 0 after the last.
  case cosine
  /// Multiplied by `factor` at each of the fractions of training in `at`.
  case step(at: [Double], factor: Double)
}
