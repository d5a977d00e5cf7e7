public import FaninRandom

/// The permutation test of paired samples: the mean difference under all choices of signs.
///
/// Tests the null hypothesis that the differences x − y are symmetric about 0, with no other
/// assumption; the smallest attainable two-sided p-value is 2¹⁻ⁿ.
///
/// A sum counts as at least the observed one if it falls short of it by no more than rounding.
///
/// - Source: Fisher (1935), The Design of Experiments, §21.
public struct SignFlipTest: Hashable, Sendable {
  /// The p-value.
  public let pValue: Double
  /// The sign assignments counted: all 2ⁿ, or those drawn at random.
  public let permutations: Int
  /// The mean difference x − y.
  public let estimate: Double
  /// Whether every assignment was counted.
  public let isExact: Bool
  /// The standard error of the p-value from drawing at random; 0 if exact.
  public let monteCarloError: Double

  /// The most pairs of which every assignment is counted.
  public static let exactLimit = 44

  /// The smallest p-value that so many pairs can give: 2⁻ⁿ, and twice that two-sided.
  public static func smallestPValue(
    pairs: Int, alternative: Alternative = .twoSided
  ) -> Double {
    let one = Double(sign: .plus, exponent: -pairs, significand: 1)
    return alternative == .twoSided ? min(1, 2 * one) : one
  }

  /// Counts all 2ⁿ sign assignments.
  ///
  /// - Throws: ``StatisticsError``; `invalid_option` above ``exactLimit`` pairs.
  /// - Complexity: O(2^(n/2)): the sums of either half, in order, then one sweep over both.
  public static func exact(
    _ x: [Double], _ y: [Double], alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> SignFlipTest {
    try Require.option(
      x.count <= exactLimit || x.count != y.count,
      "every assignment is counted for at most \(exactLimit) pairs; got \(x.count)")
    let flips = try SignFlips(x, y)
    let half = flips.magnitudes.count / 2
    let sums = (
      signedSums(flips.magnitudes[..<half]), signedSums(flips.magnitudes[half...])
    )
    let count = flips.count(alternative) { countOfSums(sums, atLeast: $0) }
    let all = 1 << x.count
    return SignFlipTest(
      pValue: Double(min(count, all)) / Double(all), permutations: all, estimate: flips.mean,
      isExact: true, monteCarloError: 0)
  }

  /// Draws sign assignments at random; the observed one counts as one more.
  ///
  /// ```
  /// p = (1 + extreme assignments) / (1 + assignments)
  /// ```
  ///
  /// - Throws: ``StatisticsError``.
  /// - Source: Phipson & Smyth (2010), doi:10.2202/1544-6115.1585.
  public static func monteCarlo(
    _ x: [Double], _ y: [Double], alternative: Alternative = .twoSided,
    permutations: Int = 100_000, seed: Seed = Seed(0)
  ) throws(StatisticsError) -> SignFlipTest {
    try Resamples.require(permutations)
    let flips = try SignFlips(x, y)
    let sums = randomSums(flips.magnitudes, count: permutations, seed: seed)
    let count = flips.count(alternative) { limit in sums.count { $0 >= limit } }
    let p = Double(1 + min(count, permutations)) / Double(1 + permutations)
    return SignFlipTest(
      pValue: p, permutations: permutations, estimate: flips.mean, isExact: false,
      monteCarloError: (p * (1 - p) / Double(permutations)).squareRoot())
  }

  /// Sums of the values with random signs: four at a time, from the 16 sums each four can have.
  private static func randomSums(_ magnitudes: [Double], count: Int, seed: Seed) -> [Double] {
    var table: [Double] = []
    for first in stride(from: 0, to: magnitudes.count, by: 4) {
      let four = magnitudes[first..<min(first + 4, magnitudes.count)]
      for signs in 0..<16 {
        var sum = 0.0
        for (bit, value) in four.enumerated() { sum += signs >> bit & 1 == 0 ? value : -value }
        table.append(sum)
      }
    }
    var stream = RandomStream(seed: seed, purpose: "sign-flip")
    return (0..<count).map { _ in
      var sum = 0.0
      var bits: UInt64 = 0
      for (position, first) in stride(from: 0, to: table.count, by: 16).enumerated() {
        if position & 15 == 0 { bits = stream.next() }
        sum += table[first + Int(bits & 15)]
        bits >>= 4
      }
      return sum
    }
  }

  /// Every sum of the values with signs, ascending: the sums so far, less and plus the next value.
  private static func signedSums(_ magnitudes: ArraySlice<Double>) -> [Double] {
    var sums = [0.0]
    for value in magnitudes {
      var merged: [Double] = []
      merged.reserveCapacity(2 * sums.count)
      var (minus, plus) = (0, 0)
      while minus < sums.count {
        if sums[minus] - value <= sums[plus] + value {
          merged.append(sums[minus] - value)
          minus += 1
        } else {
          merged.append(sums[plus] + value)
          plus += 1
        }
      }
      while plus < sums.count {
        merged.append(sums[plus] + value)
        plus += 1
      }
      sums = merged
    }
    return sums
  }

  private static func countOfSums(
    _ sums: ([Double], [Double]), atLeast limit: Double
  ) -> Int {
    var count = 0
    var first = sums.1.count
    for sum in sums.0 {
      while first > 0, sum + sums.1[first - 1] >= limit { first -= 1 }
      count += sums.1.count - first
    }
    return count
  }
}

/// The observed sum of differences and what is flipped.
private struct SignFlips {
  let magnitudes: [Double]
  let mean: Double
  private let sum: Double
  private let tolerance: Double

  init(_ x: [Double], _ y: [Double]) throws(StatisticsError) {
    let differences = try PairedDifferences(x, y, atLeast: 1)
    let rounding = differences.scale.rounding
    let values = differences.sample.values.map { $0.high.magnitude <= rounding ? 0 : $0.high }
    magnitudes = values.map(\.magnitude)
    mean = differences.scale.up(differences.sample.mean.high)
    sum = values.reduce(0, +)
    tolerance = rounding * Double(x.count)
  }

  /// The assignments at least as extreme as the observed one, given how many sums reach a limit.
  ///
  /// Flipping all signs mirrors the sums, so a lower tail is counted as an upper one.
  func count(_ alternative: Alternative, atLeast: (Double) -> Int) -> Int {
    switch alternative {
    case .greater: return atLeast(sum - tolerance)
    case .less: return atLeast(-sum - tolerance)
    case .twoSided:
      let limit = sum.magnitude - tolerance
      return limit <= 0 ? atLeast(-.infinity) : 2 * atLeast(limit)
    }
  }
}
