/// Examples with class labels, row-major: `count` rows of `features` values.
public struct Examples: Sendable {
  /// The stored values: images stay bytes, a quarter of the memory, and are scaled as they are read.
  public enum Values: Sendable {
    /// Bytes 0…255, each standing for byte / 255.
    case bytes([UInt8])
    /// Plain numbers.
    case numbers([Float])
  }

  /// All values, count × features.
  public let values: Values
  /// One class index per example, in 0 ..< classes.
  public let labels: [UInt16]

  /// Creates examples; the values hold a whole number of rows, one per label.
  public init(values: Values, labels: [UInt16]) {
    self.values = values
    self.labels = labels
  }

  /// The number of examples.
  public var count: Int { labels.count }
}

/// A data set in memory: a training split, a test split, and what identifies them.
public struct Dataset: Sendable {
  /// The identity used in recipes, such as `fashion-mnist`.
  public let name: String
  /// The number of input features of an example.
  public let features: Int
  /// The number of classes.
  public let classes: Int
  /// Rows and columns, when an example is an image.
  public let imageSize: (rows: Int, columns: Int)?
  /// What may be trained on; validation examples are held out of these.
  public let training: Examples
  /// What is only ever measured.
  public let test: Examples
  /// SHA-256 over sizes, values and labels of both splits, hexadecimal; where every seed has a split
  /// of its own, that of seed 0, which stands for all.
  public let digest: String

  /// Creates a data set and computes its digest.
  public init(
    name: String, features: Int, classes: Int, imageSize: (rows: Int, columns: Int)? = nil,
    training: Examples, test: Examples
  ) {
    self.name = name
    self.features = features
    self.classes = classes
    self.imageSize = imageSize
    self.training = training
    self.test = test
    self.digest = Dataset.digest(
      features: features, classes: classes, training: training, test: test)
  }

  /// The same data set split otherwise; its digest stays.
  init(_ other: Dataset, training: Examples, test: Examples) {
    name = other.name
    features = other.features
    classes = other.classes
    imageSize = other.imageSize
    self.training = training
    self.test = test
    digest = other.digest
  }
}
