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

  /// What the file was taken for.
  package let dialect: CSVDialect

  /// Cuts a file of any of the dialects.
  ///
  /// Where numbers are written with decimal commas, their fields come with points. A column without
  /// a name, such as row numbers, has the name "", which nobody can ask for.
  ///
  /// - Throws: ``DataError`` for an empty table, text that is not UTF-8, open quotes, two columns of
  ///   one name, and a dialect that stays unclear.
  package init(_ bytes: [UInt8], file: String) throws(DataError) {
    self.file = file
    let text = try SeparatedText(bytes, file: file)
    let rows = try text.bytes.withUnsafeBufferPointer { bytes throws(DataError) in
      var scanner = text.scanner(bytes)
      var rows: [Row] = []
      while !scanner.isAtEnd { rows.append(try TextRows.row(from: &scanner, bytes)) }
      return rows
    }
    guard let header = rows.first else { throw .flawed(file: file, .empty) }
    columns = header.fields.map { $0.trimmingCharacters(in: .whitespaces) }
    for (index, name) in columns.enumerated() where !name.isEmpty {
      if columns[..<index].contains(name) {
        throw .flawed(file: file, line: text.firstLine, .repeatedColumn(name))
      }
    }
    // A line of nothing but a line end has one empty field, and is no row.
    let body = rows.dropFirst().filter {
      $0.fields.count > 1 || $0.fields != [""] || header.fields.count == 1
    }
    let mark = TextRows.decimalMark(of: body, separator: text.separator)
    self.rows = mark == .point ? body : body.map(\.withPoints)
    dialect = CSVDialect(
      separator: text.separator, decimalMark: mark, encoding: text.encoding,
      endsInSeparator: columns.last == "" && columns.count > 1
        && body.allSatisfy { $0.fields.last == "" })
  }

  /// Commas, where a number has one that groups no thousands, and none has a point.
  private static func decimalMark(
    of rows: [Row], separator: CSVDialect.Separator
  ) -> CSVDialect.DecimalMark {
    guard rows.contains(where: { $0.fields.contains { $0.utf8.contains(Byte.comma) } }) else {
      return .point
    }
    var reader = NumberReader(separator: separator)
    var isMixed = false
    for row in rows {
      for field in row.fields {
        Array(field.utf8).withUnsafeBufferPointer {
          if reader.number($0, $0.indices, line: row.line) == nil {
            isMixed = isMixed || reader.hasOtherMark($0, $0.indices)
          }
        }
      }
    }
    return isMixed || reader.isInDoubt ? .point : reader.mark ?? .point
  }

  private static func row(
    from scanner: inout CellScanner, _ text: UnsafeBufferPointer<UInt8>
  ) throws(DataError) -> Row {
    var fields: [String] = []
    var line = 1
    try scanner.nextRow { [file = scanner.file] cell throws(DataError) in
      if fields.isEmpty { line = cell.line }
      guard let field = String(validating: text[cell.range], as: UTF8.self) else {
        throw .flawed(file: file, line: cell.line, .notText)
      }
      fields.append(cell.isQuoted ? field.replacing("\"\"", with: "\"") : field)
    }
    return Row(line: line, fields: fields)
  }
}

extension TextRows.Row {
  /// The row with points in numbers that have decimal commas.
  fileprivate var withPoints: TextRows.Row {
    TextRows.Row(
      line: line,
      fields: fields.map { field in
        let isNumber = Array(field.utf8).withUnsafeBufferPointer {
          DecimalNumber.parse($0, $0.indices, mark: .comma) != nil
        }
        return isNumber ? field.replacing(",", with: ".") : field
      })
  }
}
