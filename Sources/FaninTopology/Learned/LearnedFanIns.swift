import FaninElementary

/// What an equilibrium teaches of one layer: its budget, and how it is shared.
public struct LearnedFanIns: Hashable, Sendable, Codable {
  /// The layer's connections, as every source has them.
  public var connections: Int
  /// Neurons of the sources that read nothing.
  public var emptyNeurons: Int
  /// Neurons of all sources.
  public var neurons: Int
  /// How the budget is shared.
  public var rule: Rule

  /// How a budget is shared.
  public enum Rule: Hashable, Sendable, Codable {
    /// Every connection.
    case dense
    /// Quantiles of the lognormal whose fan-ins are as unequal as the sources', pooled.
    case lognormal(cv: Double)
    /// The fan-in of every neuron by rank, never falling.
    case histogram(fanIns: [Int])
  }

  /// Creates a lesson.
  public init(connections: Int, emptyNeurons: Int, neurons: Int, rule: Rule) {
    self.connections = connections
    self.emptyNeurons = emptyNeurons
    self.neurons = neurons
    self.rule = rule
  }

  /// The fan-ins by rank in the learner's layer.
  ///
  /// - Throws: ``TopologyError`` where they do not fit it.
  public func sequence(shape: LayerShape) throws(TopologyError) -> FanInSequence {
    switch rule {
    case .dense:
      try FanInSequence(profile: .dense, shape: shape, connections: connections)
    case .lognormal(let cv):
      try FanInSequence(profile: .lognormal(.cv(cv)), shape: shape, connections: connections)
    case .histogram(let fanIns):
      try FanInSequence(shape: shape, counts: fanIns)
    }
  }

  /// The fan-ins of `neurons` neurons at the quantiles of pooled ones.
  ///
  /// The pool, in ascending order, is cut into as many parts as there are neurons; a neuron's
  /// fan-in is the mean of its part, and the means become whole by largest remainders, equal ones
  /// in favour of the higher rank. With sources of one budget the sum is that budget exactly.
  ///
  /// - Precondition: The pool holds the same whole number of values for every neuron.
  public static func quantiles(of pool: [Int], neurons: Int) -> [Int] {
    let size = pool.count / max(1, neurons)
    precondition(size * neurons == pool.count, "\(pool.count) fan-ins for \(neurons) neurons")
    let sorted = pool.sorted()
    let parts = (0..<neurons).map { sorted[$0 * size..<($0 + 1) * size].reduce(0, +) }
    let total = Int((Double(sorted.reduce(0, +)) / Double(size)).rounded())
    return LargestRemainders.round(
      parts.map { Double($0) / Double(size) }, total: total, ties: .last
    ) { _ in sorted.last ?? 0 }.sorted()
  }
}
