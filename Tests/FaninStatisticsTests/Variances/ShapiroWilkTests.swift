import FaninStatistics
import FaninTestSupport
import Testing

struct ShapiroWilkTests {
  @Test func `three observations half apart from two have the least W`() throws {
    // W of {a, a, b} is 3/4, where Royston's p is 0.
    let test = try ShapiroWilk([0, 0, 1])

    #expect(isClose(test.w, to: 0.75, relative: 1e-15))
    #expect(isClose(test.pValue, to: 0, absolute: 1e-15))
  }

  @Test func `offset and unit change nothing`() throws {
    let x = [3.0, -7, 12, 0, 5, -2, 9, 1]
    let plain = try ShapiroWilk(x)
    let moved = try ShapiroWilk(x.map { ($0 + 0x1p40) * 0x1p-300 })

    #expect(moved.w == plain.w && moved.pValue == plain.pValue)
  }

  @Test func `two, constant, and more than five thousand observations are refused`() {
    let many = (0...5000).map(Double.init)
    for x in [[1, 2], [1, 1, 1], many] {
      #expect(throws: StatisticsError.self) { try ShapiroWilk(x) }
    }
  }
}
