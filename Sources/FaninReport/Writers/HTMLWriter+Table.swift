extension HTMLWriter {
  /// A table that a reader may sort; where the page is too narrow for its columns, each row becomes
  /// a card of named values, so that no column is out of sight.
  static func text(of table: Table) -> String {
    let width = TableWidth(holding: table)
    let titles = table.columns.map(\.title)
    func row(_ cells: [Prose], isHead: Bool) -> String {
      let elements = zip(table.columns, cells).map { column, cell in
        var attributes: [(name: String, value: String)] = []
        if column.alignment == .right { attributes.append(("class", "right")) }
        if !isHead, width != .slim { attributes.append(("data-title", column.title.text)) }
        return element(isHead ? "th" : "td", with: attributes, inline(cell, isNarrow: true))
      }
      return element("tr", elements.joined())
    }
    let rows = table.rows.map { row($0, isHead: false) }.joined(separator: "\n")
    return """
      <table class="\(width.rawValue)">
      <thead>\(row(titles, isHead: true))</thead>
      <tbody>
      \(rows)
      </tbody>
      </table>
      """
  }
}

/// How much room a table needs before its columns stand beside each other.
enum TableWidth: String, CaseIterable {
  /// Always enough.
  case slim
  /// More than a telephone has.
  case wide
  /// More than a tablet has.
  case broad
  /// More than the page ever has.
  case endless

  /// The width of the window, in pixels, below which rows become cards; nil: never.
  var least: Int? {
    switch self {
    case .slim: nil
    case .wide: 760
    case .broad: 1_240
    case .endless: 100_000
    }
  }

  /// The narrowest that holds a table whose numbers stay on their line and whose words may break.
  init(holding table: Table) {
    let columns = table.columns.indices.map { index in
      let column = table.columns[index]
      let cells = table.rows.map { $0[index].text }
      let widest = cells.map { column.alignment == .right ? $0.count : Self.longestPart(of: $0) }
      return max(widest.max() ?? 0, Self.longestPart(of: column.title.text) + 2)
    }
    // A character is about 8 pixels wide, the air of a column 12, and 20 on a broad page, which
    // leaves a margin at either side.
    let text = 8 * columns.reduce(0, +)
    self =
      if text + 20 * columns.count <= 340 {
        .slim
      } else if text + 12 * columns.count <= 720 {
        .wide
      } else if text + 20 * columns.count <= 1_200 {
        .broad
      } else {
        .endless
      }
  }

  /// The characters of the longest part that is not broken.
  private static func longestPart(of text: String) -> Int {
    text.split(separator: " ").flatMap { HTMLWriter.parts(of: String($0)) }.map(\.count).max() ?? 0
  }
}
