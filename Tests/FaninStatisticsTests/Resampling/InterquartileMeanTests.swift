import FaninStatistics
import Testing

struct InterquartileMeanTests {
  @Test func `the outer quarters do not matter`() throws {
    let plain = try InterquartileMean([[1, 2], [3, 4], [5, 6], [7, 8]])
    let wild = try InterquartileMean([[-1e9, -50], [3, 4], [5, 6], [1e9, 8]])

    #expect(plain.estimate == 4.5 && wild.estimate == 4.5)
    #expect(plain.interval == nil)
  }

  @Test func `one run has an interval of no width`() throws {
    let mean = try InterquartileMean([[0.2, 0.5, 0.9]], resamples: 50)

    #expect(mean.interval?.low == mean.estimate && mean.interval?.high == mean.estimate)
  }

  @Test(arguments: [[], [[]], [[1, 2], [3]], [[.nan]]] as [[[Double]]])
  func `what is no table of scores is refused`(scores: [[Double]]) {
    #expect(throws: StatisticsError.self) { try InterquartileMean(scores) }
    #expect(throws: StatisticsError.self) { try ProbabilityOfImprovement.estimate(scores, [[1]]) }
  }

  @Test func `improvement one way and the other add up to one`() throws {
    let x = [[0.2, 0.5], [0.3, 0.6], [0.1, 0.7]]
    let y = [[0.25, 0.45], [0.2, 0.6]]
    let there = try ProbabilityOfImprovement.estimate(x, y)
    let back = try ProbabilityOfImprovement.estimate(y, x)

    // Twelfths, each rounded once.
    #expect((there + back - 1).magnitude < 1e-15)
  }
}
