/// Where the panels of a figure stand: rows and columns of equally wide plots on an 800-pixel page.
struct PanelGrid: Sendable {
  static let pageWidth = 800.0

  /// One per panel.
  let frames: [Frame]
  /// Whether a panel is the first of its row.
  let isFirstInRow: [Bool]
  /// The height of the page so far.
  let height: Double
  /// The panels' titles and the title of the horizontal axes, drawn.
  let titles: [SVGElement]

  /// Lays out one panel per title.
  ///
  /// - Parameters:
  ///   - titles: What stands above each panel, in several lines where one is too short.
  ///   - rows: The panels of each row, from left to right.
  ///   - gutter: Pixels left of each row, for labels the row shares.
  ///   - spacing: Pixels left of each further panel, for what it has of its own.
  ///   - plotHeights: The height of the plots themselves, row by row.
  ///   - top: Pixels above the first row, for a legend.
  ///   - right: Pixels right of the last column.
  ///   - axisTitle: The title of the horizontal axes: below every panel where it fits, else once
  ///     below them all.
  init(
    titles: [String], rows: [[Int]], gutter: Double, spacing: Double, plotHeights: [Double],
    top: Double = 0, right: Double = 16, axisTitle: String
  ) {
    let columns = rows.map(\.count).max() ?? 1
    let free = PanelGrid.pageWidth - gutter - right - spacing * Double(columns - 1)
    let width = free / Double(columns)
    let lines = titles.map { PanelGrid.lines(of: $0, width: width) }
    var frames = titles.map { _ in Frame(left: 0, top: 0, width: width, height: 0) }
    var isFirst = titles.map { _ in false }
    var y = top
    for (row, height) in zip(rows, plotHeights) {
      y += 16 + 16 * Double(row.map { lines[$0].count }.max() ?? 1)
      for (column, panel) in row.enumerated() {
        frames[panel].left = gutter + Double(column) * (width + spacing)
        frames[panel].top = y
        frames[panel].height = height
        isFirst[panel] = column == 0
      }
      y += height + PanelGrid.axisHeight
    }
    self.frames = frames
    isFirstInRow = isFirst
    let below = PanelGrid.below(frames, axisTitle, bottom: y - PanelGrid.axisHeight)
    self.titles = zip(frames, lines).flatMap(PanelGrid.heading) + below.elements
    height = y + below.excess + 6
  }

  /// Lays out rows of `columns` panels, all of one height.
  init(
    titles: [String], columns: Int, gutter: Double, spacing: Double, plotHeight: Double,
    top: Double = 0, axisTitle: String
  ) {
    let rows = PanelGrid.rows(of: Array(titles.indices), columns: columns)
    self.init(
      titles: titles, rows: rows, gutter: gutter, spacing: spacing,
      plotHeights: rows.map { _ in plotHeight }, top: top, axisTitle: axisTitle)
  }

  /// The panels in rows of `columns`.
  static func rows(of panels: [Int], columns: Int) -> [[Int]] {
    stride(from: 0, to: panels.count, by: max(1, columns)).map {
      Array(panels[$0..<min($0 + max(1, columns), panels.count)])
    }
  }

  private static let axisHeight = 44.0

  private static func heading(of frame: Frame, _ lines: [String]) -> [SVGElement] {
    lines.enumerated().map { index, line in
      let y = frame.top - 11 - 16 * Double(lines.count - 1 - index)
      return .label(
        line, at: Point(x: frame.left, y: y), size: TextStyle.title, bold: true)
    }
  }

  /// The title of the horizontal axes, and the height it needs beyond that of the axes.
  private static func below(
    _ frames: [Frame], _ text: String, bottom: Double
  ) -> (elements: [SVGElement], excess: Double) {
    guard let first = frames.first else { return ([], 0) }
    if TextStyle.width(of: text) <= first.width + 12 {
      let elements = frames.map {
        SVGElement.label(text, at: Point(x: $0.middle, y: $0.bottom + 35), anchor: .middle)
      }
      return (elements, 0)
    }
    let right = frames.map(\.right).max() ?? first.right
    let lines = TextStyle.lines(of: text, width: right - first.left)
    let elements = lines.enumerated().map { index, line in
      SVGElement.label(
        line, at: Point(x: (first.left + right) / 2, y: bottom + 37 + 15 * Double(index)),
        anchor: .middle)
    }
    return (elements, 15 * Double(lines.count - 1))
  }

  /// A title in as few lines as its commas allow; nothing of it is cut.
  private static func lines(of title: String, width: Double) -> [String] {
    func fits(_ line: String) -> Bool {
      TextStyle.width(of: line, size: TextStyle.title, bold: true) <= width
    }
    var lines: [String] = []
    for part in title.split(separator: ", ").map(String.init) {
      if let last = lines.last, fits("\(last), \(part)") {
        lines[lines.count - 1] = "\(last), \(part)"
      } else {
        lines += TextStyle.lines(of: part, width: width, size: TextStyle.title, bold: true)
      }
    }
    return lines
  }
}
