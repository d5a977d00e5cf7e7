import FaninStatistics
import FaninTestSupport
import Testing

struct EquivalencePowerTests {
  // The design's table: pairs for 80 % power at true difference 0, margins in standard deviations.
  @Test(arguments: [(2.0, 4), (1, 11), (0.5, 36), (0.25, 139)])
  func `the pairs needed grow as the margin shrinks`(margin: Double, expected: Int) throws {
    #expect(try EquivalencePower.count(margin: margin) == expected)
  }

  // SciPy 1.17.1: quad over s of chi(9, scale=1/3).pdf(s) (2 Φ(√10 − t(0.95; 9) s) − 1), tolerance
  // 1e-13.
  @Test func `power is the integral over the standard deviation`() throws {
    let power = try EquivalencePower.power(count: 10, margin: 1)

    #expect(isClose(power, to: 0.7952072667058986, absolute: 1e-12))
  }

  @Test func `a margin of zero is refused`() {
    #expect(throws: StatisticsError.self) { try EquivalencePower.count(margin: 0) }
  }
}
