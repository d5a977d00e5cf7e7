import FaninData
import Foundation
import Testing

struct MissingValueTests {
  /// As pandas, R, Excel, SQL and UCI spell it.
  @Test(arguments: ["", "?", "NA", "NaN", "nan", "N/A", "#N/A", "NULL", "null", " ? ", "None"])
  func `a missing value among numbers is named, counted and placed`(spelled: String) throws {
    let table = OwnTable("x,y,class\n1,1,a\n2,\(spelled),b\n3,\(spelled),a\n?,4,b\n")

    #expect(
      try table.refusal()
        == .init(
          line: 3,
          flaw: .missingValues(
            column: "y", spelled: spelled.trimmingCharacters(in: .whitespaces), count: 2, rows: 4,
            others: ["x"])))
  }

  @Test func `the refusal names the remedy`() {
    let flaw = DataFlaw.missingValues(
      column: "age", spelled: "?", count: 3, rows: 100, others: ["pay"])

    #expect(
      flaw.description
        == "column 'age' has 3 missing values in 100 rows, '?' the first; so have pay; "
        + "with missing: drop such rows are left out")
  }

  @Test func `rows with a missing value or label are left out, and with them their levels`() throws
  {
    let table = OwnTable("x,c,class\n1,u,a\n2,NA,b\n3,v,\n4,w,b\n,u,d\n") {
      $0.categories = .auto
      $0.missing = .drop
    }

    #expect(try table.rows() == [[1, 1, 0, 0], [4, 0, 1, 1]])
    #expect(try table.account()?.droppedRows == 3)
  }

  @Test func `a category named None is one`() throws {
    let table = OwnTable("x,c,class\n1,None,a\n2,Brick,b\n") { $0.categories = .columns(["c"]) }

    #expect(try table.rows() == [[1, 0, 1, 0], [2, 1, 0, 1]])
  }

  @Test func `a table with no complete row is refused`() throws {
    let table = OwnTable("x,class\n?,a\n?,b\n") { $0.missing = .drop }

    #expect(try table.refusal()?.flaw == .noExamples)
  }
}
