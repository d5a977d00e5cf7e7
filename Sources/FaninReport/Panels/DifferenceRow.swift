import FaninAnalysis

/// Draws one row of a forest plot.
struct DifferenceRow: Sendable {
  let axis: Axis
  let frame: Frame
  let digits: Int

  /// What lies within the equivalence bound.
  func shade(_ bound: Double) -> SVGElement {
    let (left, right) = (axis.clipped(-bound), axis.clipped(bound))
    return .rect(
      Frame(left: left, top: frame.top, width: right - left, height: frame.height),
      fill: Palette.shade)
  }

  /// The line of no difference.
  var zero: SVGElement {
    .line(
      from: Point(x: axis(0), y: frame.top), to: Point(x: axis(0), y: frame.bottom),
      stroke: Palette.black, width: 1.2)
  }

  /// The row's signs, at the height `middle`.
  func elements(of row: DifferencesFigure.Row, at middle: Double) -> [SVGElement] {
    switch row {
    case .tested(let estimate, let interval, let narrow, let kind):
      if estimate < axis.domain.low || estimate > axis.domain.high {
        return arrow(to: estimate, at: middle, color: kind.color)
      }
      return whisker(interval, at: middle, color: kind.color)
        + (narrow.map { [thick($0, at: middle, color: kind.color)] } ?? [])
        + [
          kind.element(at: Point(x: axis(estimate), y: middle))
            .saying(NumberText.interval(estimate, interval, digits: digits))
        ]
    case .untested(let estimate, let note):
      if estimate < axis.domain.low || estimate > axis.domain.high {
        return arrow(to: estimate, at: middle, color: Palette.quiet)
      }
      let point = Point(x: axis(estimate), y: middle)
      return [Marker.cross.element(at: point, radius: 4, color: Palette.quiet)]
        + text(note, beside: point)
    }
  }

  /// The interval, its ends marked unless they lie beyond the frame.
  private func whisker(_ interval: Bounds, at middle: Double, color: String) -> [SVGElement] {
    let low = axis.clipped(interval.low)
    let high = axis.clipped(interval.high)
    let line = SVGElement.line(
      from: Point(x: low, y: middle), to: Point(x: high, y: middle), stroke: color, width: 1.5)
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

  /// The interval that the bound is compared with.
  private func thick(_ interval: Bounds, at middle: Double, color: String) -> SVGElement {
    .line(
      from: Point(x: axis.clipped(interval.low), y: middle),
      to: Point(x: axis.clipped(interval.high), y: middle), stroke: color, width: 5)
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

  /// A text on the side of `point` where there is room, on a pale ground; in two lines if need be.
  private func text(_ note: String, beside point: Point) -> [SVGElement] {
    let isLeft = point.x > frame.middle
    let room = isLeft ? point.x - frame.left : frame.right - point.x
    let lines = TextStyle.lines(of: note, width: room - 14, size: TextStyle.tick)
    let width = lines.map { TextStyle.width(of: $0, size: TextStyle.tick) }.max() ?? 0
    let start = isLeft ? point.x - 9 : point.x + 9
    let height = 12 * Double(lines.count)
    let ground = Frame(
      left: isLeft ? start - width : start, top: point.y - height / 2 - 2, width: width,
      height: height + 4)
    return [.rect(ground, fill: "#FFFFFF", opacity: 0.85)]
      + lines.enumerated().map { index, line in
        let y = point.y + 4 + 12 * (Double(index) - Double(lines.count - 1) / 2)
        return .label(
          line, at: Point(x: start, y: y), size: TextStyle.tick, anchor: isLeft ? .end : .start,
          fill: Palette.quiet)
      }
  }
}

extension DifferencesFigure.Kind {
  var color: String {
    switch self {
    case .different: Palette.different
    case .negligible: Palette.negligible
    case .equivalent: Palette.equivalent
    case .undecided: Palette.undecided
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
