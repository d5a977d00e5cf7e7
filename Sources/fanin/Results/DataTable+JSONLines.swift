import FaninAnalysis
import FaninTraining

extension DataTable {
  /// The table as one JSON object per line, members in the order of the columns; a missing value
  /// is null.
  var jsonLines: String {
    rows.map { row in
      let members = zip(columns, row).map { column, field in
        CanonicalJSON.text(column).text + ":" + Self.value(field, of: column)
      }
      return "{\(members.joined(separator: ","))}\n"
    }.joined()
  }

  /// Columns that hold text even where it looks like a number.
  private static var textColumns: Set<String> {
    ["run", "study", "data", "profile", "topology", "state", "digest", "fan_ins", "fan_outs"]
  }

  private static func value(_ field: String, of column: String) -> String {
    if textColumns.contains(column), !field.isEmpty { return CanonicalJSON.text(field).text }
    if field.isEmpty { return "null" }
    // Swift's shortest text of a finite number is a JSON number.
    if let number = Double(field), number.isFinite { return field }
    if field == "true" || field == "false" { return field }
    return CanonicalJSON.text(field).text
  }
}
