/// One movement of the pen, by the points it passes.
enum PenStroke {
  /// Straight from each point to the next.
  case straight([StrokeCanvas.Point])
  /// Smoothly through all points.
  case curved([StrokeCanvas.Point])

  /// The points of the stroke, each moved by `move`, as a line of short straight pieces.
  func line(moving move: (StrokeCanvas.Point) -> StrokeCanvas.Point) -> [StrokeCanvas.Point] {
    switch self {
    case .straight(let points): points.map(move)
    case .curved(let points): PenStroke.smooth(points.map(move))
    }
  }

  /// Four points a span on the Catmull–Rom spline through the points; the ends are doubled.
  ///
  /// - Source: Catmull & Rom (1974), "A class of local interpolating splines".
  private static func smooth(_ points: [StrokeCanvas.Point]) -> [StrokeCanvas.Point] {
    guard let last = points.last else { return [] }
    var line: [StrokeCanvas.Point] = []
    for span in 0..<points.count - 1 {
      let p0 = points[max(span - 1, 0)]
      let p1 = points[span]
      let p2 = points[span + 1]
      let p3 = points[min(span + 2, points.count - 1)]
      for quarter in 0..<4 {
        let t = Double(quarter) * 0.25
        let constant = 2 * p1
        let linear = (p2 - p0) * t
        let square = (2 * p0 - 5 * p1 + 4 * p2 - p3) * (t * t)
        let cube = (3 * p1 - p0 - 3 * p2 + p3) * (t * t * t)
        line.append((constant + linear + square + cube) * 0.5)
      }
    }
    line.append(last)
    return line
  }
}

extension PenStroke {
  /// The ways to write each of the digits 0…9, in a unit box, y downwards.
  static let digits: [[[PenStroke]]] = [
    [
      [
        curve(
          (0.5, 0), (0.2, 0.15), (0.12, 0.5), (0.2, 0.85), (0.5, 1), (0.8, 0.85), (0.88, 0.5),
          (0.8, 0.15), (0.5, 0))
      ]
    ],
    [
      [lines((0.22, 0.3), (0.55, 0), (0.55, 1))],
      [lines((0.5, 0), (0.5, 1))],
      [lines((0.25, 0.28), (0.52, 0), (0.52, 1)), lines((0.22, 1), (0.82, 1))],
    ],
    [
      [
        curve((0.17, 0.25), (0.35, 0.03), (0.65, 0.03), (0.82, 0.27), (0.6, 0.6), (0.15, 1)),
        lines((0.15, 1), (0.88, 1)),
      ],
      [
        curve(
          (0.17, 0.25), (0.4, 0), (0.72, 0.08), (0.75, 0.4), (0.4, 0.8), (0.2, 0.98), (0.18, 0.8),
          (0.4, 0.82), (0.65, 0.98), (0.9, 0.92))
      ],
    ],
    [
      [
        curve((0.18, 0.12), (0.5, 0), (0.78, 0.22), (0.42, 0.46)),
        curve((0.42, 0.46), (0.85, 0.7), (0.55, 1), (0.15, 0.88)),
      ],
      [
        lines((0.18, 0), (0.8, 0), (0.42, 0.42)),
        curve((0.42, 0.42), (0.84, 0.62), (0.72, 0.95), (0.4, 1), (0.15, 0.88)),
      ],
    ],
    [
      [lines((0.66, 1), (0.66, 0), (0.12, 0.68), (0.92, 0.68))],
      [lines((0.25, 0), (0.18, 0.55), (0.88, 0.55)), lines((0.7, 0.12), (0.66, 1))],
    ],
    [
      [
        lines((0.82, 0), (0.26, 0), (0.2, 0.46)),
        curve((0.2, 0.46), (0.55, 0.36), (0.86, 0.66), (0.6, 0.98), (0.15, 0.9)),
      ]
    ],
    [
      [
        curve(
          (0.74, 0.02), (0.35, 0.22), (0.16, 0.65), (0.35, 0.97), (0.72, 0.93), (0.82, 0.68),
          (0.55, 0.5), (0.2, 0.7))
      ],
      [curve((0.4, 0), (0.2, 0.4), (0.18, 0.8), (0.5, 1), (0.82, 0.8), (0.6, 0.55), (0.2, 0.72))],
    ],
    [
      [lines((0.14, 0), (0.86, 0), (0.4, 1))],
      [lines((0.14, 0), (0.86, 0), (0.42, 1)), lines((0.36, 0.48), (0.84, 0.48))],
    ],
    [
      [
        curve(
          (0.5, 0.46), (0.2, 0.25), (0.5, 0), (0.8, 0.25), (0.5, 0.46), (0.15, 0.74), (0.5, 1),
          (0.85, 0.74), (0.5, 0.46))
      ]
    ],
    [
      [
        curve(
          (0.26, 0.98), (0.65, 0.78), (0.84, 0.35), (0.65, 0.03), (0.28, 0.07), (0.18, 0.32),
          (0.45, 0.5), (0.8, 0.3))
      ],
      [
        curve((0.78, 0.3), (0.5, 0.5), (0.2, 0.3), (0.45, 0), (0.78, 0.12)),
        lines((0.78, 0.08), (0.72, 1)),
      ],
    ],
  ]

  private static func lines(_ points: (Double, Double)...) -> PenStroke {
    .straight(points.map { .init($0.0, $0.1) })
  }

  private static func curve(_ points: (Double, Double)...) -> PenStroke {
    .curved(points.map { .init($0.0, $0.1) })
  }
}
