/// A document as one self-contained page, its figures inside.
package struct HTMLWriter: Sendable {
  private let figures: [String: String]

  /// Prepares a writer.
  ///
  /// - Parameter figures: The SVG text of each figure's path.
  package init(figures: [String: String]) { self.figures = figures }

  /// The elements of a document, its title the first.
  func body(of document: Document) -> String {
    ([.heading(level: 1, document.title)] + document.blocks).map(text).joined(separator: "\n")
  }

  private func text(of block: Document.Block) -> String {
    switch block {
    case .heading(let level, let prose): Self.element("h\(level)", Self.inline(prose))
    case .paragraph(let prose): Self.element("p", Self.inline(prose))
    case .quote(let lines):
      Self.element(
        "blockquote", Self.element("p", lines.map(Self.inline).joined(separator: "<br>\n")))
    case .list(let items):
      "<ul>\n" + items.map { Self.element("li", Self.inline($0)) }.joined(separator: "\n")
        + "\n</ul>"
    case .table(let table): Self.text(of: table)
    case .figure(let figure):
      figures[figure.path].map { "<figure>\n\($0)</figure>" }
        ?? Self.element("p", Self.escape(figure.title))
    case .folded(let summary, let blocks):
      "<details>\n" + Self.element("summary", Self.inline(summary)) + "\n"
        + blocks.map(text).joined(separator: "\n") + "\n</details>"
    }
  }

  /// From this many characters on, a cell's text may break.
  private static let wideCell = 41

  private static func text(of table: Table) -> String {
    func row(_ cells: [Prose], _ tag: String) -> String {
      let columns = zip(table.columns, cells).map { column, cell in
        let isProse = tag == "td" && cell.text.count >= wideCell
        let name = column.alignment == .right ? "right" : isProse ? "prose" : nil
        return element(tag, class: name, inline(cell))
      }
      return element("tr", columns.joined())
    }
    let head = row(table.columns.map(\.title), "th")
    let rows = table.rows.map { row($0, "td") }.joined(separator: "\n")
    return """
      <div class="wide"><table>
      <thead>\(head)</thead>
      <tbody>
      \(rows)
      </tbody>
      </table></div>
      """
  }

  /// Prose as the inside of an element.
  static func inline(_ prose: Prose) -> String {
    prose.spans.map { span in
      switch span {
      case .plain(let text): escape(text)
      case .citation(let citation): escape(citation.words)
      case .code(let name): element("code", escape(name))
      case .strong(let words): element("strong", inline(words))
      case .emphasis(let words): element("em", inline(words))
      case .link(let words, let address):
        "<a href=\"\(escape(address))\">\(inline(words))</a>"
      }
    }.joined()
  }

  private static func element(_ tag: String, class name: String? = nil, _ inside: String) -> String
  {
    "<\(tag)\(name.map { " class=\"\($0)\"" } ?? "")>\(inside)</\(tag)>"
  }

  /// Text that can be neither an element nor the end of an attribute.
  static func escape(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: String(scalar)
      }
    }.joined()
  }
}
