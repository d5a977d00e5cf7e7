/// Panels of labelled rows.
///
/// Panels with the same rows stand side by side and share their labels, written at the left.
struct RowLayout: Sendable {
  static let rowHeight = 22.0

  let grid: PanelGrid
  /// The labels of each panel, in lines.
  private let labels: [[[String]]]
  /// The heights of each panel's rows.
  private let heights: [[Double]]

  /// Lays out one panel per title.
  ///
  /// - Parameters:
  ///   - titles: What stands above each panel.
  ///   - labels: The labels of each panel's rows.
  ///   - rowHeight: The height of a row; more where a label takes several lines.
  ///   - top: Pixels above the first panel.
  ///   - right: Pixels right of the last column.
  ///   - axisTitle: The title of the horizontal axes.
  init(
    titles: [String], labels: [[String]], rowHeight: Double = RowLayout.rowHeight,
    top: Double = 0, right: Double = 16, axisTitle: String
  ) {
    let lines = labels.map { $0.map { TextStyle.lines(of: $0, width: RowLayout.widestLabel) } }
    let widest = lines.joined().joined().map { TextStyle.width(of: $0) }.max() ?? 0
    let gutter = max(widest + 24, 60)
    let heights = lines.map {
      $0.map { max(rowHeight, Double($0.count) * RowLayout.lineHeight + 8) }
    }
    var groups: [[Int]] = []
    for panel in titles.indices {
      if let group = groups.firstIndex(where: { labels[$0[0]] == labels[panel] }) {
        groups[group].append(panel)
      } else {
        groups.append([panel])
      }
    }
    let columns = RowLayout.columns(for: groups.map(\.count), most: gutter <= 200 ? 3 : 2)
    let rows = groups.flatMap { PanelGrid.rows(of: $0, columns: columns) }
    grid = PanelGrid(
      titles: titles, rows: rows, gutter: gutter, spacing: 20,
      plotHeights: rows.map { max(heights[$0[0]].reduce(0, +), rowHeight) + 6 }, top: top,
      right: right, axisTitle: axisTitle)
    self.labels = lines
    self.heights = heights
  }

  /// The middle of a row.
  func middle(of row: Int, in panel: Int) -> Double {
    let above = heights[panel].prefix(row).reduce(0, +)
    return grid.frames[panel].top + 3 + above + heights[panel][row] / 2
  }

  /// The labels at the left of every row of panels.
  var labelElements: [SVGElement] {
    grid.frames.indices.filter { grid.isFirstInRow[$0] }.flatMap { panel in
      labels[panel].enumerated().flatMap { row, lines in
        lines.enumerated().map { index, line in
          let offset = (Double(index) - Double(lines.count - 1) / 2) * RowLayout.lineHeight
          let point = Point(
            x: grid.frames[panel].left - 10, y: middle(of: row, in: panel) + 4 + offset)
          return SVGElement.label(line, at: point, anchor: .end)
        }
      }
    }
  }

  private static let widestLabel = 256.0
  private static let lineHeight = 14.0

  /// As many columns as make the fewest rows of panels, and no more.
  private static func columns(for groups: [Int], most: Int) -> Int {
    func rows(_ columns: Int) -> Int {
      groups.reduce(0) { $0 + ($1 + columns - 1) / columns }
    }
    let widest = groups.max() ?? 1
    let possible = widest == 1 ? [1] : Array(2...max(2, min(most, widest)))
    return possible.min { rows($0) < rows($1) } ?? 1
  }
}
