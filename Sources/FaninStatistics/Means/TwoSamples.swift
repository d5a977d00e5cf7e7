/// Two independent samples in one scale, checked.
struct TwoSamples {
  let scale: BinaryScale
  let x: Sample
  let y: Sample

  /// - Throws: `non_finite_input`, `too_few_observations`, and `zero_variance` if both are constant
  ///   up to rounding.
  init(_ x: [Double], _ y: [Double]) throws(StatisticsError) {
    try Require.finite(x, "x")
    try Require.finite(y, "y")
    try Require.count(x.count, atLeast: 2, of: "observations of x")
    try Require.count(y.count, atLeast: 2, of: "observations of y")
    scale = BinaryScale(x, y)
    self.x = Sample(x, in: scale)
    self.y = Sample(y, in: scale)
    try Require.variation(
      max(self.x.range, self.y.range) > scale.rounding, "both samples are constant up to rounding")
  }

  var difference: DoubleDouble { x.mean - y.mean }

  /// The standard error of the difference and its degrees of freedom, one variance for both.
  var pooled: (error: DoubleDouble, degreesOfFreedom: Double) {
    let sizes = DoubleDouble(1 / Double(x.count)) + DoubleDouble(1 / Double(y.count))
    return ((pooledVariance * sizes).squareRoot(), Double(x.count + y.count - 2))
  }

  var pooledVariance: DoubleDouble {
    (x.sumOfSquares + y.sumOfSquares) / DoubleDouble(Double(x.count + y.count - 2))
  }

  /// The standard error of the difference and its degrees of freedom, each sample its own variance.
  ///
  /// - Source: Welch (1947), doi:10.2307/2332510; Satterthwaite (1946), doi:10.2307/3002019.
  var separate: (error: DoubleDouble, degreesOfFreedom: Double) {
    let first = x.variance / DoubleDouble(Double(x.count))
    let second = y.variance / DoubleDouble(Double(y.count))
    let sum = first + second
    let (shareX, shareY) = ((first / sum).high, (second / sum).high)
    let reciprocal = shareX * shareX / Double(x.count - 1) + shareY * shareY / Double(y.count - 1)
    return (sum.squareRoot(), 1 / reciprocal)
  }
}
