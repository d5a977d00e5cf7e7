import FaninData
import Foundation

extension TableRow {
  /// The columns and rows of a table, which errors call `file`.
  ///
  /// - Throws: ``ReportFolderError/unreadable(file:reason:)``.
  static func all(
    of bytes: Data, file: String
  ) throws(ReportFolderError) -> (columns: [String], rows: [TableRow]) {
    let table: TextRows
    do {
      table = try TextRows([UInt8](bytes), file: file)
    } catch {
      throw .unreadable(file: file, reason: "\(error)")
    }
    var rows: [TableRow] = []
    for row in table.rows {
      guard row.fields.count == table.columns.count else {
        throw .unreadable(
          file: "\(file):\(row.line)",
          reason: "has \(row.fields.count) fields, expected \(table.columns.count)")
      }
      rows.append(TableRow(file: file, line: row.line, columns: table.columns, row.fields))
    }
    return (table.columns, rows)
  }

  private init(file: String, line: Int, columns: [String], _ fields: [String]) {
    self.init(
      file: file, line: line,
      fields: Dictionary(zip(columns, fields), uniquingKeysWith: { first, _ in first }))
  }
}
