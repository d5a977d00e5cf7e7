import FaninReport
import Testing

struct TableTests {
  @Test func `every row has as many cells as there are columns`() {
    var table = Table([.left("profile"), .right("n")])

    table.append(["uniform"])
    table.append(["dense", "5", "more"])

    #expect(table.rows == [["uniform", ""], ["dense", "5"]])
    #expect(table.columns.map(\.alignment) == [.left, .right])
  }
}
