/// A quantity that a foreign result may have, by its column in `fanin export`.
public enum ForeignQuantity: String, Hashable, Sendable, CaseIterable {
  /// Mean training loss of the last epoch, nats.
  case trainingLoss = "train_loss"
  /// Validation loss, nats; `fanin export` has no such column.
  case validationLoss = "validation_loss"
  /// Validation accuracy.
  case validationAccuracy = "validation_accuracy"
  /// Test loss, nats.
  case testLoss = "test_loss"
  /// Test accuracy.
  case testAccuracy = "test_accuracy"
  /// Mean over classes of the test accuracy.
  case testMacroAccuracy = "test_macro_accuracy"
  /// The network's fan-in CV.
  case fanInCV = "fan_in_cv"
  /// Hierarchy strength at the end.
  case hierarchyStrength = "hierarchy_strength"
  /// Hierarchy strength per connection.
  case hierarchyStrengthPerConnection = "hierarchy_strength_per_connection"
  /// What arithmetic alone would give.
  case arithmeticExpectation = "arithmetic_expectation"
  /// Wall time.
  case seconds

  /// Whether it is a fraction.
  public var isAccuracy: Bool {
    [.validationAccuracy, .testAccuracy, .testMacroAccuracy].contains(self)
  }

  /// The column of table `foreignResult`.
  var column: String {
    switch self {
    case .trainingLoss: "trainingLoss"
    case .validationLoss: "validationLoss"
    case .validationAccuracy: "validationAccuracy"
    case .testLoss: "testLoss"
    case .testAccuracy: "testAccuracy"
    case .testMacroAccuracy: "testMacroAccuracy"
    case .fanInCV: "fanInCV"
    case .hierarchyStrength: "hierarchyStrength"
    case .hierarchyStrengthPerConnection: "hierarchyStrengthPerConnection"
    case .arithmeticExpectation: "arithmeticExpectation"
    case .seconds: "seconds"
    }
  }
}
