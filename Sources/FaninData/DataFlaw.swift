import FaninElementary

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
  case unmarkedUTF16
  case brokenUTF16
  case bareCarriageReturn
  case unclearSeparator([CSVDialect.Separator])
  case unclearComma(String)
  case firstLineIsData
  case unnamedColumn(number: Int)
  case repeatedColumn(String)
  case noColumn(named: String, columns: [String])
  case noFeatures
  case cellCount(found: Int, expected: Int)
  case emptyCell(column: String)
  case notANumber(String, column: String)
  case text(String, column: String)
  case otherDecimalMark(String, column: String, first: Int)
  case mixedColumn(String, numbers: Int, texts: Int, first: String)
  case missingValues(column: String, spelled: String, count: Int, rows: Int, others: [String])
  case tooBigANumber(String, column: String)
  case openQuote
  case textAfterQuote
  case rowCount(found: Int, expected: Int)
  case classNumber(String, classes: Int)
  case classCounts(found: [Int], expected: [Int])
  // Sets.
  case noExamples
  case oneClass
  case tooManyCategories(Int, largest: Int, column: String)
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
    case .notText: "is not UTF-8 text; save it as UTF-8"
    case .unmarkedUTF16: "is UTF-16 without the mark that says so; save it as UTF-8"
    case .brokenUTF16: "is broken UTF-16: characters are cut in two; save it again, as UTF-8"
    case .bareCarriageReturn:
      "a line ends in a bare CR, as on the first Macintosh; save the file with LF or CR LF"
    case .unclearSeparator(let fitting):
      "\(fitting.map { $0 == .tab ? "the tab" : "'\($0.rawValue)'" }.abridged()) may each be"
        + " the separator; say which in a line 'sep=\(fitting[0].rawValue)' before the first"
    case .unclearComma(let text):
      "'\(text)' may be a decimal comma or group thousands; write the numbers with points"
    case .firstLineIsData:
      "line 1 looks like data, not like column names: with header: false it is an example, and the"
        + " columns are column-1, column-2, …; with header: true its cells are names"
    case .unnamedColumn(1):
      "column 1 has no name: it looks like row numbers, which are no feature; write the table"
        + " without them (pandas: index=False, R: row.names=FALSE)"
    case .unnamedColumn(let number): "column \(number) has no name"
    case .repeatedColumn(let name): "two columns are named '\(name)'"
    case .noColumn(let name, let columns):
      "no column is named '\(name)'; the columns are \(columns.abridged())"
    case .noFeatures: "has no column besides the label"
    case .cellCount(let found, let expected) where found == expected + 1:
      "has \(found) cells, expected \(expected); if the first is a row number, write the table"
        + " without them (pandas: index=False, R: row.names=FALSE)"
    case .cellCount(let found, let expected):
      "has \(found) cell\(found == 1 ? "" : "s"), expected \(expected)"
    case .emptyCell(let column): "the cell in column '\(column)' is empty"
    case .notANumber(let text, let column): "'\(text)' in column '\(column)' is not a number"
    case .text(let text, let column):
      "'\(text)' in column '\(column)' is not a number; with categories: auto, columns of texts"
        + " become one-hot columns"
    case .otherDecimalMark(let text, let column, let first):
      "'\(text)' in column '\(column)' has another decimal mark than the numbers from line"
        + " \(first) on"
    case .mixedColumn(let column, let numbers, let texts, let first):
      "column '\(column)' holds \(numbers) numbers and \(texts) other texts, '\(first)' the first;"
        + " mend them, or name the column under categories"
    case .missingValues(let column, let spelled, let count, let rows, let others):
      "column '\(column)' has \(count) missing value\(count == 1 ? "" : "s") in \(rows) rows,"
        + " \(spelled.isEmpty ? "an empty cell" : "'\(spelled)'") the first"
        + (others.isEmpty ? "" : "; so have \(others.abridged())")
        + "; with missing: drop such rows are left out"
    case .tooBigANumber(let text, let column): "'\(text)' in column '\(column)' is too big"
    case .openQuote: "a quoted cell that begins here never ends"
    case .textAfterQuote: "text follows a closing quote"
    case .rowCount(let found, let expected): "has \(found) rows, expected \(expected)"
    case .classNumber(let text, let classes): "class '\(text)' is none of 1…\(classes)"
    case .classCounts(let found, let expected):
      "has \(found.map { "\($0)" }.abridged()) rows per class,"
        + " expected \(expected.map { "\($0)" }.abridged())"
    case .noExamples: "holds no examples"
    case .oneClass: "all examples are of one class; there is nothing to tell apart"
    case .tooManyCategories(let count, let largest, let column):
      "the categories make more than \(largest) columns, column '\(column)' alone \(count)"
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
}
