import FaninStatistics
import FaninTestSupport
import Testing

struct FDistributionTests {
  // mpmath 1.3.0 at 50 digits: the continued fraction DLMF 8.17.22.
  @Test(arguments: [
    (2, 12, 9.8, 0.0029989206906525148468),
    (1, 199_998, 1369, 1.1834305529103458685e-298),
    (7, 100_000, 200, 4.7853500265780751694e-296),
    (3.5, 2.25, 1e6, 1.9860757203922424816e-7),
    (50, 60, 1e-3, 1),
  ])
  func `has tails right to the smallest number`(
    numerator: Double, denominator: Double, f: Double, expected: Double
  ) {
    let distribution = FDistribution(numerator: numerator, denominator: denominator)

    // An exponent near 700 costs 700 · 1.1e-16 for each unit in its last place.
    #expect(isClose(distribution.upperTail(f), to: expected, relative: 1e-12))
  }

  @Test func `is certain at zero and impossible at infinity`() {
    let distribution = FDistribution(numerator: 3, denominator: 8)

    #expect(distribution.upperTail(0) == 1)
    #expect(distribution.upperTail(.infinity) == 0)
  }
}
