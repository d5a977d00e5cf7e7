import FaninStatistics
import FaninTestSupport
import Testing

struct CurveIntervalTests {
  @Test func `every point has its mean and t interval`() throws {
    let curve = try CurveInterval([[1, 2, 4], [2, 2.5, 4], [4, 3, 4]])

    // SciPy 1.17.1: mean ± t.ppf(0.975, 2) · std(ddof=1) / √3.
    let low = [-1.461249700263426, 1.2579311441248349, 4]
    let high = [6.1279163669300925, 3.742068855875165, 4]
    #expect(isClose(curve.means[0], to: 7.0 / 3, relative: 1e-15))
    for point in 0..<3 {
      #expect(isClose(curve.intervals[point].low, to: low[point], relative: 1e-12))
      #expect(isClose(curve.intervals[point].high, to: high[point], relative: 1e-12))
    }
  }

  @Test func `a single curve has no intervals`() throws {
    let curve = try CurveInterval([[1, 2]])

    #expect(curve.means == [1, 2] && curve.intervals.isEmpty)
  }

  @Test func `curves of different lengths are refused`() {
    #expect(throws: StatisticsError.self) { try CurveInterval([[1, 2], [1]]) }
    #expect(throws: StatisticsError.self) { try CurveInterval([]) }
  }
}
