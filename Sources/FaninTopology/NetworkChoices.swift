/// How the connection budget of a network is shared between its layers.
public enum Allocation: String, Hashable, Sendable, Codable, CaseIterable {
  /// Every layer has the same density.
  case uniform
  /// Layer density ε(n+m)/(n·m): Erdős–Rényi-kernel, for an MLP the same as Erdős–Rényi.
  case erk
}

/// Which neurons of a layer get the large fan-ins.
public enum Placement: String, Hashable, Sendable, Codable, CaseIterable {
  /// Neurons in uniformly random order.
  case shuffled
  /// Neuron j gets rank j.
  case byIndex = "by-index"
}

/// Which inputs a neuron reads.
public enum InputChoice: String, Hashable, Sendable, Codable, CaseIterable {
  /// Uniformly at random, without repetition.
  case random
  /// The more an input varies over the training examples, the likelier; first layer only.
  case byVariance = "by-variance"
  /// Large fan-ins read from upstream neurons of large fan-in; first layer: random.
  case byUpstreamFanIn = "by-upstream-fan-in"
}
