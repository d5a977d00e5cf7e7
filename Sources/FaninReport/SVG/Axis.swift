import FaninAnalysis

/// A number line on the page: which values it covers, where they lie, and its ticks.
struct Axis: Sendable {
  /// The values at its ends.
  let domain: Bounds
  /// The pixels of its ends; the first belongs to the smallest value.
  let start: Double
  let end: Double
  /// Ticks, ascending.
  let ticks: [Double]
  /// Decimals of the tick labels.
  let digits: Int

  /// Creates an axis over `bounds`, a little wider, with as many round ticks as `room` allows.
  ///
  /// - Parameters:
  ///   - bounds: The values to show; nil shows 0…1.
  ///   - start: The pixel of the lower end.
  ///   - end: The pixel of the upper end.
  ///   - padding: The share of the span added at either end.
  ///   - spacing: The least distance between ticks, in pixels.
  ///   - wholeNumbers: Whether ticks stand at whole numbers only.
  init(
    covering bounds: Bounds?, from start: Double, to end: Double, padding: Double = 0.05,
    spacing: Double = 48, wholeNumbers: Bool = false
  ) {
    var domain = bounds ?? Bounds(low: 0, high: 1)
    if domain.span <= domain.high.magnitude * 1e-9 {
      let half = domain.high == 0 ? 1 : domain.high.magnitude * 0.02
      domain = Bounds(low: domain.low - half, high: domain.high + half)
    }
    let margin = domain.span * padding
    domain = Bounds(low: domain.low - margin, high: domain.high + margin)
    let room = max(1, ((end - start).magnitude / spacing).rounded(.down))
    let unit = Axis.roundStep(atLeast: domain.span / room, wholeNumbers: wholeNumbers)
    let first = (domain.low / unit.step - 1e-9).rounded(.up)
    let last = (domain.high / unit.step + 1e-9).rounded(.down)
    self.domain = domain
    self.start = start
    self.end = end
    ticks = first <= last ? stride(from: first, through: last, by: 1).map { $0 * unit.step } : []
    digits = unit.digits
  }

  /// The pixel of a value.
  func callAsFunction(_ value: Double) -> Double {
    start + (value - domain.low) / domain.span * (end - start)
  }

  /// The text of a tick.
  func label(_ tick: Double) -> String { NumberText.fixed(tick, digits: digits) }

  /// The width of the widest tick label.
  var labelWidth: Double {
    ticks.map { TextStyle.width(of: label($0), size: TextStyle.tick) }.max() ?? 0
  }

  /// The smallest of 1, 2, 5 × a power of ten that is at least `least`, and the decimals it needs.
  private static func roundStep(
    atLeast least: Double, wholeNumbers: Bool
  ) -> (step: Double, digits: Int) {
    var decade = 1.0
    var digits = 0
    while decade * 5 < least { decade *= 10 }
    if !wholeNumbers {
      // Powers of ten below one by division, which rounds correctly: 0.1 is 1/10, not 0.1000…1.
      var divisor = 1.0
      while 5 / (divisor * 10) >= least, digits < 12 {
        divisor *= 10
        digits += 1
      }
      for factor in [1.0, 2, 5] where digits > 0 && factor / divisor >= least {
        return (factor / divisor, digits)
      }
    }
    for factor in [1.0, 2, 5] where factor * decade >= least { return (factor * decade, 0) }
    return (decade * 10, 0)
  }
}

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
    if let title {
      let point = Point(
        x: frame.left - labelWidth - 16, y: frame.top + frame.height / 2)
      elements.append(.label(title, at: point, anchor: .middle, rotated: true))
    }
    return elements
  }
}
