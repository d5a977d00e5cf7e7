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
  /// The likelier, the larger an input's variance over the training split; first layer only.
  case byVariance = "by-variance"
  /// The same weights handed out in reverse: the control of `byVariance`.
  case byVarianceReversed = "by-variance-reversed"
  /// The likelier, the larger the fan-in of the upstream neuron; all layers but the first.
  case byUpstreamFanIn = "by-upstream-fan-in"
  /// The same weights handed out in reverse: the control of `byUpstreamFanIn`.
  case byUpstreamFanInReversed = "by-upstream-fan-in-reversed"

  /// Whether the variances of the inputs are needed.
  public var needsVariances: Bool { self == .byVariance || self == .byVarianceReversed }
}
