/// Axes as they are drawn.
extension Axis {
  /// Vertical grid lines, the horizontal axis line below, and tick labels.
  func drawnBelow(_ frame: Frame) -> [SVGElement] {
    var elements = ticks.map { tick in
      SVGElement.line(
        from: Point(x: self(tick), y: frame.top), to: Point(x: self(tick), y: frame.bottom),
        stroke: Palette.grid)
    }
    elements.append(
      .line(
        from: Point(x: frame.left, y: frame.bottom), to: Point(x: frame.right, y: frame.bottom),
        stroke: Palette.axis))
    for tick in ticks {
      let x = self(tick)
      elements.append(
        .line(
          from: Point(x: x, y: frame.bottom), to: Point(x: x, y: frame.bottom + 4),
          stroke: Palette.axis))
      elements.append(
        .label(
          label(tick), at: Point(x: x, y: frame.bottom + 17), size: TextStyle.tick, anchor: .middle)
      )
    }
    return elements
  }

  /// Horizontal grid lines, the vertical axis line at the left, tick labels and a title.
  func drawnLeft(of frame: Frame, title: String?) -> [SVGElement] {
    var elements = ticks.map { tick in
      SVGElement.line(
        from: Point(x: frame.left, y: self(tick)), to: Point(x: frame.right, y: self(tick)),
        stroke: Palette.grid)
    }
    elements.append(
      .line(
        from: Point(x: frame.left, y: frame.top), to: Point(x: frame.left, y: frame.bottom),
        stroke: Palette.axis))
    for tick in ticks {
      let y = self(tick)
      elements.append(
        .line(
          from: Point(x: frame.left - 4, y: y), to: Point(x: frame.left, y: y),
          stroke: Palette.axis))
      elements.append(
        .label(
          label(tick), at: Point(x: frame.left - 7, y: y + 4), size: TextStyle.tick, anchor: .end))
    }
    return elements + (title.map { rotated($0, leftOf: frame) } ?? [])
  }

  /// A title along the left of a plot, in two lines where one would be much longer than the plot.
  private func rotated(_ title: String, leftOf frame: Frame) -> [SVGElement] {
    let lines = TextStyle.lines(of: title, width: frame.height + 36)
    return lines.enumerated().map { index, line in
      let right = frame.left - labelWidth - 16
      let point = Point(
        x: right - 15 * Double(lines.count - 1 - index), y: frame.top + frame.height / 2)
      return .label(line, at: point, anchor: .middle, rotated: true)
    }
  }
}
