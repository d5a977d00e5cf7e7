/// A grey picture that strokes are drawn on: 0 is empty, 1 is full ink.
struct StrokeCanvas {
  /// A point in pixels, the first pixel's centre at (0, 0), y downwards.
  typealias Point = SIMD2<Double>

  let side: Int
  private(set) var ink: [Double]

  init(side: Int) {
    self.side = side
    ink = [Double](repeating: 0, count: side * side)
  }

  /// Draws a line through the points with a round pen.
  ///
  /// A pixel's cover falls from 1 to 0 over one pixel around the pen's edge, and a pixel keeps the
  /// most ink that any line puts on it, so the order of lines does not matter.
  ///
  /// - Units: `radius` in pixels; `darkness` in 0…1.
  mutating func draw(_ points: [Point], radius: Double, darkness: Double) {
    for (start, end) in zip(points, points.dropFirst()) {
      drawLine(from: start, to: end, radius: radius, darkness: darkness)
    }
  }

  private mutating func drawLine(
    from start: Point, to end: Point, radius: Double, darkness: Double
  ) {
    let reach = radius + 0.5
    let rows = pixels(min(start.y, end.y) - reach, max(start.y, end.y) + reach)
    let columns = pixels(min(start.x, end.x) - reach, max(start.x, end.x) + reach)
    let direction = end - start
    let lengthSquared = (direction * direction).sum()
    for row in rows {
      for column in columns {
        let offset = Point(Double(column), Double(row)) - start
        let along = lengthSquared > 0 ? (offset * direction).sum() / lengthSquared : 0
        let nearest = offset - direction * min(max(along, 0), 1)
        let distance = (nearest * nearest).sum().squareRoot()
        let cover = min(max(reach - distance, 0), 1) * darkness
        let pixel = row * side + column
        if cover > ink[pixel] { ink[pixel] = cover }
      }
    }
  }

  /// The pixel indices between two coordinates, cut to the canvas.
  private func pixels(_ low: Double, _ high: Double) -> Range<Int> {
    let first = max(low.rounded(.up), 0)
    let last = min(high.rounded(.down), Double(side - 1))
    return first <= last ? Int(first)..<Int(last) + 1 : 0..<0
  }
}
