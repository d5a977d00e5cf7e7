/// A document as Markdown (CommonMark with GitHub's tables), as readable in the file as rendered.
package enum MarkdownWriter {
  /// The text of a file.
  package static func text(of document: Document) -> String {
    text(of: [.heading(level: 1, document.title)] + document.blocks) + "\n"
  }

  /// The text of some blocks, without a final line break.
  package static func text(of blocks: [Document.Block]) -> String {
    blocks.map(text).joined(separator: "\n\n")
  }

  private static func text(of block: Document.Block) -> String {
    switch block {
    case .heading(let level, let prose):
      String(repeating: "#", count: level) + " " + heading(prose)
    case .paragraph(let prose): line(prose)
    case .quote(let lines): lines.map { "> " + line($0) }.joined(separator: "\n")
    case .list(let items): items.map { "- " + line($0) }.joined(separator: "\n")
    case .table(let table): text(of: table)
    case .figure(let figure): "![\(inline(Prose(figure.title), in: .label))](\(figure.path))"
    case .folded(let summary, let blocks):
      """
      <details>
      <summary>\(HTMLWriter.inline(summary))</summary>

      \(text(of: blocks))

      </details>
      """
    }
  }

  /// A pipe table whose columns are padded.
  private static func text(of table: Table) -> String {
    let columns = table.columns
    let titles = columns.map { inline($0.title, in: .cell) }
    let rows = table.rows.map { row in row.map { inline($0, in: .cell) } }
    let widths = columns.indices.map { index in
      max(3, titles[index].count, rows.map { $0[index].count }.max() ?? 0)
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
    return ([line(titles), line(rule)] + rows.map(line)).joined(separator: "\n")
  }
}
