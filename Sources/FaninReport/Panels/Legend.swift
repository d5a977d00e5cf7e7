/// What the colours and shapes of a figure mean, in lines across the page.
struct Legend: Sendable {
  /// One sign and its meaning.
  struct Entry: Sendable {
    let label: String
    let sign: Sign
  }

  /// What stands before the label.
  enum Sign: Sendable {
    case line(SeriesStyle)
    case marker(SeriesStyle)
    case curve(SeriesStyle)
    case bar(String)
    case tick(String)
    case ring(String)
    case shade(String)
  }

  let elements: [SVGElement]
  /// The height used, a little air below included; 0 without entries.
  let height: Double

  /// Lays entries out from left to right, starting a new line where one would not fit.
  init(
    _ entries: [Entry], left: Double = 16, right: Double = PanelGrid.pageWidth - 16, top: Double = 8
  ) {
    var elements: [SVGElement] = []
    var x = left
    var y = top + 14
    for entry in entries {
      let room = right - left - Legend.signWidth - 8
      let lines = TextStyle.lines(of: entry.label, width: room)
      let width =
        Legend.signWidth + 6 + (lines.map { TextStyle.width(of: $0) }.max() ?? 0)
      if x > left, x + width > right {
        x = left
        y += Legend.lineHeight
      }
      elements += entry.sign.elements(at: Point(x: x, y: y - 4))
      for (index, line) in lines.enumerated() {
        if index > 0 { y += Legend.lineHeight }
        elements.append(.label(line, at: Point(x: x + Legend.signWidth + 6, y: y)))
      }
      x += width + 18
    }
    self.elements = elements
    height = entries.isEmpty ? 0 : y - top + 14
  }

  private static let signWidth = 24.0
  private static let lineHeight = 19.0
}

extension Legend.Sign {
  /// The sign, 24 pixels wide, its middle at the height of `point`.
  fileprivate func elements(at point: Point) -> [SVGElement] {
    let middle = Point(x: point.x + 12, y: point.y)
    switch self {
    case .line(let style):
      return [
        .line(
          from: point, to: Point(x: point.x + 24, y: point.y), stroke: style.color, width: 2.2,
          dash: style.dash)
      ]
    case .curve(let style):
      return Legend.Sign.line(style).elements(at: point)
        + Legend.Sign.marker(style).elements(at: point)
    case .marker(let style):
      return [style.marker.element(at: middle, radius: 4.5, color: style.color)]
    case .bar(let color):
      return [.line(from: point, to: Point(x: point.x + 24, y: point.y), stroke: color, width: 5)]
    case .tick(let color):
      return [
        .line(
          from: Point(x: middle.x, y: point.y - 8), to: Point(x: middle.x, y: point.y + 8),
          stroke: color, width: 2.4)
      ]
    case .ring(let color):
      return [.circle(middle, radius: 4, fill: "#FFFFFF", stroke: color, width: 1.6)]
    case .shade(let color):
      return [.rect(Frame(left: point.x, top: point.y - 6, width: 24, height: 12), fill: color)]
    }
  }
}
