import FaninDigest
import FaninElementary
public import FaninStudy
import FaninTraining

/// What computed results that fanin did not, and the file they came in.
public struct ForeignSource: Hashable, Sendable, Codable, Comparable {
  /// The program, as the importer stated, such as `PyTorch 2.3`.
  public var name: String
  /// SHA-256 of the imported file.
  public var fileDigest: String

  /// Creates a source.
  public init(name: String, fileDigest: String) {
    self.name = name
    self.fileDigest = fileDigest
  }

  /// Orders sources by name, then by file.
  public static func < (left: ForeignSource, right: ForeignSource) -> Bool {
    (left.name, left.fileDigest) < (right.name, right.fileDigest)
  }
}

/// The result of one run, computed elsewhere; nil where its file says nothing.
///
/// Losses are nats, accuracies fractions; the network quantities are those of the whole network.
public struct ForeignResult: Hashable, Sendable {
  /// The run of the study it stands for.
  public var run: RunID
  /// Its line in the file.
  public var line: Int
  /// Epochs trained.
  public var epochs: Int?
  /// Present connections of the network.
  public var connections: Int?
  /// Every other quantity.
  public var values: [ForeignQuantity: Double]

  /// Creates a result.
  public init(
    run: RunID, line: Int, epochs: Int? = nil, connections: Int? = nil,
    values: [ForeignQuantity: Double]
  ) {
    self.run = run
    self.line = line
    self.epochs = epochs
    self.connections = connections
    self.values = values
  }

  /// SHA-256 over the run and every value: what two results of one run must share, whatever names
  /// their sources were given.
  var digest: String { SHA256Digest.hexadecimal(of: "fanin-foreign-2\n\(run)\n\(text)\n") }

  /// The values in words, in one order, such as `test_accuracy 0.91, seconds 12.5`.
  var text: String {
    var parts = ForeignQuantity.allCases.compactMap { quantity in
      values[quantity].map { "\(quantity.rawValue) \($0.shortestText)" }
    }
    if let epochs { parts.append("epochs \(epochs)") }
    if let connections { parts.append("connections \(connections)") }
    return parts.joined(separator: ", ")
  }

  /// The result as the trainer would have left it.
  ///
  /// One epoch, the last, and one layer that stands for the network. Not a number means that the file
  /// says nothing, and 0 epochs or connections the same.
  func trained(digest: String) -> TrainedRun {
    let epoch = EpochMeasurement(
      epoch: epochs ?? 0, step: 0, trainingLoss: values[.trainingLoss] ?? .nan,
      validationLoss: values[.validationLoss], validationAccuracy: values[.validationAccuracy],
      testLoss: values[.testLoss] ?? .nan, testAccuracy: values[.testAccuracy] ?? .nan,
      testMacroAccuracy: values[.testMacroAccuracy] ?? .nan)
    let network = LayerMeasurement(
      layer: 0, moment: .final, inputs: 1, neurons: 1, connections: connections ?? 0,
      fanInCV: values[.fanInCV] ?? .nan, fanInGini: .nan, emptyNeurons: 0,
      hierarchyStrength: values[.hierarchyStrength],
      hierarchyStrengthPerConnection: values[.hierarchyStrengthPerConnection],
      arithmeticExpectation: values[.arithmeticExpectation], fanIns: [], fanInCounts: [])
    return TrainedRun(
      epochs: [epoch], layers: [network], connections: connections ?? 0, digest: digest)
  }
}
