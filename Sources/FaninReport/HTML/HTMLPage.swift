import Foundation

/// A report as one self-contained page: the Markdown rendered, its figures inside.
struct HTMLPage: Sendable {
  private let title: String
  private let body: String

  /// Renders Markdown of the kind that reports are written in.
  ///
  /// - Parameters:
  ///   - markdown: The report.
  ///   - title: The page's title.
  ///   - figures: The SVG text of each image path.
  init(_ markdown: String, title: String, figures: [String: String]) {
    self.title = title
    body = markdown.split(separator: "\n\n", omittingEmptySubsequences: true)
      .map { HTMLPage.block(String($0).trimmingNewlines, figures: figures) }
      .joined(separator: "\n")
  }

  /// The page's text.
  var text: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(HTMLPage.escape(title))</title>
    <style>
    \(HTMLPage.style)
    </style>
    </head>
    <body>
    <main>
    \(body)
    </main>
    </body>
    </html>

    """
  }

  private static let style = """
    :root { color-scheme: light dark; }
    body { margin: 0; font: 16px/1.55 system-ui, sans-serif; color: #222; background: #fff; }
    main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
    h1, h2, h3 { line-height: 1.25; margin: 2.2em 0 0.6em; }
    h1 { margin-top: 0; }
    h1 + p { font-size: 1.1em; }
    blockquote { margin: 1em 0; padding: 0.1em 1em; border-left: 4px solid #0072b2; }
    code { font: 0.9em ui-monospace, monospace; background: rgb(127 127 127 / 15%);
      padding: 0.1em 0.3em; border-radius: 3px; }
    .wide { overflow-x: auto; margin: 1em 0; }
    table { border-collapse: collapse; font-size: 0.88em; font-variant-numeric: tabular-nums; }
    th, td { padding: 0.3em 0.7em; border-bottom: 1px solid rgb(127 127 127 / 30%);
      text-align: left; vertical-align: top; }
    td { white-space: nowrap; }
    td.prose { white-space: normal; min-width: 12rem; }
    .right { text-align: right; }
    figure { margin: 1.2em 0; background: #fff; border-radius: 4px; }
    figure svg { display: block; width: 100%; height: auto; }
    @media (prefers-color-scheme: dark) {
      body { color: #ddd; background: #16181c; }
      figure { padding: 6px; }
    }
    """

  private static func block(_ text: String, figures: [String: String]) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let first = lines.first else { return "" }
    for (mark, tag) in [("# ", "h1"), ("## ", "h2"), ("### ", "h3")] where first.hasPrefix(mark) {
      return "<\(tag)>\(inline(String(first.dropFirst(mark.count))))</\(tag)>"
    }
    if first.hasPrefix("|") { return table(lines) }
    if first.hasPrefix("> ") {
      let inner = lines.map { inline(String($0.dropFirst(2))) }.joined(separator: "<br>\n")
      return "<blockquote><p>\(inner)</p></blockquote>"
    }
    if first.hasPrefix("- ") {
      let items = lines.map { "<li>\(inline(String($0.dropFirst(2))))</li>" }
      return "<ul>\n\(items.joined(separator: "\n"))\n</ul>"
    }
    if first.hasPrefix("!["), let open = first.range(of: "]("), first.hasSuffix(")") {
      let path = String(first[open.upperBound...].dropLast())
      let alternative = first[..<open.lowerBound].dropFirst(2)
      if let svg = figures[path] { return "<figure>\n\(svg)</figure>" }
      return "<p>\(escape(String(alternative)))</p>"
    }
    return "<p>\(inline(text))</p>"
  }

  private static func table(_ lines: [String]) -> String {
    guard lines.count > 1 else { return "" }
    let isRight = cells(lines[1]).map { $0.hasSuffix(":") }
    func row(_ line: String, _ tag: String) -> String {
      let columns = cells(line).enumerated().map { index, cell in
        let right = isRight.indices.contains(index) && isRight[index]
        let name =
          right ? " class=\"right\"" : tag == "td" && cell.count > 40 ? " class=\"prose\"" : ""
        return "<\(tag)\(name)>\(inline(cell))</\(tag)>"
      }
      return "<tr>\(columns.joined())</tr>"
    }
    let rows = lines.dropFirst(2).map { row($0, "td") }
    return "<div class=\"wide\"><table>\n<thead>\(row(lines[0], "th"))</thead>\n<tbody>\n"
      + rows.joined(separator: "\n") + "\n</tbody>\n</table></div>"
  }

  /// The cells of a line, split at bars that are not escaped.
  private static func cells(_ line: String) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for character in line.dropFirst() {
      if isEscaped {
        cell += character == "|" ? "|" : "\\\(character)"
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "|" {
        cells.append(cell.trimmingSpaces)
        cell = ""
      } else {
        cell.append(character)
      }
    }
    return cells
  }

  /// Text with code, bold and emphasis.
  private static func inline(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    return parts.enumerated().map { index, part in
      if index.isMultiple(of: 2) || index == parts.count - 1 && parts.count.isMultiple(of: 2) {
        return emphasized(escape(part))
      }
      return "<code>\(escape(part))</code>"
    }.joined()
  }

  private static func emphasized(_ text: String) -> String {
    var text = text
    for (mark, tag) in [("**", "strong"), ("*", "em")] {
      let parts = text.components(separatedBy: mark)
      guard parts.count > 2, !parts.count.isMultiple(of: 2) else { continue }
      text = parts.enumerated().map { index, part in
        index.isMultiple(of: 2) ? part : "<\(tag)>\(part)</\(tag)>"
      }.joined()
    }
    return text
  }

  static func escape(_ text: String) -> String {
    text.map { character in
      switch character {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: String(character)
      }
    }.joined()
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    trimmingCharacters(in: .whitespaces)
  }

  fileprivate var trimmingNewlines: String {
    trimmingCharacters(in: .newlines)
  }
}
