import FaninElementary

/// What the reader of a user's own data found in them.
public struct DatasetAccount: Hashable, Sendable, Codable {
  /// A class, and how many examples it has.
  public struct ClassCount: Hashable, Sendable, Codable {
    /// The label as it is spelled.
    public let label: String
    /// Examples of both splits.
    public let count: Int
  }

  /// A column of categories, and how many different texts it has.
  public struct Category: Hashable, Sendable, Codable {
    /// The column.
    public let column: String
    /// Its one-hot columns.
    public let levels: Int
  }

  /// The identity of the data set.
  public let data: String
  /// Its sizes.
  public let facts: DatasetFacts
  /// Rows left out because a value is missing.
  public var droppedRows = 0
  /// Columns that became one-hot columns.
  public var categories: [Category] = []
  /// The classes in their order.
  public let classes: [ClassCount]
  /// What the file was taken for; nil where it is no text.
  public var dialect: CSVDialect?
  /// How the test rows are drawn; nil where files of their own hold them.
  public var test: TestRule?
  /// What a person should look at.
  public var remarks: [String] = []

  init(data: String, facts: DatasetFacts, classes: [ClassCount]) {
    self.data = data
    self.facts = facts
    self.classes = classes
  }

  /// The account in lines, for a person.
  public var lines: [String] {
    let rows = facts.trainingCount + facts.testCount
    let dropped = droppedRows > 0 ? " (\(droppedRows) more left out: values are missing)" : ""
    var features = Self.counted(facts.features, "feature")
    if !categories.isEmpty {
      let numbers = facts.features - categories.reduce(0) { $0 + $1.levels }
      let lists = categories.map { "\($0.column) (\($0.levels))" }
      features += ": \(Self.counted(numbers, "number")), one-hot columns of \(lists.abridged())"
    }
    var lines = [
      "\(rows) rows\(dropped), \(features)",
      "\(classes.count) classes: \(classes.map { "\($0.label) (\($0.count))" }.abridged())",
    ]
    if let dialect { lines.append("read as: \(dialect)") }
    lines.append(
      "test split: \(test.map(\.description) ?? "files of its own"), "
        + "\(facts.testCount) of \(rows) examples")
    return lines + remarks.map { "look: \($0)" }
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
