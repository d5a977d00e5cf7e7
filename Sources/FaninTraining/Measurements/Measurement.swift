import FaninElementary

/// What one epoch came to.
///
/// Losses are mean cross-entropies in nats, accuracies are fractions.
public struct EpochMeasurement: Hashable, Sendable, Codable {
  /// The epoch, from 1.
  public var epoch: Int
  /// Optimizer updates so far.
  public var step: Int
  /// Mean loss over the epoch's training batches, as they were seen.
  public var trainingLoss: Double
  /// Mean loss over the validation split; nil when there is none.
  public var validationLoss: Double?
  /// Accuracy over the validation split; nil when there is none.
  public var validationAccuracy: Double?
  /// Mean loss over the test split.
  public var testLoss: Double
  /// Accuracy over the test split.
  public var testAccuracy: Double
  /// Mean over classes of the accuracy within the class, over the test split.
  public var testMacroAccuracy: Double

  /// Creates a measurement.
  public init(
    epoch: Int, step: Int, trainingLoss: Double, validationLoss: Double?,
    validationAccuracy: Double?, testLoss: Double, testAccuracy: Double, testMacroAccuracy: Double
  ) {
    self.epoch = epoch
    self.step = step
    self.trainingLoss = trainingLoss
    self.validationLoss = validationLoss
    self.validationAccuracy = validationAccuracy
    self.testLoss = testLoss
    self.testAccuracy = testAccuracy
    self.testMacroAccuracy = testMacroAccuracy
  }
}

/// When a layer was measured.
public enum LayerMoment: String, Hashable, Sendable, Codable, CaseIterable {
  /// At initialization.
  case initial
  /// At the end of training.
  case final
}

/// What one hidden layer looks like at one moment.
public struct LayerMeasurement: Hashable, Sendable, Codable {
  /// The hidden layer, from 0.
  public var layer: Int
  /// When.
  public var moment: LayerMoment
  /// Possible inputs of each neuron.
  public var inputs: Int
  /// Neurons.
  public var neurons: Int
  /// Present connections.
  public var connections: Int
  /// Population standard deviation ÷ mean of the fan-ins; 0 in a layer without connections.
  public var fanInCV: Double
  /// Gini coefficient of the fan-ins.
  public var fanInGini: Double
  /// Neurons with fan-in 0 or fan-out 0.
  public var emptyNeurons: Int
  /// Mean gradient norm of hubs ÷ that of the other neurons; nil when the ratio does not exist.
  public var hierarchyStrength: Double?
  /// RMS gradient per connection, hubs ÷ others.
  public var hierarchyStrengthPerConnection: Double?
  /// Mean √fan-in, hubs ÷ others: what arithmetic alone would give.
  public var arithmeticExpectation: Double?
  /// The fan-in histogram: `fanInCounts[k]` neurons have fan-in `fanIns[k]`, ascending.
  public var fanIns: [Int]
  /// Neurons for each entry of `fanIns`.
  public var fanInCounts: [Int]

  /// Creates a measurement.
  public init(
    layer: Int, moment: LayerMoment, inputs: Int, neurons: Int, connections: Int, fanInCV: Double,
    fanInGini: Double, emptyNeurons: Int, hierarchyStrength: Double?,
    hierarchyStrengthPerConnection: Double?, arithmeticExpectation: Double?, fanIns: [Int],
    fanInCounts: [Int]
  ) {
    self.layer = layer
    self.moment = moment
    self.inputs = inputs
    self.neurons = neurons
    self.connections = connections
    self.fanInCV = fanInCV
    self.fanInGini = fanInGini
    self.emptyNeurons = emptyNeurons
    self.hierarchyStrength = hierarchyStrength
    self.hierarchyStrengthPerConnection = hierarchyStrengthPerConnection
    self.arithmeticExpectation = arithmeticExpectation
    self.fanIns = fanIns
    self.fanInCounts = fanInCounts
  }
}

/// The hidden layers of one network at one moment, reduced to one number each.
public struct NetworkMeasurement: Hashable, Sendable {
  /// Mean fan-in CV over hidden layers, weighted by neurons.
  public let fanInCV: Double
  /// Geometric mean over hidden layers; nil when any layer has none.
  public let hierarchyStrength: Double?
  /// Geometric mean over hidden layers; nil when any layer has none.
  public let hierarchyStrengthPerConnection: Double?
  /// Geometric mean over hidden layers; nil when any layer has none.
  public let arithmeticExpectation: Double?

  /// Reduces the layers measured at `moment`.
  public init(_ layers: [LayerMeasurement], at moment: LayerMoment) {
    let layers = layers.filter { $0.moment == moment }
    let neurons = layers.reduce(0) { $0 + $1.neurons }
    let weighted = layers.reduce(0) { $0 + $1.fanInCV * Double($1.neurons) }
    fanInCV = neurons == 0 ? 0 : weighted / Double(neurons)
    hierarchyStrength = Self.geometricMean(layers.map(\.hierarchyStrength))
    hierarchyStrengthPerConnection = Self.geometricMean(
      layers.map(\.hierarchyStrengthPerConnection))
    arithmeticExpectation = Self.geometricMean(layers.map(\.arithmeticExpectation))
  }

  /// Of ratios, which are averaged as such.
  private static func geometricMean(_ values: [Double?]) -> Double? {
    let present = values.compactMap { $0.flatMap { $0 > 0 ? $0 : nil } }
    guard !present.isEmpty, present.count == values.count else { return nil }
    if present.count == 1 { return present[0] }
    return Elementary.exp(
      present.reduce(0) { $0 + Elementary.log($1) } / Double(present.count))
  }
}
