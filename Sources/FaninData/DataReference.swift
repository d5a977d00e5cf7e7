/// A data set named by a study, before it is read.
public struct DataReference: Hashable, Sendable, Codable {
  /// What stands in recipes, run ids, exports and reports; holds no path.
  ///
  /// For a named set its name, such as `mnist`; for a user's file its file name, options and content digest, such as
  /// `csv(iris.csv, label=species, test=0.2, standardize=true, sha256=ab12cd34ef56)`.
  public let identity: String
  /// Where the values come from.
  public let source: Source

  /// Creates a reference.
  public init(identity: String, source: Source) {
    self.identity = identity
    self.source = source
  }

  /// A reference to a named set.
  public init(_ set: NamedDataset) {
    self.init(identity: set.name, source: .named(set))
  }

  /// Where the values of a data set come from.
  public enum Source: Hashable, Sendable, Codable {
    /// A data set fanin knows by name, built in or from the data directory.
    case named(NamedDataset)
    /// The user's own table.
    case csv(CSVSource)
    /// The user's own IDX files.
    case idx(IDXSource)
  }
}

/// A table of separated values with one label column.
public struct CSVSource: Hashable, Sendable, Codable {
  /// The file's path; a relative one starts at the study file's folder.
  public var path: String
  /// The name of the column that holds the class.
  public var label: String
  /// Whether numeric columns are shifted and scaled to mean 0 and variance 1 over the training split.
  public var standardize: Bool
  /// Which rows are held out as the test split.
  public var test: TestRule
  /// Whether the first line names the columns; nil: it does, unless it looks like data.
  public var header: Bool?
  /// Which columns become one-hot columns.
  public var categories: Categories
  /// What becomes of rows with missing values.
  public var missing: MissingRule

  /// Creates a source with the study file's defaults.
  public init(
    path: String, label: String, standardize: Bool = true,
    test: TestRule = TestRule(fraction: 0.2), header: Bool? = nil, categories: Categories = .none,
    missing: MissingRule = .refuse
  ) {
    self.path = path
    self.label = label
    self.standardize = standardize
    self.test = test
    self.header = header
    self.categories = categories
    self.missing = missing
  }

  /// Which columns become one-hot columns, a zero or a one for each of their texts.
  public enum Categories: Hashable, Sendable, Codable {
    /// None: all but the label are numbers.
    case none
    /// Every column whose cells are no numbers.
    case auto
    /// The columns of these names; all others are numbers.
    case columns([String])
  }

  /// What becomes of rows with missing values.
  public enum MissingRule: String, Sendable, Codable, CaseIterable {
    /// The table is refused.
    case refuse
    /// They are left out.
    case drop
  }
}

/// Two pairs of IDX files: images then labels, for training and for test.
public struct IDXSource: Hashable, Sendable, Codable {
  /// Paths of the training images and labels.
  public var training: [String]
  /// Paths of the test images and labels.
  public var test: [String]

  /// Creates a source.
  public init(training: [String], test: [String]) {
    self.training = training
    self.test = test
  }
}
