import FaninAnalysis

/// A number line on the page: which values it covers, where they lie, and its ticks.
struct Axis: Sendable {
  /// The values at its ends.
  let domain: Bounds
  /// How values become distances.
  let scale: AxisScale
  /// The pixels of its ends; the first belongs to the smallest value.
  let start: Double
  let end: Double
  /// Ticks, ascending; two at least.
  let ticks: [Double]
  /// Decimals of the tick labels; nil writes as many as each needs.
  private let digits: Int?
  /// The positions of the ends, a little beyond those of the domain.
  private let positions: Bounds

  /// Creates an axis over `bounds`, a little wider, with as many round ticks as `room` allows.
  ///
  /// - Parameters:
  ///   - bounds: The values to show; nil shows 0…1, or 1…10 where ratios are shown.
  ///   - scale: How values become distances.
  ///   - start: The pixel of the lower end.
  ///   - end: The pixel of the upper end.
  ///   - padding: The share of the span added at either end.
  ///   - spacing: The least distance between ticks, in pixels; less where only one would fit.
  ///   - wholeNumbers: Whether ticks stand at whole numbers only.
  init(
    covering bounds: Bounds?, scale: AxisScale = .linear, from start: Double, to end: Double,
    padding: Double = 0.05, spacing: Double = 48, wholeNumbers: Bool = false
  ) {
    let domain = Axis.widened(bounds, scale: scale)
    let ends = Bounds(low: scale.position(domain.low), high: scale.position(domain.high))
    let margin = ends.span * padding
    positions = Bounds(low: ends.low - margin, high: ends.high + margin)
    self.scale = scale
    self.start = start
    self.end = end
    let room = max(1, ((end - start).magnitude / spacing).rounded(.down))
    switch scale {
    case .linear:
      self.domain = positions
      (ticks, digits) = Axis.linearTicks(in: positions, room: room, wholeNumbers: wholeNumbers)
    case .logarithmic:
      self.domain = domain
      let least = positions.span / (end - start).magnitude * spacing * 0.6
      ticks = Axis.ratioTicks(in: domain, scale: scale, least: least, room: room)
      digits = nil
    case .steps(let first):
      self.domain = domain
      let least = positions.span / (end - start).magnitude * spacing
      let later = Bounds(low: first, high: domain.high)
      ticks =
        (domain.low < first ? [0] : [])
        + Axis.ratioTicks(in: later, scale: scale, least: least, room: room)
      digits = nil
    }
  }

  /// An axis with ticks of its own, ascending; those too near to the one before are left out.
  init(
    covering bounds: Bounds, from start: Double, to end: Double, padding: Double, ticks: [Double]
  ) {
    let margin = bounds.span * padding
    domain = Bounds(low: bounds.low - margin, high: bounds.high + margin)
    positions = domain
    scale = .linear
    self.start = start
    self.end = end
    let least = domain.span / (end - start).magnitude * 32
    self.ticks = ticks.reduce(into: []) { shown, tick in
      if shown.last.map({ tick - $0 >= least }) ?? true { shown.append(tick) }
    }
    digits = nil
  }

  /// The pixel of a value.
  func callAsFunction(_ value: Double) -> Double {
    start + (scale.position(value) - positions.low) / positions.span * (end - start)
  }

  /// The pixel of a value, or that of the end it lies beyond.
  func clipped(_ value: Double) -> Double {
    if scale == .logarithmic, value <= 0 { return start }
    return min(max(self(value), min(start, end)), max(start, end))
  }

  /// The text of a tick.
  func label(_ tick: Double) -> String {
    if tick.magnitude >= 10_000, tick == tick.rounded() { return NumberText.count(Int(tick)) }
    if let digits { return NumberText.fixed(tick, digits: digits) }
    return NumberText.trimmed(tick, digits: 6)
  }

  /// The width of the widest tick label.
  var labelWidth: Double {
    ticks.map { TextStyle.width(of: label($0), size: TextStyle.tick) }.max() ?? 0
  }

  /// Bounds with room between them.
  private static func widened(_ bounds: Bounds?, scale: AxisScale) -> Bounds {
    if scale == .logarithmic {
      guard let bounds, bounds.low > 0 else { return Bounds(low: 1, high: 10) }
      guard bounds.span <= bounds.high * 1e-9 else { return bounds }
      return Bounds(low: bounds.low / 1.25, high: bounds.high * 1.25)
    }
    guard let bounds else { return Bounds(low: 0, high: 1) }
    guard bounds.span <= bounds.high.magnitude * 1e-9 else { return bounds }
    let half = bounds.high == 0 ? 1 : bounds.high.magnitude * 0.02
    return Bounds(low: bounds.low - half, high: bounds.high + half)
  }
}
