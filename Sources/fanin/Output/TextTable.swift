/// Rows of text in aligned columns, numbers to the right.
struct TextTable {
  private var rows: [[String]]

  init(_ header: [String]) { rows = [header] }

  mutating func append(_ row: [String]) { rows.append(row) }

  /// The lines, each indented by two spaces.
  var lines: [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0
    }
    let isNumeric = (0..<columns).map { column in
      rows.dropFirst().allSatisfy { row in
        row.count <= column || row[column].isEmpty || Double(row[column]) != nil
      }
    }
    return rows.map { row in
      let fields = row.enumerated().map { column, field in
        let padding = String(repeating: " ", count: widths[column] - field.count)
        return isNumeric[column] ? padding + field : field + padding
      }
      let line = "  " + fields.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
