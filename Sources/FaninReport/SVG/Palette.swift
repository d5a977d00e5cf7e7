/// Colours that colour-blind readers can tell apart, and the greys of the page.
///
/// - Source: Okabe & Ito (2008), "Color Universal Design"; their yellow is too faint on white and
///   is left out.
enum Palette {
  static let black = "#000000"
  static let blue = "#0072B2"
  static let vermillion = "#D55E00"
  static let green = "#009E73"
  static let purple = "#CC79A7"
  static let orange = "#E69F00"
  static let sky = "#56B4E9"

  static let text = "#222222"
  static let quiet = "#5F5F5F"
  static let axis = "#555555"
  static let grid = "#E4E4E4"
  static let dot = "#9A9A9A"
}

/// What may be said of a difference has colours that no profile has.
extension Palette {
  static let different = "#8B1A1A"
  static let negligible = "#8A6D00"
  static let equivalent = "#4A3B8F"
  static let undecided = quiet
  /// Within the equivalence bound.
  static let shade = "#E6E3F3"
}

/// How one profile is drawn in every figure of a report: colour, dash and marker together are its own.
struct SeriesStyle: Hashable, Sendable {
  let color: String
  let dash: String?
  let marker: Marker

  /// The style of the baseline.
  static let baseline = SeriesStyle(color: Palette.black, marker: .circle)

  /// The style of the treatment at `index`; no two of the first 24 are drawn alike.
  init(treatment index: Int) {
    let colors = [
      Palette.blue, Palette.vermillion, Palette.green, Palette.purple, Palette.orange, Palette.sky,
    ]
    let dashes = [nil, "6 3", "2 2.5", "9 3 2 3"]
    let markers: [Marker] = [.circle, .square, .triangle, .diamond, .inverted, .plus]
    let round = index / colors.count
    color = colors[index % colors.count]
    dash = dashes[round % dashes.count]
    marker = markers[(index % colors.count + round + 1) % markers.count]
  }

  /// A style of its own, for signs that stand for no profile.
  init(color: String, dash: String? = nil, marker: Marker) {
    self.color = color
    self.dash = dash
    self.marker = marker
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

/// The shapes of points.
enum Marker: Sendable {
  case circle
  case square
  case triangle
  case diamond
  case inverted
  case plus
  case cross

  /// The marker drawn at a point; `radius` is that of the circle of like weight.
  func element(
    at point: Point, radius: Double, color: String, opacity: Double = 1, edge: String? = nil
  ) -> SVGElement {
    func polygon(_ offsets: [(Double, Double)]) -> SVGElement {
      .polygon(
        offsets.map { Point(x: point.x + $0.0 * radius, y: point.y + $0.1 * radius) }, fill: color,
        opacity: opacity, stroke: edge, width: 0.7)
    }
    let arm = 0.36
    let plus = [
      (-arm, -1.2), (arm, -1.2), (arm, -arm), (1.2, -arm), (1.2, arm), (arm, arm), (arm, 1.2),
      (-arm, 1.2), (-arm, arm), (-1.2, arm), (-1.2, -arm), (-arm, -arm),
    ]
    switch self {
    case .circle:
      return .circle(
        point, radius: radius, fill: color, opacity: opacity, stroke: edge, width: 0.7)
    case .square: return polygon([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
    case .triangle: return polygon([(0, -1.25), (1.15, 0.85), (-1.15, 0.85)])
    case .diamond: return polygon([(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)])
    case .inverted: return polygon([(0, 1.25), (1.15, -0.85), (-1.15, -0.85)])
    case .plus: return polygon(plus)
    case .cross:
      let half = 0.707_106_781
      return polygon(plus.map { (($0.0 - $0.1) * half, ($0.0 + $0.1) * half) })
    }
  }
}
