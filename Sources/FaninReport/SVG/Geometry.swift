import FaninAnalysis

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

extension Bounds {
  func scaled(by factor: Double) -> Bounds { Bounds(low: low * factor, high: high * factor) }
}
