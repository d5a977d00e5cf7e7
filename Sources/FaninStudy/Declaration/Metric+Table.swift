import FaninTraining

/// The table of metrics.
extension Metric {
  /// What a study can be judged by, in the order of the reference.
  public static let judged: [Metric] = [
    testAccuracy, testMacroAccuracy, testLoss, validationAccuracy, validationLoss, trainingLoss,
  ]

  /// What a study can correlate, in the order of the reference.
  public static let correlated: [Metric] = [
    fanInCV, hierarchyStrength, hierarchyStrengthPerConnection, arithmeticExpectation,
    initialHierarchyStrength, initialHierarchyStrengthPerConnection, testAccuracy,
  ]

  /// What `export` says of a run's last epoch, in the order of its columns.
  public static let exportedOfEpochs: [Metric] = [
    trainingLoss, validationAccuracy, testLoss, testAccuracy, testMacroAccuracy,
  ]

  /// What `export` says of a run's network, in the order of its columns.
  public static let exportedOfLayers: [Metric] = [
    fanInCV, hierarchyStrength, hierarchyStrengthPerConnection, arithmeticExpectation,
  ]

  /// Stands beside what is correlated, and is never declared.
  private static let companions = [initialArithmeticExpectation, excess, initialExcess]

  private static let byName = Dictionary(
    (judged + correlated + companions).map { ($0.name, $0) },
    uniquingKeysWith: { first, _ in first })

  /// The entry of a name; nil where there is none.
  public static func named(_ name: String) -> Metric? { byName[name] }

  // MARK: Of epochs

  /// Accuracy over the test split.
  public static let testAccuracy = accuracy("test-accuracy", \.testAccuracy)
  /// Mean over classes of the accuracy within the class, over the test split.
  public static let testMacroAccuracy = accuracy("test-macro-accuracy", \.testMacroAccuracy)
  /// Accuracy over the validation split.
  public static let validationAccuracy = Metric(
    "validation-accuracy", unit: .fraction, isHigherBetter: true, needsValidation: true,
    reading: .epoch(\.validationAccuracy))
  /// Mean cross-entropy over the test split.
  public static let testLoss = Metric(
    "test-loss", unit: .nats, isHigherBetter: false, reading: .epoch { $0.testLoss })
  /// Mean cross-entropy over the validation split.
  public static let validationLoss = Metric(
    "validation-loss", unit: .nats, isHigherBetter: false, needsValidation: true,
    reading: .epoch(\.validationLoss))
  /// Mean cross-entropy over the epoch's training batches, as they were seen.
  public static let trainingLoss = Metric(
    "training-loss", column: "train_loss", unit: .nats, isHigherBetter: false,
    reading: .epoch { $0.trainingLoss })

  private static func accuracy(
    _ name: String, _ read: @escaping @Sendable (EpochMeasurement) -> Double
  ) -> Metric {
    Metric(name, unit: .fraction, isHigherBetter: true, reading: .epoch { read($0) })
  }

  // MARK: Of layers

  /// Population standard deviation ÷ mean of the fan-ins, at the end of training.
  public static let fanInCV = Metric(
    "fan-in-cv", words: "fan-in CV",
    reading: .layers(.final, network: { $0.fanInCV }, layer: { $0.fanInCV }))
  /// Mean gradient norm of hubs ÷ that of the others, at the end of training.
  public static let hierarchyStrength = Metric(
    "hierarchy-strength",
    reading: .layers(.final, network: \.hierarchyStrength, layer: \.hierarchyStrength))
  /// RMS gradient per connection, hubs ÷ others, at the end of training.
  public static let hierarchyStrengthPerConnection = Metric(
    "hierarchy-strength-per-connection",
    reading: .layers(
      .final, network: \.hierarchyStrengthPerConnection, layer: \.hierarchyStrengthPerConnection))
  /// Mean √fan-in, hubs ÷ others: what arithmetic alone would give at the end of training.
  public static let arithmeticExpectation = Metric(
    "arithmetic-expectation", words: "arithmetic expectation (√fan-in)",
    reading: .layers(.final, network: \.arithmeticExpectation, layer: \.arithmeticExpectation))
  /// Hierarchy strength ÷ its arithmetic expectation, at the end of training.
  public static let excess = Metric(
    "hierarchy-strength-excess", words: "hierarchy strength ÷ arithmetic expectation",
    reading: .layers(.final, network: \.excess, layer: \.excess))

  /// Mean gradient norm of hubs ÷ that of the others, at initialization.
  public static let initialHierarchyStrength = Metric(
    "initial-hierarchy-strength",
    reading: .layers(.initial, network: \.hierarchyStrength, layer: \.hierarchyStrength))
  /// RMS gradient per connection, hubs ÷ others, at initialization.
  public static let initialHierarchyStrengthPerConnection = Metric(
    "initial-hierarchy-strength-per-connection",
    reading: .layers(
      .initial, network: \.hierarchyStrengthPerConnection, layer: \.hierarchyStrengthPerConnection))
  /// Mean √fan-in, hubs ÷ others, at initialization.
  public static let initialArithmeticExpectation = Metric(
    "initial-arithmetic-expectation", words: "initial arithmetic expectation (√fan-in)",
    reading: .layers(.initial, network: \.arithmeticExpectation, layer: \.arithmeticExpectation))
  /// Hierarchy strength ÷ its arithmetic expectation, at initialization.
  public static let initialExcess = Metric(
    "initial-hierarchy-strength-excess",
    words: "initial hierarchy strength ÷ arithmetic expectation",
    reading: .layers(.initial, network: \.excess, layer: \.excess))
}

extension LayerMeasurement {
  fileprivate var excess: Double? {
    guard let hierarchyStrength, let arithmeticExpectation else { return nil }
    return hierarchyStrength / arithmeticExpectation
  }
}

extension NetworkMeasurement {
  fileprivate var excess: Double? {
    guard let hierarchyStrength, let arithmeticExpectation else { return nil }
    return hierarchyStrength / arithmeticExpectation
  }
}
