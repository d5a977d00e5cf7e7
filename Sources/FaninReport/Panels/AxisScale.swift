import FaninAnalysis
import FaninElementary

/// How values become distances along an axis.
enum AxisScale: Hashable, Sendable {
  case linear
  /// Equal ratios are equal distances; for values above 0.
  case logarithmic
  /// Logarithmic from `first` on, and 0, where a course begins, before it: what happens between the
  /// two would else be invisible beside all that follows.
  case steps(first: Double)

  /// The scale of a course over `steps`: logarithmic where its first move is a tenth of it or less.
  init(steps: some Sequence<Int>) {
    let positive = steps.filter { $0 > 0 }
    guard let first = positive.min(), let last = positive.max(), last >= 10 * first else {
      self = .linear
      return
    }
    self = .steps(first: Double(first))
  }

  /// Whether a value has a place.
  func shows(_ value: Double) -> Bool { self == .logarithmic ? value > 0 : value.isFinite }

  /// The distance of a value, up to a factor and an offset.
  func position(_ value: Double) -> Double {
    switch self {
    case .linear: value
    case .logarithmic: Elementary.log(value)
    case .steps(let first):
      value >= first
        ? Elementary.log(value) : Elementary.log(first) - AxisScale.gap * (1 - value / first)
    }
  }

  /// How far 0 stands before the first step: as far as a step of 2.5 times it behind.
  private static let gap = Elementary.log(2.5)

  /// Round values within `domain` of a logarithmic axis, in sets from many to few.
  static func roundRatios(in domain: Bounds) -> [[Double]] {
    let decades = AxisScale.decades(in: domain)
    let sets = [
      [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8], [1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1],
    ].map {
      (factors: [Double]) in
      decades.flatMap { decade in factors.map { $0 * decade } }
        .filter { $0 >= domain.low && $0 <= domain.high }
    }
    let thinned = [2, 3, 5].map { stride in
      sets[sets.count - 1].enumerated().filter { $0.offset.isMultiple(of: stride) }.map(\.element)
    }
    return sets + thinned
  }

  /// The powers of ten from that below `domain` to that above it.
  private static func decades(in domain: Bounds) -> [Double] {
    var decades: [Double] = []
    var decade = 1.0
    while decade > domain.low, decade > 1e-300 { decade /= 10 }
    while decade <= domain.high, decade < 1e300 {
      decades.append(decade)
      decade *= 10
    }
    return decades
  }
}
