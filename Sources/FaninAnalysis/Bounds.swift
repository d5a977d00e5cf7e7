import FaninStatistics

/// A lower and an upper value.
package struct Bounds: Hashable, Sendable, Codable {
  /// The smaller value.
  package var low: Double
  /// The larger value.
  package var high: Double

  /// Creates bounds.
  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// The smallest bounds that hold all finite values; nil without any.
  package init?(_ values: some Sequence<Double>) {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return nil }
    self.init(low: low, high: high)
  }

  /// The distance between the two.
  package var span: Double { high - low }
}

extension Bounds {
  init(_ interval: Interval) { self.init(low: interval.low, high: interval.high) }
}
