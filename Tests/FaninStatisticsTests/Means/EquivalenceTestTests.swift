import FaninStatistics
import Testing

struct EquivalenceTestTests {
  static let x = [0.8843, 0.8851, 0.8829, 0.8867, 0.8838, 0.8845]
  static let y = [0.8832, 0.8853, 0.8821, 0.885, 0.8835, 0.8829]

  @Test(arguments: [0.0005, 0.001, 0.0015, 0.002, 0.005])
  func `equivalence is shown exactly when the interval lies within the bounds`(
    bound: Double
  ) throws {
    for test in [
      try EquivalenceTest.paired(Self.x, Self.y, low: -bound, high: bound),
      try EquivalenceTest.welch(Self.x, Self.y, low: -bound, high: bound),
    ] {
      let isInside = test.interval.low > -bound && test.interval.high < bound

      #expect(test.isEquivalent == isInside)
      #expect(test.isEquivalent == (test.pValue < 0.05))
      #expect(test.pValue == max(test.pLower, test.pUpper))
    }
  }

  @Test(arguments: [(0.005, -0.005), (0.001, 0.001), (-.infinity, 0.1), (.nan, 0.1)])
  func `bounds out of order or infinite are refused`(low: Double, high: Double) {
    #expect(throws: StatisticsError.self) {
      try EquivalenceTest.paired(Self.x, Self.y, low: low, high: high)
    }
  }

  @Test(arguments: [0, 0.5, 1, .nan])
  func `a level outside 0 to one half is refused`(alpha: Double) {
    #expect(throws: StatisticsError.self) {
      try EquivalenceTest.welch(Self.x, Self.y, low: -1, high: 1, alpha: alpha)
    }
  }
}
