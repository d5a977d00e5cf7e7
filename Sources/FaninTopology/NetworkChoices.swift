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
