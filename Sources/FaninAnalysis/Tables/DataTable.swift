import FaninElementary
import FaninStudy

/// A table of results beside a report: one observation a row, one quantity a column; a missing value
/// is an empty field.
package struct DataTable: Sendable {
  /// The file's name in a report's folder.
  package let file: String
  /// The column names.
  package let columns: [String]
  /// The rows, as texts in the order of the columns.
  package let rows: [[String]]

  /// The table as comma-separated values with a header line.
  package var csv: String {
    var table = CommaSeparatedTable(columns)
    for row in rows { table.append(row) }
    return table.text
  }
}

/// Fields of tables, as texts and back.
enum Field {
  /// A number in its shortest text, which reads back as the same number; nothing for a missing one.
  static func text(_ value: Double?) -> String {
    CommaSeparatedTable.field(value.flatMap { $0.isFinite ? $0 : nil })
  }

  /// Counts of occurrences, written as `number:count` with a space between.
  static func text(_ numbers: [Int], counts: [Int]) -> String {
    zip(numbers, counts).map { "\($0):\($1)" }.joined(separator: " ")
  }

  /// Numbers with a space between.
  static func text(_ numbers: [Int]) -> String {
    numbers.map(String.init).joined(separator: " ")
  }
}

/// A row of a table being read, by column.
struct TableRow {
  let file: String
  let line: Int
  let fields: [String: String]

  /// The text of a field; empty where the column is missing.
  subscript(column: String) -> String { fields[column] ?? "" }

  /// A number; nil for an empty field.
  func number(_ column: String) throws(ReportFolderError) -> Double? {
    let text = self[column]
    if text.isEmpty { return nil }
    guard let value = Double(text) else { throw wrong(column, "a number") }
    return value
  }

  /// A whole number.
  func count(_ column: String) throws(ReportFolderError) -> Int {
    guard let value = Int(self[column]) else { throw wrong(column, "a whole number") }
    return value
  }

  /// Whole numbers with a space between.
  func counts(_ column: String) throws(ReportFolderError) -> [Int] {
    var counts: [Int] = []
    for part in self[column].split(separator: " ") {
      guard let value = Int(part) else { throw wrong(column, "whole numbers") }
      counts.append(value)
    }
    return counts
  }

  /// Occurrences, `number:count` with a space between.
  func histogram(_ column: String) throws(ReportFolderError) -> (numbers: [Int], counts: [Int]) {
    var (numbers, counts): ([Int], [Int]) = ([], [])
    for part in self[column].split(separator: " ") {
      let pair = part.split(separator: ":").compactMap { Int($0) }
      guard pair.count == 2 else { throw wrong(column, "number:count pairs") }
      numbers.append(pair[0])
      counts.append(pair[1])
    }
    return (numbers, counts)
  }

  func wrong(_ column: String, _ expected: String) -> ReportFolderError {
    .wrongField(file: file, line: line, column: column, found: self[column], expected: expected)
  }
}
