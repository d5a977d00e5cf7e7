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
        "blockquote", Self.element("p", lines.map { Self.inline($0) }.joined(separator: "<br>\n")))
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

  /// Prose as the inside of an element; in a narrow place names may be broken where a reader would
  /// breathe.
  static func inline(_ prose: Prose, isNarrow: Bool = false) -> String {
    prose.spans.map { span in
      switch span {
      case .plain(let text): escape(text)
      case .citation(let citation): escape(citation.words)
      case .code(let name):
        element(
          "code",
          isNarrow ? parts(of: name).map(escape).joined(separator: "<wbr>") : escape(name))
      case .strong(let words): element("strong", inline(words, isNarrow: isNarrow))
      case .emphasis(let words): element("em", inline(words, isNarrow: isNarrow))
      case .link(let words, let address):
        "<a href=\"\(escape(address))\">\(inline(words, isNarrow: isNarrow))</a>"
      }
    }.joined()
  }

  /// The parts of a name that stay whole.
  static func parts(of name: String) -> [String] {
    name.reduce(into: [""]) { parts, character in
      parts[parts.count - 1].append(character)
      if "(,:=".contains(character) { parts.append("") }
    }.filter { !$0.isEmpty }
  }

  static func element(
    _ tag: String, with attributes: [(name: String, value: String)] = [], _ inside: String
  ) -> String {
    let attributes = attributes.map { " \($0.name)=\"\(escape($0.value))\"" }.joined()
    return "<\(tag)\(attributes)>\(inside)</\(tag)>"
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
