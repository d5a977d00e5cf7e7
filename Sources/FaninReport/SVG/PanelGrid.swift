/// Where the panels of a figure stand: rows and columns of equal plots on an 800-pixel page.
struct PanelGrid: Sendable {
  static let pageWidth = 800.0

  let frames: [Frame]
  /// Whether a panel is the first of its row.
  let isFirstInRow: [Bool]
  /// The height of the page.
  let height: Double
  /// The panels' titles, drawn.
  let titles: [SVGElement]

  /// Lays out one panel per title.
  ///
  /// - Parameters:
  ///   - titles: What stands above each panel, in several lines where one is too short.
  ///   - columns: Panels side by side.
  ///   - gutter: Pixels left of each row, for labels the row shares.
  ///   - spacing: Pixels left of each further panel, for what it has of its own.
  ///   - plotHeight: The height of the plot itself.
  ///   - top: Pixels above the first row, for a legend.
  ///   - right: Pixels right of the last column.
  init(
    titles: [String], columns: Int, gutter: Double, spacing: Double, plotHeight: Double,
    top: Double = 0, right: Double = 16
  ) {
    let count = titles.count
    let columns = max(1, min(columns, count))
    let free = PanelGrid.pageWidth - gutter - right - spacing * Double(columns - 1)
    let width = free / Double(columns)
    let lines = titles.map { PanelGrid.lines(of: $0, width: width) }
    let titleHeight = 16 + 16 * Double(lines.map(\.count).max() ?? 1)
    let pitch = titleHeight + plotHeight + PanelGrid.axisHeight
    let frames = (0..<count).map { index in
      Frame(
        left: gutter + Double(index % columns) * (width + spacing),
        top: top + Double(index / columns) * pitch + titleHeight, width: width, height: plotHeight)
    }
    self.frames = frames
    self.titles = zip(frames, lines).flatMap { frame, lines in
      lines.enumerated().map { index, line in
        SVGElement.label(
          line,
          at: Point(x: frame.left, y: frame.top - 11 - 16 * Double(lines.count - 1 - index)),
          size: TextStyle.title, bold: true)
      }
    }
    isFirstInRow = (0..<count).map { $0.isMultiple(of: columns) }
    height = top + Double((count + columns - 1) / columns) * pitch + 6
  }

  private static let axisHeight = 44.0

  /// The title of the horizontal axes: below every panel where it fits, else once below them all.
  func axisTitle(_ text: String) -> [SVGElement] {
    guard let first = frames.first, let last = frames.last else { return [] }
    if TextStyle.width(of: text) <= first.width + 12 {
      return frames.map {
        .label(text, at: Point(x: $0.middle, y: $0.bottom + 35), anchor: .middle)
      }
    }
    let right = frames.map(\.right).max() ?? last.right
    let center = Point(x: (first.left + right) / 2, y: last.bottom + 37)
    return [
      .label(
        TextStyle.fitting(text, width: PanelGrid.pageWidth - 32), at: center, anchor: .middle)
    ]
  }

  /// A title in as few lines as its commas allow.
  private static func lines(of title: String, width: Double) -> [String] {
    var lines: [String] = []
    for part in title.split(separator: ", ").map(String.init) {
      let joined = lines.last.map { "\($0), \(part)" }
      if let joined, TextStyle.width(of: joined, size: TextStyle.title, bold: true) <= width {
        lines[lines.count - 1] = joined
      } else {
        lines.append(part)
      }
    }
    return lines.map {
      TextStyle.fitting($0, width: width, size: TextStyle.title, bold: true)
    }
  }
}
