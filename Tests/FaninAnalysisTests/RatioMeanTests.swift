import FaninAnalysis
import FaninTestSupport
import Testing

struct RatioMeanTests {
  @Test func `half and double are 1 together`() throws {
    let mean = try #require(RatioMean([0.5, 2], confidence: 0.95))

    #expect(isClose(mean.mean, to: 1, absolute: 1e-15))
  }

  // Expected: SciPy, exp of scipy.stats.t.interval(0.95, 2, mean(log x), sem(log x)) for x = 1, 2, 4.
  @Test func `the interval is that of the logarithms`() throws {
    let mean = try #require(RatioMean([1, 2, 4], confidence: 0.95))
    let interval = try #require(mean.interval)

    #expect(isClose(mean.mean, to: 2, absolute: 1e-14))
    #expect(isClose(interval.low, to: 0.35746, absolute: 1e-4))
    #expect(isClose(interval.high, to: 11.19, absolute: 1e-4))
  }

  @Test func `what has no logarithm has no mean`() {
    #expect(RatioMean([], confidence: 0.95) == nil)
    #expect(RatioMean([1, 0], confidence: 0.95) == nil)
    #expect(RatioMean([3], confidence: 0.95)?.interval == nil)
  }
}
