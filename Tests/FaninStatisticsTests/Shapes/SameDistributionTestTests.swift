import FaninRandom
import FaninStatistics
import FaninTestSupport
import Testing

struct SameDistributionTestTests {
  static let apart: [[Double]] = [
    [1, 2, 3, 4], [1, 2, 3, 5], [2, 2, 3, 4], [4, 5, 6, 7], [4, 5, 7, 8], [5, 5, 6, 9],
  ]

  @Test func `the p-value is that of all labelings within its Monte-Carlo error`() throws {
    let test = try SameDistributionTest(Self.apart, labels: [0, 0, 0, 1, 1, 1])

    // SciPy 1.17.1 over all 20 labelings (itertools): between 0.80556, within 0.25, 2 of 20 as
    // extreme. The standard error of p at 9,999 draws is 0.003; four of them are allowed.
    #expect(isClose(test.between, to: 0.8055555555555556, relative: 1e-14))
    #expect(isClose(test.within, to: 0.25, relative: 1e-14))
    #expect(isClose(test.pValue, to: 0.1, absolute: 0.012))
  }

  @Test func `under the null hypothesis small p-values are as rare as they say`() throws {
    // Given 200 sets of 4 × 3 runs, all of one distribution.
    var stream = RandomStream(seed: Seed(7), purpose: "null")
    let labels = (0..<12).map { $0 / 3 }
    var rejected = 0
    for _ in 0..<200 {
      let samples = labels.map { _ in (0..<20).map { _ in Double(stream.below(30)) } }
      let test = try SameDistributionTest(samples, labels: labels, permutations: 199)
      if test.pValue <= 0.05 { rejected += 1 }
    }

    // 200 · 0.05 = 10 expected, standard deviation 3.1; 22 is almost four of them above.
    #expect(rejected < 22)
  }

  @Test func `the same seed gives the same p-value and labels' names do not matter`() throws {
    let first = try SameDistributionTest(Self.apart, labels: [0, 0, 0, 1, 1, 1])
    let second = try SameDistributionTest(Self.apart, labels: [7, 7, 7, 3, 3, 3])

    #expect(first == second)
  }

  @Test func `the distance of runs with layers is the mean over their layers`() throws {
    let layers = Self.apart.map { [$0, [1, 2, 3]] }
    let test = try SameDistributionTest(layers: layers, labels: [0, 0, 0, 1, 1, 1])

    #expect(isClose(test.between, to: 0.8055555555555556 / 2, relative: 1e-14))
  }

  @Test func `one label, or one run of each, is refused`() {
    #expect(throws: StatisticsError.self) {
      try SameDistributionTest([[1], [2]], labels: [0, 0])
    }
    #expect(throws: StatisticsError.self) {
      try SameDistributionTest([[1], [2]], labels: [0, 1])
    }
    #expect(throws: StatisticsError.self) { try SameDistributionTest([[1], [2]], labels: [0]) }
  }
}
