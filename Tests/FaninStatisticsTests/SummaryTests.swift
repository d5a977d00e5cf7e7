import FaninStatistics
import Testing

struct SummaryTests {
  @Test func `one observation has a mean and no standard deviation`() throws {
    let summary = try Summary([0.25])

    #expect(summary.count == 1 && summary.mean == 0.25 && summary.standardDeviation == nil)
  }

  @Test(arguments: [(0.0, 0), (0x1p30, 0), (0, 600), (0, -600), (0, -1060)])
  func `offset and scale lose no digit`(offset: Double, exponent: Int) throws {
    // 1, 2, 3, 4, 5: mean 3, variance 5/2.
    let unit = Double(sign: .plus, exponent: exponent, significand: 1)
    let summary = try Summary([1, 2, 3, 4, 5].map { ($0 + offset) * unit })

    #expect(summary.mean == (3 + offset) * unit)
    #expect(summary.standardDeviation == 2.5.squareRoot() * unit)
  }

  @Test func `equal values have a standard deviation of zero`() throws {
    #expect(try Summary([0.1, 0.1, 0.1]).standardDeviation == 0)
  }

  @Test(arguments: [[], [1, .nan], [-.infinity]] as [[Double]])
  func `nothing, and what is not finite, is refused`(x: [Double]) {
    #expect(throws: StatisticsError.self) { try Summary(x) }
  }
}
