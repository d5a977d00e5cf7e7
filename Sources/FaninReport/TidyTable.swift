/// One observation per row, one quantity per column; a missing value is an empty field.
public protocol TidyTable {
  /// The column names.
  var columns: [String] { get }
  /// The rows, as texts in the order of the columns.
  var rows: [[String]] { get }
}

extension TidyTable {
  /// The table as comma-separated values with a header line.
  public var csv: String {
    var table = CommaSeparatedTable(columns)
    for row in rows { table.append(row) }
    return table.text
  }
}
