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

extension DatasetName {
  /// The sizes of the set, known without reading it.
  public var facts: DatasetFacts {
    switch self {
    case .glyphs: DatasetFacts(images: Glyphs.trainingCount, Glyphs.testCount, classes: 10)
    case .terrain:
      DatasetFacts(rows: Terrain.trainingCount, Terrain.testCount)
    case .mnist, .fashionMNIST: DatasetFacts(images: 60_000, 10_000, classes: 10)
    case .emnistBalanced: DatasetFacts(images: 112_800, 18_800, classes: 47)
    case .emnistLetters: DatasetFacts(images: 124_800, 20_800, classes: 26)
    case .emnistByMergeTest: DatasetFacts(images: 100_000, 16_323, classes: 47)
    case .covtype: DatasetFacts(rows: 464_810, 116_202)
    case .covtypeSample: DatasetFacts(rows: 74_370, 18_592)
    }
  }
}

extension DatasetFacts {
  /// Pictures of 28 × 28.
  fileprivate init(images training: Int, _ test: Int, classes: Int) {
    self.init(features: 784, classes: classes, trainingCount: training, testCount: test)
  }

  /// Rows of Forest Cover's shape.
  fileprivate init(rows training: Int, _ test: Int) {
    self.init(features: 54, classes: 7, trainingCount: training, testCount: test)
  }
}
