/// A pipe table whose columns are padded, so that the file reads as well as its rendering.
package struct MarkdownTable: Sendable {
  /// How a column's cells stand.
  package enum Alignment: Sendable {
    /// At the left: words.
    case left
    /// At the right: numbers.
    case right
  }

  private let columns: [(title: String, alignment: Alignment)]
  private var rows: [[String]] = []

  /// Creates an empty table.
  package init(_ columns: [(title: String, alignment: Alignment)]) {
    self.columns = columns
  }

  /// Appends a row; missing cells are empty.
  package mutating func append(_ cells: [String]) {
    rows.append(
      columns.indices.map { $0 < cells.count ? MarkdownTable.escape(cells[$0]) : "" })
  }

  /// The table's lines, without a final newline.
  package var text: String {
    let widths = columns.indices.map { index in
      max(3, columns[index].title.count, rows.map { $0[index].count }.max() ?? 0)
    }
    func line(_ cells: [String]) -> String {
      let padded = columns.indices.map { index in
        let space = String(repeating: " ", count: widths[index] - cells[index].count)
        return columns[index].alignment == .left ? cells[index] + space : space + cells[index]
      }
      return "| " + padded.joined(separator: " | ") + " |"
    }
    let rule = columns.indices.map { index in
      let dashes = String(repeating: "-", count: widths[index] - 1)
      return columns[index].alignment == .left ? "-" + dashes : dashes + ":"
    }
    return
      ([line(columns.map(\.title)), "| " + rule.joined(separator: " | ") + " |"]
      + rows.map(line)).joined(separator: "\n")
  }

  /// A cell's text with nothing that would end the cell.
  private static func escape(_ text: String) -> String {
    text.map { character in
      switch character {
      case "|": "\\|"
      case "\n", "\r", "\r\n": " "
      default: String(character)
      }
    }.joined()
  }
}
