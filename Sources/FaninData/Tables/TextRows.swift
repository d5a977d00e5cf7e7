import Foundation

/// A table of text in memory: a header line, then rows, each with its line in the file.
package struct TextRows: Sendable {
  /// The file's name in errors.
  package let file: String
  /// The column names.
  package let columns: [String]
  /// The rows; one may have more or fewer fields than there are columns.
  package let rows: [Row]

  /// One row.
  package struct Row: Sendable {
    /// The line where it begins, from 1.
    package let line: Int
    /// Its fields, quotes taken away.
    package let fields: [String]
  }

  /// Cuts comma-separated text.
  ///
  /// - Throws: ``DataError`` for an empty table, text that is not UTF-8, open quotes, and columns
  ///   without a name of their own.
  package init(_ bytes: [UInt8], file: String) throws(DataError) {
    self.file = file
    let rows = try bytes.withUnsafeBufferPointer { text throws(DataError) in
      var scanner = CellScanner(text, file: file)
      var rows: [Row] = []
      while !scanner.isAtEnd { rows.append(try TextRows.row(from: &scanner, text)) }
      return rows
    }
    guard let header = rows.first else { throw .flawed(file: file, .empty) }
    columns = header.fields.map { $0.trimmingCharacters(in: .whitespaces) }
    for (index, name) in columns.enumerated() {
      if name.isEmpty { throw .flawed(file: file, line: 1, .unnamedColumn(number: index + 1)) }
      if columns[..<index].contains(name) {
        throw .flawed(file: file, line: 1, .repeatedColumn(name))
      }
    }
    // A line of nothing but a line end has one empty field, and is no row.
    self.rows = rows.dropFirst().filter {
      $0.fields.count > 1 || $0.fields != [""] || header.fields.count == 1
    }
  }

  private static func row(
    from scanner: inout CellScanner, _ text: UnsafeBufferPointer<UInt8>
  ) throws(DataError) -> Row {
    var fields: [String] = []
    var line = 1
    while true {
      let cell = try scanner.next()
      if fields.isEmpty { line = cell.line }
      guard let field = String(bytes: text[cell.range], encoding: .utf8) else {
        throw .flawed(file: scanner.file, line: cell.line, .notText)
      }
      fields.append(cell.isQuoted ? field.replacing("\"\"", with: "\"") : field)
      if cell.endsRow { return Row(line: line, fields: fields) }
    }
  }
}
