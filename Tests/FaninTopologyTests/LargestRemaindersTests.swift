import FaninTopology
import Testing

struct LargestRemaindersTests {
  @Test func `the largest remainders are rounded up`() {
    let counts = LargestRemainders.round([1.2, 2.7, 0.6, 1.5], total: 6, ties: .first) { _ in 9 }

    #expect(counts == [1, 3, 1, 1])
  }

  @Test func `equal remainders are served from the asked end`() {
    let shares = [0.5, 0.5, 0.5, 0.5]

    #expect(LargestRemainders.round(shares, total: 2, ties: .first) { _ in 1 } == [1, 1, 0, 0])
    #expect(LargestRemainders.round(shares, total: 2, ties: .last) { _ in 1 } == [0, 0, 1, 1])
  }

  @Test func `no share passes its limit, even when the sum is off by rounding`() {
    #expect(LargestRemainders.round([2, 1.999], total: 4, ties: .first) { _ in 2 } == [2, 2])
    #expect(
      LargestRemainders.round([2, 1, 1], total: 3, ties: .first) { _ in 2 }.reduce(0, +) == 3)
  }
}
