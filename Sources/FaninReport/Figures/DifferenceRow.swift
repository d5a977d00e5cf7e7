import FaninAnalysis

/// Draws one row of a forest plot.
struct DifferenceRow: Sendable {
  let axis: Axis
  let frame: Frame
  let digits: Int

  /// The row's signs, at the height `middle`.
  func elements(of row: DifferencesFigure.Row?, at middle: Double) -> [SVGElement] {
    switch row {
    case .tested(let estimate, let interval, let kind):
      if estimate < axis.domain.low || estimate > axis.domain.high {
        return arrow(to: estimate, at: middle, color: kind.color)
      }
      return whisker(interval, at: middle, color: kind.color)
        + [kind.element(at: Point(x: axis(estimate), y: middle))]
    case .untested(let estimate, let note):
      guard let estimate else { return [RowLayout.note(note, at: middle, in: frame)] }
      if estimate < axis.domain.low || estimate > axis.domain.high {
        return arrow(to: estimate, at: middle, color: Palette.quiet)
      }
      let point = Point(x: axis(estimate), y: middle)
      return [Marker.cross.element(at: point, radius: 4, color: Palette.quiet)]
        + text(note, beside: point)
    case nil: return [RowLayout.note("not compared", at: middle, in: frame)]
    }
  }

  /// The interval, its ends marked unless they lie beyond the frame.
  private func whisker(_ interval: Bounds, at middle: Double, color: String) -> [SVGElement] {
    let low = max(axis(interval.low), frame.left)
    let high = min(axis(interval.high), frame.right)
    let line = SVGElement.line(
      from: Point(x: low, y: middle), to: Point(x: high, y: middle), stroke: color, width: 2)
    let ends = [axis(interval.low), axis(interval.high)].filter {
      $0 >= frame.left && $0 <= frame.right
    }
    return [line]
      + ends.map {
        .line(
          from: Point(x: $0, y: middle - 4), to: Point(x: $0, y: middle + 4), stroke: color,
          width: 1.5)
      }
  }

  /// A difference beyond the frame: an arrow at the edge, and the number.
  private func arrow(to estimate: Double, at middle: Double, color: String) -> [SVGElement] {
    let side = estimate < 0 ? 1.0 : -1.0
    let tip = Point(x: estimate < 0 ? frame.left + 2 : frame.right - 2, y: middle)
    let base = tip.x + side * 9
    return [
      .polygon(
        [tip, Point(x: base, y: middle - 5), Point(x: base, y: middle + 5)], fill: color)
    ] + text(NumberText.signed(estimate, digits: digits), beside: Point(x: base, y: middle))
  }

  /// A text on the side of `point` where there is room, on a pale ground.
  private func text(_ note: String, beside point: Point) -> [SVGElement] {
    let isLeft = point.x > frame.middle
    let room = isLeft ? point.x - frame.left : frame.right - point.x
    let text = TextStyle.fitting(note, width: room - 14, size: TextStyle.tick)
    let width = TextStyle.width(of: text, size: TextStyle.tick)
    let start = isLeft ? point.x - 9 : point.x + 9
    let ground = Frame(
      left: isLeft ? start - width : start, top: point.y - 8, width: width, height: 16)
    return [
      .rect(ground, fill: "#FFFFFF", opacity: 0.85),
      .label(
        text, at: Point(x: start, y: point.y + 4), size: TextStyle.tick,
        anchor: isLeft ? .end : .start, fill: Palette.quiet),
    ]
  }
}

extension DifferencesFigure.Kind {
  var color: String {
    switch self {
    case .different: Palette.vermillion
    case .negligible: Palette.purple
    case .equivalent: Palette.blue
    case .undecided: Palette.quiet
    }
  }

  var sign: Legend.Sign {
    self == .undecided ? .ring(color) : .marker(SeriesStyle(color: color, marker: marker))
  }

  fileprivate func element(at point: Point) -> SVGElement {
    self == .undecided
      ? .circle(point, radius: 4, fill: "#FFFFFF", stroke: color, width: 1.8)
      : marker.element(at: point, radius: 4.5, color: color)
  }

  private var marker: Marker {
    switch self {
    case .different, .undecided: .circle
    case .negligible: .diamond
    case .equivalent: .square
    }
  }
}
