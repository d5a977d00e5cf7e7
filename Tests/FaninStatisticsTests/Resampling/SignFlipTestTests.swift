import FaninRandom
import FaninStatistics
import FaninTestSupport
import Testing

struct SignFlipTestTests {
  @Test(arguments: [1, 2, 5, 12, 20, 44])
  func `differences of one sign give the smallest p-value there is`(count: Int) throws {
    let x = (1...count).map { Double($0) / 10 }
    let y = [Double](repeating: 0, count: count)
    let test = try SignFlipTest.exact(x, y)

    #expect(test.pValue == min(1, Double(sign: .plus, exponent: 1 - count, significand: 1)))
    #expect(test.pValue == SignFlipTest.smallestPValue(pairs: count))
    #expect(test.permutations == 1 << count)
    #expect(try SignFlipTest.exact(x, y, alternative: .greater).pValue * 2 >= test.pValue)
  }

  @Test func `identical pairs give a p-value of one`() throws {
    let x = [0.3, 0.1, 0.2]

    #expect(try SignFlipTest.exact(x, x).pValue == 1)
    #expect(try SignFlipTest.monteCarlo(x, x, permutations: 100).pValue == 1)
  }

  @Test func `sums that tie in decimal tie in binary`() throws {
    // 0.1 + 0.2 − 0.3 is 5.6e-17 in binary: with both signs of 0 that is six of eight sums ≥ 0.
    let test = try SignFlipTest.exact([0.1, 0.2, 0], [0, 0, 0.3], alternative: .greater)

    // The sums are ±0.6, ±0.4, ±0.2, 0, 0; five of them reach 0.
    #expect(test.pValue == 5.0 / 8)
  }

  @Test func `drawing at random comes within its error of counting`() throws {
    let x = [0.8843, 0.8851, 0.8829, 0.8867, 0.8838, 0.8845, 0.8872, 0.8831, 0.8859, 0.884]
    let y = [0.8832, 0.8853, 0.8821, 0.885, 0.8835, 0.8829, 0.8866, 0.8834, 0.8841, 0.8836]
    let exact = try SignFlipTest.exact(x, y)
    let drawn = try SignFlipTest.monteCarlo(x, y, permutations: 20_000, seed: Seed(3))

    // Four standard errors.
    #expect(isClose(drawn.pValue, to: exact.pValue, absolute: 4 * drawn.monteCarloError))
    #expect(drawn.estimate == exact.estimate)
    #expect(
      try SignFlipTest.monteCarlo(x, y, permutations: 20_000, seed: Seed(3)).pValue
        == drawn.pValue)
  }

  @Test func `more pairs than can be counted are refused`() {
    let x = (0..<45).map(Double.init)

    #expect(throws: StatisticsError.self) { try SignFlipTest.exact(x, x) }
  }
}
