import FaninStatistics
import FaninTestSupport
import Testing

struct StudentizedRangeTests {
  // mpmath 1.3.0 at 40 digits: trapezoid sums of the formula, the difference of powers by expm1 and log1p.
  @Test(arguments: [
    (4, 3.633, 0.0500149789953780211),
    (10, 20, 9.39819412693143332e-44),
    (3, 45, 1.03360465813938053e-221),
    (2, 0.01, 0.99435815117996845),
    (50, 5, 0.210145378717621182),
  ])
  func `has an upper tail right to the smallest number`(
    groups: Int, q: Double, expected: Double
  ) {
    // Exponents to 500, each unit in the last place of which costs 500 · 1.1e-16.
    #expect(
      isClose(StudentizedRange(groups: groups).upperTail(q), to: expected, relative: 1e-12))
  }

  @Test(arguments: [0.0, -1])
  func `is certain from zero down`(q: Double) {
    #expect(StudentizedRange(groups: 3).upperTail(q) == 1)
  }
}
