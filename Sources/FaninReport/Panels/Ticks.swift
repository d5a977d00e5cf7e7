import FaninAnalysis

/// Round values along an axis.
extension Axis {
  /// Multiples of a round step, and the decimals they need.
  static func linearTicks(
    in domain: Bounds, room: Double, wholeNumbers: Bool
  ) -> (ticks: [Double], digits: Int?) {
    var least = domain.span / room
    while true {
      let unit = roundStep(atLeast: least, wholeNumbers: wholeNumbers)
      let first = (domain.low / unit.step - 1e-9).rounded(.up)
      let last = (domain.high / unit.step + 1e-9).rounded(.down)
      let isFinest = unit.digits == 12 || (wholeNumbers && unit.step == 1)
      if last > first || isFinest {
        return (stride(from: first, through: last, by: 1).map { $0 * unit.step }, unit.digits)
      }
      least = unit.step / 2.6
    }
  }

  /// Round ratios; multiples of a round step where the axis covers too little for two of them.
  ///
  /// - Parameters:
  ///   - domain: The values to cover.
  ///   - scale: How values become distances.
  ///   - least: The least distance between two ticks, as positions on `scale`.
  ///   - room: The most multiples of a round step.
  /// - Returns: Ticks, ascending.
  static func ratioTicks(
    in domain: Bounds, scale: AxisScale, least: Double, room: Double
  ) -> [Double] {
    let fitting = AxisScale.roundRatios(in: domain).first { ticks in
      ticks.count > 1
        && zip(ticks, ticks.dropFirst()).allSatisfy {
          scale.position($1) - scale.position($0) >= least
        }
    }
    if let fitting { return fitting }
    // Equal steps crowd towards the end of such an axis.
    return linearTicks(in: domain, room: min(room, 3), wholeNumbers: false).ticks
      .reduce(into: []) { ticks, tick in
        let isApart = ticks.last.map { scale.position(tick) - scale.position($0) >= least }
        if isApart ?? true { ticks.append(tick) }
      }
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
