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
    case ring(String)
    case shade(String)
  }

  let elements: [SVGElement]
  /// The height used, a little air below included; 0 without entries.
  let height: Double

  /// Lays entries out from left to right, starting a new line where one would not fit.
  init(_ entries: [Entry], left: Double, right: Double, top: Double) {
    var elements: [SVGElement] = []
    var x = left
    var y = top + 14
    for entry in entries {
      let limit = right - left - Legend.signWidth - 8
      let label = TextStyle.fitting(entry.label, width: limit)
      let width = Legend.signWidth + 6 + TextStyle.width(of: label)
      if x > left, x + width > right {
        x = left
        y += Legend.lineHeight
      }
      elements += entry.sign.elements(at: Point(x: x, y: y - 4))
      elements.append(.label(label, at: Point(x: x + Legend.signWidth + 6, y: y)))
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
    case .marker(let style):
      return [style.marker.element(at: middle, radius: 4.5, color: style.color)]
    case .ring(let color):
      return [.circle(middle, radius: 4, fill: "#FFFFFF", stroke: color, width: 1.6)]
    case .shade(let color):
      return [.rect(Frame(left: point.x, top: point.y - 6, width: 24, height: 12), fill: color)]
    }
  }
}
