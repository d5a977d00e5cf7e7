import FaninAnalysis

/// The value of one seed as a small grey dot, which tells both where a pointer rests on it.
package struct SeedDot: Hashable, Sendable {
  /// The value, in the unit shown.
  package var value: Double
  /// The seed and the value in words, such as `seed 3: 88.43 %`.
  package var words: String

  /// Creates a dot.
  package init(value: Double, words: String) {
    self.value = value
    self.words = words
  }

  /// The dots of a cell.
  static func all(
    _ values: [SeedValue], factor: Double, text: (Double) -> String
  ) -> [SeedDot] {
    values.map {
      SeedDot(value: $0.value * factor, words: "seed \($0.seed): \(text($0.value))")
    }
  }

  /// The drawing.
  func element(at point: Point, radius: Double) -> SVGElement {
    SVGElement.circle(point, radius: radius, fill: Palette.dot, opacity: 0.75).saying(words)
  }
}
