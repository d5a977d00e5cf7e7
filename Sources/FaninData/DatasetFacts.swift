/// What a planner needs to know of a data set before it is read.
public struct DatasetFacts: Hashable, Sendable, Codable {
  /// Input features of an example.
  public var features: Int
  /// Classes.
  public var classes: Int
  /// Examples that may be trained on, validation included.
  public var trainingCount: Int
  /// Examples that are only measured.
  public var testCount: Int

  /// Creates facts.
  public init(features: Int, classes: Int, trainingCount: Int, testCount: Int) {
    self.features = features
    self.classes = classes
    self.trainingCount = trainingCount
    self.testCount = testCount
  }
}

extension Dataset {
  /// The sizes of this data set.
  public var facts: DatasetFacts {
    DatasetFacts(
      features: features, classes: classes, trainingCount: training.count, testCount: test.count)
  }
}
