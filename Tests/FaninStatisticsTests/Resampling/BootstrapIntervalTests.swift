import FaninRandom
import FaninStatistics
import FaninTestSupport
import Testing

struct BootstrapIntervalTests {
  static let x = [0.62, 0.71, 0.55, 0.9, 0.48, 0.66, 0.59, 0.73, 0.81, 0.64, 0.52, 1.35]

  @Test(arguments: BootstrapStatistic.allCases)
  func `the same seed gives the same interval around the estimate`(
    statistic: BootstrapStatistic
  ) throws {
    let first = try BootstrapInterval.bca(Self.x, statistic: statistic, seed: Seed(5))
    let second = try BootstrapInterval.bca(Self.x, statistic: statistic, seed: Seed(5))

    let interval = try #require(first.interval)
    #expect(first.interval == second.interval)
    #expect(interval.low < first.estimate && first.estimate < interval.high)
  }

  @Test(arguments: BootstrapStatistic.allCases)
  func `offset and unit move the interval with the data`(statistic: BootstrapStatistic) throws {
    // Multiples of 2⁻¹⁰ stay exact at an offset of 2³⁰.
    let x = [3.0, -7, 12, 0, 5, -2, 9, 1, 4, 30].map { $0 * 0x1p-10 }
    let offset = statistic == .standardDeviation ? 0 : 0x1p30
    let plain = try BootstrapInterval.bca(x, statistic: statistic)
    let moved = try BootstrapInterval.bca(x.map { $0 + 0x1p30 }, statistic: statistic)
    let scaled = try BootstrapInterval.bca(x.map { $0 * 0x1p600 }, statistic: statistic)

    let (there, here) = (try #require(moved.interval), try #require(plain.interval))
    // The offset rounds the ends to 2⁻²³.
    #expect(isClose(there.low - offset, to: here.low, absolute: 0x1p-22))
    #expect(isClose(there.high - offset, to: here.high, absolute: 0x1p-22))
    #expect(scaled.interval?.high == here.high * 0x1p600)
  }

  @Test func `pairs are resampled by their differences`() throws {
    let y = Self.x.map { $0 / 2 }
    let paired = try BootstrapInterval.bca(paired: Self.x, y)
    let differences = try BootstrapInterval.bca(zip(Self.x, y).map { $0 - $1 })

    #expect(
      isClose(
        try #require(paired.interval).low, to: try #require(differences.interval).low,
        relative: 1e-14))
  }

  // A resample's median differs only where the one untied observation is drawn ten times of twenty:
  // a binomial tail below 1e-8, and never with this seed.
  @Test func `resamples that are all equal give no interval, and say so`() throws {
    let tied = [Double](repeating: 0.5, count: 19) + [0.75]
    let median = try BootstrapInterval.bca(tied, statistic: .median)
    let line =
      #"{"procedure": "bootstrap_bca", "inputs": {"x": \#(tied)}, "options": {"statistic": "median"}}"#

    #expect(median.estimate == 0.5)
    #expect(median.interval == nil)
    #expect(
      StatisticsRequest.answer(line)
        == #"{"id": null, "result": {"estimate": 0.5, "ci_low": null, "ci_high": null, "degenerate": true}}"#
    )
    #expect(try BootstrapInterval.bca(tied, statistic: .mean).interval != nil)
  }

  @Test func `nine observations, no variation and no resamples are refused`() {
    #expect(throws: StatisticsError.self) { try BootstrapInterval.bca(Array(Self.x.prefix(9))) }
    #expect(throws: StatisticsError.self) {
      try BootstrapInterval.bca([Double](repeating: 0.1, count: 12))
    }
    #expect(throws: StatisticsError.self) { try BootstrapInterval.bca(Self.x, resamples: 0) }
  }

  @Test func `a constant sample is refused as such, however small`() {
    for count in [3, 30] {
      let line =
        #"{"procedure": "bootstrap_bca", "inputs": {"x": \#([Double](repeating: 0.1, count: count))}}"#

      #expect(StatisticsRequest.answer(line).hasSuffix(#""error_kind": "zero_variance"}"#))
    }
  }
}
