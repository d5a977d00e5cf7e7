/// Panels whose rows are the same list of labels, written once at the left of each row of panels.
struct RowLayout: Sendable {
  static let rowHeight = 22.0

  let grid: PanelGrid
  private let labels: [String]
  private let gutter: Double

  /// Lays out one panel per title, the last column `right` pixels from the edge.
  init(
    labels: [String], titles: [String], rowHeight: Double = RowLayout.rowHeight, top: Double = 0,
    right: Double = 16
  ) {
    let widest = labels.map { TextStyle.width(of: $0) }.max() ?? 0
    gutter = min(max(widest + 24, 60), 280)
    self.labels = labels
    let columns = titles.count < 2 ? 1 : titles.count > 4 && gutter <= 200 ? 3 : 2
    grid = PanelGrid(
      titles: titles, columns: columns, gutter: gutter, spacing: 20,
      plotHeight: Double(max(labels.count, 1)) * rowHeight + 6, top: top, right: right)
  }

  /// The middle of a row.
  func middle(of row: Int, in frame: Frame) -> Double {
    frame.top + 3 + (Double(row) + 0.5) * (frame.height - 6) / Double(max(labels.count, 1))
  }

  /// The labels at the left of every row of panels.
  var labelElements: [SVGElement] {
    zip(grid.frames, grid.isFirstInRow).filter(\.1).flatMap { frame, _ in
      labels.enumerated().map { index, label in
        SVGElement.label(
          TextStyle.fitting(label, width: gutter - 16),
          at: Point(x: frame.left - 10, y: middle(of: index, in: frame) + 4), anchor: .end)
      }
    }
  }

  /// What stands in a row that has no number.
  static func note(_ text: String, at middle: Double, in frame: Frame) -> SVGElement {
    .label(
      TextStyle.fitting(text, width: frame.width - 8, size: TextStyle.tick),
      at: Point(x: frame.left + 6, y: middle + 4), size: TextStyle.tick, fill: Palette.quiet)
  }
}

extension SeriesStyle {
  /// One style per row; the baseline's is always the same.
  static func styles(of count: Int, baseline: Int?) -> [SeriesStyle] {
    var treatments = 0
    return (0..<count).map { index in
      if index == baseline { return .baseline }
      treatments += 1
      return SeriesStyle(treatment: treatments - 1)
    }
  }
}
