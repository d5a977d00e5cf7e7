import FaninElementary

/// A table for programs: a header line, then one line a row (RFC 4180, but lines end in `\n`).
package struct CommaSeparatedTable: Sendable {
  /// The file's text.
  package private(set) var text: String

  /// Creates a table without rows.
  package init(_ columns: [String]) {
    text = CommaSeparatedTable.line(columns)
  }

  /// Appends a row.
  package mutating func append(_ fields: [String]) {
    text += CommaSeparatedTable.line(fields)
  }

  /// A number in its shortest text; nothing for a missing one.
  package static func field(_ value: Double?) -> String { value?.shortestText ?? "" }

  private static func line(_ fields: [String]) -> String {
    fields.map(quoted).joined(separator: ",") + "\n"
  }

  private static func quoted(_ field: String) -> String {
    guard field.contains(where: { ",\"\n\r".contains($0) || $0.isNewline }) else { return field }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
