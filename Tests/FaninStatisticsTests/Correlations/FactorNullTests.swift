import FaninStatistics
import FaninTestSupport
import Testing

struct FactorNullTests {
  private static let x = [0.0, 0.1, 0.5, 1, 2]
  private static let factors = [1.0, 1.1, 1.5, 2, 3]

  private static func null(rest: [Double]) throws -> FactorNull {
    let units = x.indices.map {
      GroupedCorrelation.Unit(x: [x[$0]], y: [factors[$0] * rest[$0]])
    }
    return try FactorNull([units], factors: [factors.map { [$0] }])
  }

  @Test func `where only the factor speaks, the null is the observed correlation`() throws {
    let null = try FactorNullTests.null(rest: [1.3, 1.3, 1.3, 1.3, 1.3])

    // The factor is x + 1, so r = 1 in every order.
    #expect(isClose(null.mean, to: 1, relative: 1e-12))
    #expect(isClose(null.range.low, to: 1, relative: 1e-12))
    #expect(null.pValue == 1)
  }

  @Test func `a rest that follows x is told from the factor`() throws {
    let null = try FactorNullTests.null(rest: [1, 1.2, 2, 3, 5])

    // The observed order is the most extreme of 120, counted from both sides.
    #expect(null.orders.isExact)
    #expect(null.orders.count == 120)
    #expect(null.pValue <= 0.1)
    #expect(null.mean > 0.1)
  }

  @Test func `a factor of zero is refused`() throws {
    let units = [1.0, 2, 3].map { GroupedCorrelation.Unit(x: [$0], y: [$0]) }

    let error = #expect(throws: StatisticsError.self) {
      try FactorNull([units], factors: [[[1], [0], [1]]])
    }

    #expect(error?.kind == .invalidOption)
  }
}
