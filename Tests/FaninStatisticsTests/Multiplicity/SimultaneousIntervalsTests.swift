import FaninRandom
import FaninStatistics
import FaninTestSupport
import Testing

/// Expected numbers: NumPy 2.4 and SciPy, from the definitions.
struct SimultaneousIntervalsTests {
  private static func comparison(_ differences: [Double]) -> SimultaneousIntervals.Comparison {
    SimultaneousIntervals.Comparison(
      seeds: differences.indices.map { Seed(UInt64($0)) }, differences: differences)
  }

  private static let first = [0.2, -0.1, 0.4, 0.3, 0.1, 0.5, 0.25]
  private static let second = [1.0, 0.3, 0.8, 0.9, 1.4, 0.2, 0.6]

  @Test func `signs of one seed flip together`() throws {
    let family = try SimultaneousIntervals(
      [SimultaneousIntervalsTests.first, SimultaneousIntervalsTests.second].map(
        SimultaneousIntervalsTests.comparison))

    #expect(family.method == .maximumT)
    #expect(family.isExact)
    #expect(family.flips == 64)
    #expect(isClose(family.intervals[0].low, to: 0.014_641_723_845_351_673, relative: 1e-12))
    #expect(isClose(family.intervals[0].high, to: 0.456_786_847_583_219_75, relative: 1e-12))
    #expect(isClose(family.intervals[1].low, to: 0.277_009_099_318_805_46, relative: 1e-12))
  }

  @Test func `few pairs share alpha instead`() throws {
    let family = try SimultaneousIntervals(
      [SimultaneousIntervalsTests.comparison(Array(SimultaneousIntervalsTests.first.prefix(5)))],
      familySize: 3)

    #expect(family.method == .bonferroni)
    #expect(isClose(family.intervals[0].low, to: -0.160_719_736_380_948_44, relative: 1e-12))
    #expect(isClose(family.intervals[0].high, to: 0.520_719_736_380_948_4, relative: 1e-12))
  }

  @Test func `a family of one has its own t interval`() throws {
    let values = SimultaneousIntervalsTests.first
    let family = try SimultaneousIntervals([SimultaneousIntervalsTests.comparison(values)])
    let own = try TTest.oneSample(values).interval

    #expect(isClose(family.intervals[0].low, to: own.low, relative: 1e-14))
    #expect(isClose(family.intervals[0].high, to: own.high, relative: 1e-14))
  }
}
