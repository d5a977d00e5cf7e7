/// A position on the page, in pixels from its upper left corner.
package struct Point: Hashable, Sendable {
  var x: Double
  var y: Double
}

/// A rectangle on the page, in pixels.
package struct Frame: Hashable, Sendable {
  var left: Double
  var top: Double
  var width: Double
  var height: Double

  var right: Double { left + width }
  var bottom: Double { top + height }
  var middle: Double { left + width / 2 }
}

/// A lower and an upper value.
package struct Bounds: Hashable, Sendable {
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
  init?(_ values: some Sequence<Double>) {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return nil }
    self.init(low: low, high: high)
  }

  var span: Double { high - low }

  func scaled(by factor: Double) -> Bounds { Bounds(low: low * factor, high: high * factor) }
}
