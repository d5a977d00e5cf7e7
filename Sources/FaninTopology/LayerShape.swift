/// The size of one layer: how many inputs it may read and how many neurons read them.
public struct LayerShape: Hashable, Sendable, Codable {
  /// The number of possible inputs of each neuron, n.
  public let inputs: Int
  /// The number of neurons, m.
  public let outputs: Int

  /// Creates a shape; both counts are positive and below 65,536, so that an index fits 16 bits.
  public init(inputs: Int, outputs: Int) {
    precondition(inputs > 0 && outputs > 0, "a layer of \(inputs) × \(outputs) has no connections")
    self.inputs = inputs
    self.outputs = outputs
  }

  /// The number of possible connections, n·m.
  public var possibleConnections: Int { inputs * outputs }
}
