import FaninStatistics
import FaninTestSupport
import Testing

struct MannWhitneyTests {
  @Test func `swapping the samples swaps the statistics and keeps the p-value`() throws {
    let x = [3.0, 4, 4, 5, 6, 6, 7]
    let y = [1.0, 2, 4, 4, 5, 3]
    for method in RankTestMethod.allCases {
      let there = try MannWhitney(x, y, method: method)
      let back = try MannWhitney(y, x, method: method)

      #expect(back.u1 == there.u2 && back.u2 == there.u1)
      #expect(isClose(back.pValue, to: there.pValue, relative: 1e-15))
      #expect(
        isClose(
          try MannWhitney(y, x, alternative: .less, method: method).pValue,
          to: try MannWhitney(x, y, alternative: .greater, method: method).pValue,
          relative: 1e-15))
    }
  }

  @Test func `exact and asymptotic p-values agree for many observations`() throws {
    let x = (0..<90).map { Double($0 * 41 % 97) }
    let y = (0..<80).map { Double($0 * 53 % 89) + 6 }
    let exact = try MannWhitney(x, y, method: .exact)
    let asymptotic = try MannWhitney(x, y, method: .asymptotic)

    #expect(isClose(exact.pValue, to: asymptotic.pValue, relative: 0.02))
  }

  @Test func `all values equal give one exactly and no asymptotic answer`() throws {
    #expect(try MannWhitney([1, 1], [1, 1, 1], method: .exact).pValue == 1)
    #expect(throws: StatisticsError.self) {
      try MannWhitney([1, 1], [1, 1, 1], method: .asymptotic)
    }
  }

  @Test func `complete separation has the probability of one split`() throws {
    let x = (0..<20).map(Double.init)
    let test = try MannWhitney(x.map { $0 + 100 }, x, alternative: .greater, method: .exact)

    // C(40, 20) = 137 846 528 820.
    #expect(isClose(test.pValue, to: 1 / 137_846_528_820, relative: 1e-15))
    #expect(test.probabilityOfSuperiority == 1)
  }
}
