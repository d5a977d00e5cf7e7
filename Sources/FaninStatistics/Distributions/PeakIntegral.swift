import Foundation

/// Integrals of e^g over the whole line, for a smooth g with one peak.
///
/// The trapezoidal rule on a function that dies out smoothly at both ends converges faster than any
/// power of its step; all terms are positive, so nothing cancels, however small the integral.
///
/// - Source: Trefethen & Weideman (2014), doi:10.1137/130932132.
enum PeakIntegral {
  /// How far below its peak g is neglected: e⁻⁴² is below half a unit in the last place.
  private static let depth = 42.0

  /// ln ∫ e^g(u) du, with `start` anywhere g is finite.
  static func logarithm(from start: Double, _ g: (Double) -> Double) -> Double {
    let peak = peak(from: start, g)
    let height = g(peak)
    guard height.isFinite else { return height }
    let left = reach(from: peak, step: -1, below: height - depth, g)
    let right = reach(from: peak, step: 1, below: height - depth, g)
    return height + log(trapezoid(from: left, to: right) { exp(g($0) - height) })
  }

  /// ln ∫ e^g(u) du over [a, b], for a g that may have more than one peak, none narrower than ½.
  static func logarithm(
    between a: Double, _ b: Double, _ g: (Double) -> Double
  ) -> Double {
    let count = max(Int((b - a) * 8), 8)
    let step = (b - a) / Double(count)
    let heights = (0...count).map { g(a + Double($0) * step) }
    let height = heights.max() ?? 0
    guard height.isFinite else { return height }
    let first = heights.firstIndex { $0 > height - depth } ?? 0
    let last = heights.lastIndex { $0 > height - depth } ?? count
    let left = a + Double(max(first - 1, 0)) * step
    let right = a + Double(min(last + 1, count)) * step
    return height + log(trapezoid(from: left, to: right) { exp(g($0) - height) })
  }

  /// ∫ f over [a, b] for an f that vanishes at both ends, halving the step until nothing changes.
  static func trapezoid(from a: Double, to b: Double, _ f: (Double) -> Double) -> Double {
    var panels = 32
    var step = (b - a) / Double(panels)
    var sum = 0.0
    for index in 0...panels { sum += f(a + Double(index) * step) }
    var value = sum * step
    while panels < 1 << 17 {
      for index in 0..<panels { sum += f(a + (Double(index) + 0.5) * step) }
      panels *= 2
      step /= 2
      let refined = sum * step
      let change = (refined - value).magnitude
      value = refined
      if change <= 1e-14 * value.magnitude { break }
    }
    return value
  }

  /// Where g is largest: step uphill until it falls, then golden section.
  private static func peak(from start: Double, _ g: (Double) -> Double) -> Double {
    var (first, middle) = (start, start + 1e-3)
    if g(middle) < g(first) { swap(&first, &middle) }
    var last = middle + 2 * (middle - first)
    while g(last) > g(middle), last.magnitude < 1e9 {
      (first, middle) = (middle, last)
      last = middle + 2 * (middle - first)
    }
    return goldenSection(min(first, last), max(first, last), g)
  }

  private static func goldenSection(
    _ left: Double, _ right: Double, _ g: (Double) -> Double
  ) -> Double {
    let ratio = 0.618033988749894848
    var (a, b) = (left, right)
    var (c, d) = (b - ratio * (b - a), a + ratio * (b - a))
    var (atC, atD) = (g(c), g(d))
    while b - a > 1e-8 * max(1, a.magnitude) {
      if atC >= atD {
        (b, d, atD) = (d, c, atC)
        c = b - ratio * (b - a)
        atC = g(c)
      } else {
        (a, c, atC) = (c, d, atD)
        d = a + ratio * (b - a)
        atD = g(d)
      }
    }
    return (a + b) / 2
  }

  /// The first point beyond which g stays below a floor: doubling, then a few bisections.
  private static func reach(
    from peak: Double, step direction: Double, below floor: Double, _ g: (Double) -> Double
  ) -> Double {
    var step = direction * 1e-5
    while step.magnitude < 1e6, !(g(peak + step) < floor) { step *= 2 }
    var (inside, outside) = (step / 2, step)
    for _ in 0..<5 {
      let middle = (inside + outside) / 2
      if g(peak + middle) < floor { outside = middle } else { inside = middle }
    }
    return peak + outside
  }
}
