public import FaninTraining

/// A quantity that runs are judged by or that is correlated: its one entry in the table of metrics.
///
/// Two metrics are the same when they have the same name.
public struct Metric: Sendable {
  /// The name in study files, such as `test-accuracy`.
  public let name: String
  /// The name in sentences, such as `test accuracy`.
  public let words: String
  /// The column of tables, such as `test_accuracy`.
  public let column: String
  /// What it is counted in.
  public let unit: Unit
  /// Whether a larger value is better; nil where neither is.
  public let isHigherBetter: Bool?
  /// Whether it needs validation examples.
  public let needsValidation: Bool
  /// Where its value stands in a finished run.
  public let reading: Reading

  /// What a metric is counted in.
  public enum Unit: String, Hashable, Sendable, Codable {
    /// A share of all, from 0 to 1; written in percent.
    case fraction
    /// Natural units of information.
    case nats
    /// A ratio or a count of no unit.
    case none = ""
  }

  /// Where a value stands in a finished run; nil or not finite where it does not exist.
  public enum Reading: Sendable {
    /// In every epoch.
    case epoch(@Sendable (EpochMeasurement) -> Double?)
    /// In the layers at one moment, and in the network reduced from them.
    case layers(
      LayerMoment, network: @Sendable (NetworkMeasurement) -> Double?,
      layer: @Sendable (LayerMeasurement) -> Double?)
  }

  /// Creates an entry; the column is the name with underscores unless it is given.
  public init(
    _ name: String, words: String? = nil, column: String? = nil, unit: Unit = .none,
    isHigherBetter: Bool? = nil, needsValidation: Bool = false, reading: Reading
  ) {
    self.name = name
    self.words = words ?? name.replacing("-", with: " ")
    self.column = column ?? name.replacing("-", with: "_")
    self.unit = unit
    self.isHigherBetter = isHigherBetter
    self.needsValidation = needsValidation
    self.reading = reading
  }
}

extension Metric: Hashable {
  /// Whether two metrics have the same name.
  public static func == (left: Metric, right: Metric) -> Bool { left.name == right.name }

  /// Feeds the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Metric: Codable {
  /// Reads a name of the table.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let metric = Metric.named(name) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no metric '\(name)'")
    }
    self = metric
  }

  /// Writes the name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}

extension Metric {
  /// The metric at one epoch; nil where it does not exist, is not finite, or belongs to layers.
  public func value(at epoch: EpochMeasurement) -> Double? {
    guard case .epoch(let read) = reading else { return nil }
    return read(epoch).flatMap { $0.isFinite ? $0 : nil }
  }

  /// The metric of a finished run, after its last epoch where it has one in each.
  public func value(of run: TrainedRun) -> Double? {
    switch reading {
    case .epoch: run.epochs.last.flatMap(value(at:))
    case .layers(let moment, let network, _):
      network(NetworkMeasurement(run.layers, at: moment)).flatMap { $0.isFinite ? $0 : nil }
    }
  }

  /// The metric of each hidden layer, the first layer first; nil where one does not exist.
  public func layerValues(of run: TrainedRun) -> [Double]? {
    guard case .layers(let moment, _, let read) = reading else { return nil }
    let values = run.layers.filter { $0.moment == moment }.sorted { $0.layer < $1.layer }.map(read)
    let present = values.compactMap(\.self).filter(\.isFinite)
    return present.count == values.count && !values.isEmpty ? present : nil
  }

  /// Whether every hidden layer has the metric too.
  public var isOfLayers: Bool { if case .layers = reading { true } else { false } }
}
