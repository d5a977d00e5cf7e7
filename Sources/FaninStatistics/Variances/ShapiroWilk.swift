import Foundation

/// The Shapiro–Wilk test of whether a sample comes from a normal distribution.
///
/// ```
/// W = (Σ aᵢ x₍ᵢ₎)² / Σ (xᵢ − mean)²
/// ```
///
/// - Source: Royston (1995), algorithm AS R94, doi:10.2307/2986146.
public struct ShapiroWilk: Hashable, Sendable {
  /// The statistic, at most 1.
  public let w: Double
  /// The p-value.
  public let pValue: Double

  /// Tests 3 to 5000 observations.
  ///
  /// - Throws: ``StatisticsError``; `zero_variance` if they are constant up to rounding.
  public init(_ x: [Double]) throws(StatisticsError) {
    try Require.option(x.count <= 5000, "at most 5000 observations are taken; got \(x.count)")
    try Require.finite(x, "x")
    try Require.count(x.count, atLeast: 3)
    let scale = BinaryScale(x)
    let sample = Sample(x, in: scale)
    try Require.variation(sample.range > scale.rounding, "x is constant up to rounding")

    // 1 − W, from the correlation of the ordered values with their weights.
    let sorted = Sample(sample.values.sorted { $0 < $1 })
    let weights = Sample(ShapiroWilk.weights(x.count).map { DoubleDouble($0) })
    let association = Association(sorted, weights)
    w = association.r * association.r
    pValue = ShapiroWilk.pValue(unexplained: association.unexplained, count: x.count)
  }

  /// The weights of the ordered values: antisymmetric, the outer ones by polynomials in 1/√n.
  private static func weights(_ count: Int) -> [Double] {
    let half = count / 2
    if count == 3 { return [-0.5.squareRoot(), 0, 0.5.squareRoot()] }
    let n = Double(count)
    let scores = (1...half).map { index in
      -SpecialFunctions.normalQuantile(upperTail: (Double(index) - 0.375) / (n + 0.25))
    }
    let squares = 2 * scores.reduce(0) { $0 + $1 * $1 }
    let r = 1 / n.squareRoot()
    let root = squares.squareRoot()
    let first =
      polynomial([0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056], r) - scores[0] / root
    var upper: [Double] = [first]
    var (numerator, denominator) = (squares - 2 * scores[0] * scores[0], 1 - 2 * first * first)
    if count > 5 {
      let second =
        polynomial([0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633], r)
        - scores[1] / root
      upper.append(second)
      numerator -= 2 * scores[1] * scores[1]
      denominator -= 2 * second * second
    }
    let factor = (numerator / denominator).squareRoot()
    for score in scores.dropFirst(upper.count) { upper.append(-score / factor) }
    let middle: [Double] = count.isMultiple(of: 2) ? [] : [0]
    return upper.map { -$0 } + middle + upper.reversed()
  }

  private static func pValue(unexplained: Double, count: Int) -> Double {
    if count == 3 {
      let w = 1 - unexplained
      let p = 6 / Double.pi * (asin(min(1, w).squareRoot()) - asin(0.75.squareRoot()))
      return min(max(p, 0), 1)
    }
    let n = Double(count)
    let y = log(unexplained)
    if count <= 11 {
      let gamma = polynomial([-2.273, 0.459], n)
      if y >= gamma { return 0 }
      let mean = polynomial([0.544, -0.39978, 0.025054, -6.714e-4], n)
      let deviation = exp(polynomial([1.3822, -0.77857, 0.062767, -0.0020322], n))
      return SpecialFunctions.normalUpperTail((-log(gamma - y) - mean) / deviation)
    }
    let mean = polynomial([-1.5861, -0.31082, -0.083751, 0.0038915], log(n))
    let deviation = exp(polynomial([-0.4803, -0.082676, 0.0030302], log(n)))
    return SpecialFunctions.normalUpperTail((y - mean) / deviation)
  }

  private static func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }
}
