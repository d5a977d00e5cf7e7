/// Prose and tables as LaTeX, for `\input` into a paper: of packages only booktabs, and longtable
/// where a table is longer than a page.
package enum LaTeXWriter {
  /// A table whose rows stand in groups.
  package struct GroupedTable: Hashable, Sendable {
    /// What `\ref` calls it, such as `tab:results`.
    package let label: String
    /// What stands above it.
    package let caption: Prose
    /// Its rows, group by group, all with the same columns.
    package let groups: [Group]

    /// Rows that belong together.
    package struct Group: Hashable, Sendable {
      /// What they have in common; nil where there is one group alone.
      package let title: Prose?
      /// Them.
      package let table: Table

      /// Creates a group.
      package init(title: Prose?, table: Table) {
        self.title = title
        self.table = table
      }
    }

    /// Creates a table.
    package init(label: String, caption: Prose, groups: [Group]) {
      self.label = label
      self.caption = caption
      self.groups = groups
    }
  }

  /// A whole table: floating, or running over pages where it is too long for one.
  package static func text(of table: GroupedTable) -> String {
    let columns = table.groups.first?.table.columns ?? []
    let kinds = columns.map { $0.alignment == .left ? "l" : "r" }.joined()
    let head = row(columns.map(\.title))
    let heights = table.groups.map { $0.table.rows.count + ($0.title == nil ? 0 : 1) }
    let caption = "\\caption{\(inline(table.caption))}\\label{\(table.label)}"
    let body = table.groups.map { "\\midrule\n" + rows(of: $0) }
    if heights.reduce(0, +) <= longest {
      return """
        \\begin{table}[htbp]
        \\centering\\small
        \(caption)\\par\\medskip
        \\begin{tabular}{@{}\(kinds)@{}}
        \\toprule
        \(head)
        \(body.joined(separator: "\n"))
        \\bottomrule
        \\end{tabular}
        \\end{table}

        """
    }
    // The rule below the head is that of the first group on every page.
    let rest = body.map { $0.dropFirst("\\midrule\n".count) }.joined(separator: "\n\\midrule\n")
    return """
      \\begingroup\\small
      \\begin{longtable}{@{}\(kinds)@{}}
      \(caption)\\\\
      \\toprule
      \(head)
      \\midrule
      \\endhead
      \\bottomrule
      \\endfoot
      \(rest)
      \\end{longtable}
      \\endgroup

      """
  }

  /// From this many lines on, a table does not fit on a page.
  private static let longest = 40
  /// From this many characters on, a cell is broken into lines.
  private static let widest = 28

  private static func rows(of group: GroupedTable.Group) -> String {
    let columns = group.table.columns.count
    let title = group.title.map {
      "\\multicolumn{\(columns)}{@{}l@{}}{\\emph{\(inline($0))}} \\\\"
    }
    let rows = group.table.rows.map(row)
    return ((title.map { [$0] } ?? []) + rows).joined(separator: "\n")
  }

  private static func row(_ cells: [Prose]) -> String {
    cells.map { cell in
      let text = inline(cell)
      if cell.text.count < widest { return text }
      return "\\parbox[t]{0.22\\linewidth}{\\raggedright\\strut \(text)\\strut}"
    }.joined(separator: " & ") + " \\\\"
  }

  /// Prose inside a paragraph.
  package static func inline(_ prose: Prose) -> String {
    prose.spans.map { span in
      switch span {
      case .plain(let text): LaTeXText.escaped(text)
      case .code(let name): "\\texttt{\(code(name))}"
      case .strong(let words): "\\textbf{\(inline(words))}"
      case .emphasis(let words): "\\emph{\(inline(words))}"
      case .link(let words, to: _): inline(words)
      case .citation(let citation):
        "\\cite{\(citation.references.map(\.rawValue).joined(separator: ","))}"
      }
    }.joined()
  }

  /// A name that may be broken where a reader would breathe.
  private static func code(_ name: String) -> String {
    var text = ""
    var piece = ""
    for character in name {
      piece.append(character)
      if "(,:/=".contains(character) {
        text += LaTeXText.escaped(piece) + "\\allowbreak{}"
        piece = ""
      }
    }
    return text + LaTeXText.escaped(piece)
  }
}
