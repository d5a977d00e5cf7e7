import FaninStatistics
import Testing

struct KolmogorovSmirnovTests {
  @Test func `the distance of samples with ties is that of their distribution functions`() throws {
    // SciPy 1.17.1: ks_2samp([1,2,2,3,5,8], [2,3,4,4,9,9,10]).statistic = 3/7.
    let distance = try KolmogorovSmirnov.distance([8, 1, 2, 3, 2, 5], [2, 10, 4, 9, 4, 3, 9])

    #expect(distance == 3.0 / 7)
  }

  @Test func `a sample is at distance 0 from itself and 1 from one beyond it`() throws {
    let x = [3.0, 1, 4, 1, 5]

    #expect(try KolmogorovSmirnov.distance(x, x + x) == 0)
    #expect(try KolmogorovSmirnov.distance(x, [6, 7]) == 1)
  }

  @Test func `the distance is symmetric`() throws {
    let x = (0..<40).map { Double($0 * 7 % 23) }
    let y = (0..<31).map { Double($0 * 5 % 19) + 2 }

    #expect(try KolmogorovSmirnov.distance(x, y) == (try KolmogorovSmirnov.distance(y, x)))
  }

  @Test func `no values and no numbers are refused`() {
    #expect(throws: StatisticsError.self) { try KolmogorovSmirnov.distance([], [1]) }
    #expect(throws: StatisticsError.self) { try KolmogorovSmirnov.distance([1], [.nan]) }
  }
}
