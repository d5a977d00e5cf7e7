import FaninStatistics
import FaninTestSupport
import Testing

struct FriedmanTests {
  @Test func `blocks that all agree have full concordance and an infinite F`() throws {
    let test = try Friedman([[1, 2, 3], [4, 5, 6], [0, 1, 9]])

    #expect(test.concordance == 1)
    #expect(test.chiSquared == 6)
    #expect(test.f == .infinity && test.fPValue == 0)
  }

  @Test func `blocks of ties alone, ragged blocks and single blocks are refused`() {
    for blocks in [[[1, 1], [2, 2]], [[1, 2], [1, 2, 3]], [[1, 2, 3]], []] as [[[Double]]] {
      #expect(throws: StatisticsError.self) { try Friedman(blocks) }
    }
  }

  @Test func `with two treatments it is the sign test's chi-squared`() throws {
    // Four of five blocks prefer the second: χ² = (4 − 1)²/5.
    let test = try Friedman([[1, 2], [1, 2], [1, 2], [1, 2], [2, 1]])

    #expect(isClose(test.chiSquared, to: 1.8, relative: 1e-15))
  }
}
