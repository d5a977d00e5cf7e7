/// Scaled observations with their mean and sum of squared deviations.
///
/// ```
/// mean = Σ xᵢ / n    sumOfSquares = Σ (xᵢ − mean)²    both with 32 digits
/// ```
struct Sample {
  let values: [DoubleDouble]
  let mean: DoubleDouble
  let sumOfSquares: DoubleDouble

  /// - Precondition: `values` is not empty.
  init(_ values: [DoubleDouble]) {
    self.values = values
    var sum = DoubleDouble(0)
    for value in values { sum += value }
    let mean = sum / DoubleDouble(Double(values.count))
    var squares = DoubleDouble(0)
    for value in values {
      let deviation = value - mean
      squares += deviation * deviation
    }
    self.mean = mean
    sumOfSquares = squares
  }

  init(_ values: [Double], in scale: BinaryScale) {
    self.init(values.map { DoubleDouble(scale.down($0)) })
  }

  /// The differences x − y, without rounding.
  init(_ x: [Double], minus y: [Double], in scale: BinaryScale) {
    self.init(zip(x, y).map { DoubleDouble(sum: scale.down($0), -scale.down($1)) })
  }

  var count: Int { values.count }

  /// The unbiased variance; of one observation, NaN.
  var variance: DoubleDouble { sumOfSquares / DoubleDouble(Double(count - 1)) }

  var standardDeviation: Double { variance.squareRoot().high }

  /// The largest minus the smallest value.
  var range: Double {
    var least = values[0]
    var greatest = values[0]
    for value in values {
      if value < least { least = value }
      if greatest < value { greatest = value }
    }
    return (greatest - least).high
  }
}
