/// The shift and scale that give a column mean 0 and variance 1.
///
/// ```
/// z = (x − mean) / sd;   z = 0 where the column never varies
/// ```
struct Standardization {
  let mean: Double
  /// The population standard deviation.
  let deviation: Double

  /// Measures a column.
  init(of column: some Sequence<Double>) {
    // Taken relative to the first value, so that a constant column has a deviation of exactly 0.
    var origin: Double?
    var count = 0.0
    var sum = 0.0
    for value in column {
      let first = origin ?? value
      origin = first
      sum += value - first
      count += 1
    }
    let first = origin ?? 0
    let shift = count > 0 ? sum / count : 0
    var squares = 0.0
    for value in column {
      let distance = value - first - shift
      squares += distance * distance
    }
    mean = first + shift
    deviation = count > 0 ? (squares / count).squareRoot() : 0
  }

  /// The standardised value.
  func apply(to value: Double) -> Double {
    deviation > 0 ? (value - mean) / deviation : 0
  }
}
