/// What is wrong with the content of a data file.
public enum DataFlaw: Hashable, Sendable {
  // Files as such.
  case empty
  case notGzip
  case corruptGzip(reason: String)
  case checksum(found: String, expected: String)
  case tooLarge(limit: Int)
  // IDX files.
  case magic(found: [UInt8], expected: String)
  case truncated(found: Int, promised: Int)
  case excess(promised: Int)
  case impossibleSize(dimensions: [Int], largest: Int)
  case shape(found: [Int], expected: String)
  case labelCount(labels: Int, examples: Int)
  case label(Int, example: Int, expected: ClosedRange<Int>)
  case pathCount(Int)
  // Tables.
  case notText
  case unnamedColumn(number: Int)
  case repeatedColumn(String)
  case noColumn(named: String, columns: [String])
  case noFeatures
  case cellCount(found: Int, expected: Int)
  case emptyCell(column: String)
  case notANumber(String, column: String)
  case tooBigANumber(String, column: String)
  case openQuote
  case textAfterQuote
  case rowCount(found: Int, expected: Int)
  case classNumber(String, classes: Int)
  case classCounts(found: [Int], expected: [Int])
  // Sets.
  case noExamples
  case oneClass
  case tooManyClasses(Int, largest: Int, column: String)
  case testFraction(Double, rows: Int)
}

extension DataFlaw: CustomStringConvertible {
  /// A clause that follows "file:line: ".
  public var description: String {
    switch self {
    case .empty: "is empty"
    case .notGzip: "is named .gz but does not hold gzip data"
    case .corruptGzip(let reason): "is corrupt gzip: \(reason); fetch or copy it again"
    case .checksum(let found, let expected):
      "has the wrong content: its SHA-256 is \(found), not \(expected); fetch or copy it again"
    case .tooLarge(let limit): "unpacks to more than \(limit) bytes; refused"
    case .magic(let found, let expected):
      "begins with the bytes \(DataFlaw.hexadecimal(found)), not \(expected)"
    case .truncated(let found, let promised):
      "is truncated: its header promises \(promised) bytes of values, it holds \(found)"
    case .excess(let promised):
      "goes on after the \(promised) bytes of values that its header promises"
    case .impossibleSize(let dimensions, let largest):
      "promises \(DataFlaw.product(dimensions)) values, but a file of its size holds"
        + " at most \(largest) bytes"
    case .shape(let found, let expected):
      "holds \(DataFlaw.product(found)) values, expected \(expected)"
    case .labelCount(let labels, let examples):
      "holds \(labels) labels for \(examples) examples"
    case .label(let label, let example, let expected):
      "label \(label) of example \(example) lies outside"
        + " \(expected.lowerBound)…\(expected.upperBound)"
    case .pathCount(let count):
      "an IDX split takes two files, images then labels; got \(count)"
    case .notText: "is not UTF-8 text"
    case .unnamedColumn(let number): "column \(number) has no name"
    case .repeatedColumn(let name): "two columns are named '\(name)'"
    case .noColumn(let name, let columns):
      "no column is named '\(name)'; the columns are \(DataFlaw.list(columns))"
    case .noFeatures: "has no column besides the label"
    case .cellCount(let found, let expected):
      "has \(found) cell\(found == 1 ? "" : "s"), expected \(expected)"
    case .emptyCell(let column): "the cell in column '\(column)' is empty"
    case .notANumber(let text, let column): "'\(text)' in column '\(column)' is not a number"
    case .tooBigANumber(let text, let column): "'\(text)' in column '\(column)' is too big"
    case .openQuote: "a quoted cell that begins here never ends"
    case .textAfterQuote: "text follows a closing quote"
    case .rowCount(let found, let expected): "has \(found) rows, expected \(expected)"
    case .classNumber(let text, let classes): "class '\(text)' is none of 1…\(classes)"
    case .classCounts(let found, let expected):
      "has \(DataFlaw.list(found.map { "\($0)" })) rows per class,"
        + " expected \(DataFlaw.list(expected.map { "\($0)" }))"
    case .noExamples: "holds no examples"
    case .oneClass: "all examples are of one class; there is nothing to tell apart"
    case .tooManyClasses(let count, let largest, let column):
      "column '\(column)' has \(count) different values, too many for classes (at most \(largest))"
    case .testFraction(let fraction, let rows):
      "a test fraction of \(fraction) of \(rows) rows leaves a split empty"
    }
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
  }

  private static func product(_ dimensions: [Int]) -> String {
    dimensions.map { "\($0)" }.joined(separator: " × ")
  }

  /// The names, cut to the first twenty.
  private static func list(_ names: [String]) -> String {
    names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", …" : "")
  }
}
