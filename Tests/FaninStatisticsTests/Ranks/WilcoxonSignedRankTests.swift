import FaninStatistics
import FaninTestSupport
import Testing

struct WilcoxonSignedRankTests {
  @Test func `exact and asymptotic p-values agree for many pairs`() throws {
    let x = (0..<400).map { Double($0 * 157 % 401) }
    let y = (0..<400).map { Double($0 * 71 % 401) + 12 }
    let exact = try WilcoxonSignedRank(x, y, method: .exact)
    let asymptotic = try WilcoxonSignedRank(x, y, method: .asymptotic, continuity: true)

    // The normal approximation's next term is of order 1/n.
    #expect(isClose(exact.pValue, to: asymptotic.pValue, relative: 0.01))
    #expect(exact.wPlus == asymptotic.wPlus)
  }

  @Test func `swapping the samples swaps the rank sums`() throws {
    let x = [5.0, 7, 3, 9, 6, 6, 8]
    let y = [4.0, 6, 3, 6, 7, 5, 6]
    let there = try WilcoxonSignedRank(x, y)
    let back = try WilcoxonSignedRank(y, x)

    #expect(back.wPlus == there.wMinus && back.wMinus == there.wPlus)
    #expect(back.pValue == there.pValue)
    #expect(back.estimate == -there.estimate)
  }

  @Test func `decimal ties and zeros are seen through rounding`() throws {
    // Differences 0.1, 0.1, 0.1, 0 of decimals; in binary all four differ.
    let test = try WilcoxonSignedRank([0.4, 0.9, 1.1, 0.3], [0.3, 0.8, 1.0, 0.1 + 0.2])

    #expect(test.countUsed == 3)
    #expect(test.wPlus == 6 && test.wMinus == 0)
    #expect(test.pValue == 0.25)
  }

  @Test func `the centre is the median of the means of two`() throws {
    // Means of two of 1, 2, 6: 1, 1.5, 2, 3.5, 4, 6.
    let test = try WilcoxonSignedRank([1, 2, 6], [0, 0, 0])

    #expect(test.estimate == 2.75)
    #expect(try WilcoxonSignedRank([0.7], [0]).estimate == 0.7)
    #expect(try WilcoxonSignedRank([0, 0], [0.7, 0.3]).estimate == -0.5)
  }

  // Source: a case with its right values, computed by hand from the definition: without the five
  // zeros the median of the means of two is 0.5, with them 0.25.
  @Test func `zeros dropped from the p-value are dropped from the estimate`() throws {
    let x = [0, 0, 0, 0.5, 0.5, 1, -0.5, -1, 1.5, -1.5, 0.5, 0, 1, -0.5, 2, 0, 0.5, -1, 1, 0.5]
    let zeros = [Double](repeating: 0, count: 20)
    let dropped = try WilcoxonSignedRank(x, zeros)
    let without = try WilcoxonSignedRank(x.filter { $0 != 0 }, Array(zeros.prefix(15)))

    #expect(dropped.pValue == 0.30718994140625)
    #expect(dropped.estimate == 0.5)
    #expect(dropped.pValue == without.pValue && dropped.estimate == without.estimate)
    #expect(try WilcoxonSignedRank(x, zeros, zeros: .pratt).estimate == 0.25)
  }

  @Test func `zeros alone are refused`() {
    #expect(throws: StatisticsError.self) { try WilcoxonSignedRank([1, 2], [1, 2]) }
  }

  @Test func `a hundred thousand pairs take the asymptotic way`() throws {
    let x = (0..<100_000).map { Double($0 % 977) }
    let y = (0..<100_000).map { Double($0 % 983) }
    let test = try WilcoxonSignedRank(x, y)

    #expect(test.method == .asymptotic)
    #expect(test.pValue > 0 && test.pValue <= 1)
  }
}
