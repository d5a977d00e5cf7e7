/// The power of two that brings the largest of some values into [1, 2).
///
/// Sums of squares neither overflow nor vanish on values so scaled, and multiplying by a power of
/// two rounds nothing.
struct BinaryScale {
  let exponent: Int
  /// The largest magnitude, in scaled units; 0 if every value is 0.
  let largest: Double

  init(_ samples: [Double]...) { self.init(samples) }

  init(_ samples: [[Double]]) {
    var largest = 0.0
    for sample in samples {
      for value in sample { largest = max(largest, value.magnitude) }
    }
    exponent = largest > 0 ? Int(largest.exponent) : 0
    self.largest = Double(sign: .plus, exponent: -exponent, significand: largest)
  }

  /// What decimal data lose by being written in binary, in scaled units: 8 · 2⁻⁵² · largest.
  ///
  /// Values closer than this are taken as equal, and a sample of smaller range as constant.
  var rounding: Double { 8 * Double.ulpOfOne * largest }

  /// From the data's unit to the scaled one.
  func down(_ value: Double) -> Double {
    Double(sign: .plus, exponent: -exponent, significand: value)
  }

  /// From the scaled unit back to the data's.
  func up(_ value: Double) -> Double {
    Double(sign: .plus, exponent: exponent, significand: value)
  }
}
