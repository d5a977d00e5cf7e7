public import FaninTopology

/// Everything a finished training leaves behind.
public struct TrainedRun: Hashable, Sendable, Codable {
  /// One per epoch, in order.
  public var epochs: [EpochMeasurement]
  /// Two per hidden layer: initial and final.
  public var layers: [LayerMeasurement]
  /// Present connections of the whole network, the output layer included.
  public var connections: Int
  /// SHA-256 of final weights, biases, masks and per-epoch measurements.
  public var digest: String
  /// The final mask of every layer, the output layer included, where connections moved.
  ///
  /// Empty in a static run, whose masks follow from recipe and seed, and in the records of a ledger,
  /// which gives them apart.
  public var masks: [Mask] = []
  /// Where connections moved, each layer that took part: by step, then by layer.
  public var topology: [TopologyMeasurement] = []
  /// Where connections moved, the fan-ins of each layer that took part.
  public var fanIns: [LayerFanIns] = []
  /// What the hubs are worth; nil in the records of runs before this was measured.
  public var silencing: HubSilencing?

  /// Creates a result without what only moving topologies have.
  public init(
    epochs: [EpochMeasurement], layers: [LayerMeasurement], connections: Int, digest: String
  ) {
    self.epochs = epochs
    self.layers = layers
    self.connections = connections
    self.digest = digest
  }
}
