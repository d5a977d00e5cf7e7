/// What one layer whose connections move looks like at the start, or right after an update.
///
/// Every layer that takes part has one at step 0 and one for each update, the output layer too where
/// it is sparse.
public struct TopologyMeasurement: Hashable, Sendable, Codable {
  /// The layer, from 0.
  public var layer: Int
  /// Optimizer steps done when the topology had become so; 0 at the start.
  public var step: Int
  /// The drop fraction α of the update, decayed; 0 at the start.
  public var dropFraction: Double
  /// The connections that are there now and were not before the update; 0 at the start.
  public var newConnections: Int
  /// Population standard deviation ÷ mean of the fan-ins.
  public var fanInCV: Double
  /// Gini coefficient of the fan-ins.
  public var fanInGini: Double
  /// Neurons with fan-in 0 or fan-out 0.
  public var emptyNeurons: Int
  /// How many neurons have each fan-in; nil in what was read from a report's folder, which has it
  /// of the start and the end alone.
  public var fanIns: ConnectionHistogram?
  /// The same layer after the drop and before the growth; nil at the start.
  public var survivors: SurvivingFanIns?
  /// |A ∩ B| ÷ |A ∪ B| of the connections now and before the update; 1 at the start.
  public var overlapWithPrevious: Double
  /// The same of the connections now and at the start.
  public var overlapWithInitial: Double
  /// The share of the layer's possible connections that has ever been present, R_s.
  ///
  /// Source: Liu and others
  /// (2021), arXiv:2102.02887.
  public var shareEverPresent: Double
  /// More of the layer: at the start, after the last update, and at most twenty times between.
  public var portrait: LayerPortrait?

  /// Creates a measurement.
  public init(
    layer: Int, step: Int, dropFraction: Double, newConnections: Int, fanInCV: Double,
    fanInGini: Double, emptyNeurons: Int, fanIns: ConnectionHistogram? = nil,
    survivors: SurvivingFanIns? = nil, overlapWithPrevious: Double, overlapWithInitial: Double,
    shareEverPresent: Double, portrait: LayerPortrait? = nil
  ) {
    self.layer = layer
    self.step = step
    self.dropFraction = dropFraction
    self.newConnections = newConnections
    self.fanInCV = fanInCV
    self.fanInGini = fanInGini
    self.emptyNeurons = emptyNeurons
    self.fanIns = fanIns
    self.survivors = survivors
    self.overlapWithPrevious = overlapWithPrevious
    self.overlapWithInitial = overlapWithInitial
    self.shareEverPresent = shareEverPresent
    self.portrait = portrait
  }
}

/// The fan-ins of a layer that has lost what an update drops and not yet grown anything.
///
/// Connections just grown are not trained yet, and may be gone at the next update: an equilibrium
/// that only these make is none.
public struct SurvivingFanIns: Hashable, Sendable, Codable {
  /// Population standard deviation ÷ mean of the fan-ins.
  public var fanInCV: Double
  /// Gini coefficient of the fan-ins.
  public var fanInGini: Double
  /// Neurons that keep no connection.
  public var emptyNeurons: Int
  /// How many neurons have each fan-in; nil in what was read from a report's folder.
  public var fanIns: ConnectionHistogram?

  /// Creates a measurement.
  public init(
    fanInCV: Double, fanInGini: Double, emptyNeurons: Int, fanIns: ConnectionHistogram? = nil
  ) {
    self.fanInCV = fanInCV
    self.fanInGini = fanInGini
    self.emptyNeurons = emptyNeurons
    self.fanIns = fanIns
  }
}

/// The fan-outs of a layer and the strength of its hubs.
public struct LayerPortrait: Hashable, Sendable, Codable {
  /// How many inputs have each fan-out; nil in what was read from a report's folder, which has it of
  /// the start and the end alone.
  public var fanOuts: ConnectionHistogram?
  /// Mean gradient norm of hubs ÷ that of the other neurons; nil when the ratio does not exist, and
  /// in the output layer, which has no hubs.
  public var hierarchyStrength: Double?
  /// RMS gradient per connection, hubs ÷ others.
  public var hierarchyStrengthPerConnection: Double?
  /// Mean √fan-in, hubs ÷ others: what arithmetic alone would give.
  public var arithmeticExpectation: Double?

  /// Creates a portrait.
  public init(
    fanOuts: ConnectionHistogram?, hierarchyStrength: Double? = nil,
    hierarchyStrengthPerConnection: Double? = nil, arithmeticExpectation: Double? = nil
  ) {
    self.fanOuts = fanOuts
    self.hierarchyStrength = hierarchyStrength
    self.hierarchyStrengthPerConnection = hierarchyStrengthPerConnection
    self.arithmeticExpectation = arithmeticExpectation
  }
}

/// How often each number of connections occurs.
public struct ConnectionHistogram: Hashable, Sendable, Codable {
  /// The numbers of connections that occur, ascending.
  public var connections: [Int]
  /// How many neurons, or inputs, have each of them.
  public var counts: [Int]

  /// Creates a histogram.
  public init(connections: [Int], counts: [Int]) {
    self.connections = connections
    self.counts = counts
  }
}

/// The fan-ins of a layer whose connections move, neuron by neuron.
public struct LayerFanIns: Hashable, Sendable, Codable {
  /// The layer, from 0.
  public var layer: Int
  /// The fan-in of every neuron at initialization.
  public var initial: [Int]
  /// The same at the end of training.
  public var final: [Int]

  /// Creates the two lists.
  public init(layer: Int, initial: [Int], final: [Int]) {
    self.layer = layer
    self.initial = initial
    self.final = final
  }
}

/// What the trained network is worth without the connections into its hubs.
public struct HubSilencing: Hashable, Sendable, Codable {
  /// The connections into hubs of hidden layers, all set to 0 at once.
  public var connections: Int
  /// Test accuracy without them.
  public var accuracyWithoutHubs: Double
  /// Test accuracy without as many random connections of each of the same layers: the mean over
  /// `draws`.
  public var accuracyWithoutRandom: Double
  /// Test accuracy without whole other neurons of the same layers that read as many connections in
  /// all: the mean over `draws`; nil where the others read less than the hubs.
  public var accuracyWithoutNeurons: Double?
  /// How often the random connections and the other neurons were drawn.
  public var draws: Int

  /// Creates a measurement.
  public init(
    connections: Int, accuracyWithoutHubs: Double, accuracyWithoutRandom: Double,
    accuracyWithoutNeurons: Double? = nil, draws: Int
  ) {
    self.connections = connections
    self.accuracyWithoutHubs = accuracyWithoutHubs
    self.accuracyWithoutRandom = accuracyWithoutRandom
    self.accuracyWithoutNeurons = accuracyWithoutNeurons
    self.draws = draws
  }
}
