import FaninData
import FaninRandom
import Testing

struct TableHeaderTests {
  /// Headerless tables of the UCI repository, and the label that somebody may name by mistake.
  static let headerless: [(label: String, text: String)] = [
    ("Iris-setosa", "5.1,3.5,1.4,0.2,Iris-setosa\n4.9,3.0,1.4,0.2,Iris-setosa\n7,3,4,1,Iris-v\n\n"),
    ("1", "1,14.23,1.71,2.43\n1,13.2,1.78,2.14\n2,12.37,.94,1.36\n"),
    ("<=50K", "39, State-gov, 77516, Bachelors, <=50K\n50, ?, 83311, Bachelors, <=50K\n"),
    // Nobody's label, and repeated values.
    ("class", "1,0,0,a\n2,0,1,b\n3,1,0,a\n"),
    // The label of the first line stands for no other.
    ("c", "2.5,1.5,c\n1,2,a\n3,1,b\n"),
  ]

  @Test(arguments: headerless)
  func `a table whose first line is an example is refused`(label: String, text: String) throws {
    #expect(try OwnTable(text, label: label).refusal() == .init(line: 1, flaw: .firstLineIsData))
  }

  @Test func `without a header the columns are counted`() throws {
    let table = OwnTable("5.1,a\n4.9,b\n7,a\n\n", label: "column-2") { $0.header = false }

    #expect(try table.rows() == [[4.9, 1], [5.1, 0], [7, 0]])
    #expect(try table.account()?.dialect?.hasHeader == false)
    #expect(try table.read().dataset(for: Seed(0)).name.contains(", header=false, "))
  }

  @Test func `without a header a trailing separator opens no column`() throws {
    let table = OwnTable("5.1,a,\n4.9,b,\n", label: "column-2") { $0.header = false }

    #expect(try table.rows() == [[4.9, 1], [5.1, 0]])
  }

  /// Names that are numbers: pixels, wavelengths, and whatever a study vouches for.
  @Test(arguments: [
    ("label,0,1,2\n3,7,8,9\n4,7,8,9\n", nil), ("label,400.5,401,3999.9\na,1,2,3\nb,1,2,3\n", nil),
    ("label,7,3,5\na,1,2,3\nb,1,2,3\n", true),
  ])
  func `a header of numbers that ascend, or that the study calls one, is a header`(
    text: String, header: Bool?
  ) throws {
    let table = OwnTable(text, label: "label") { $0.header = header }

    #expect(try table.read().facts.features == 3)
  }

  @Test func `a label of its column's own name is no sign where names stand above numbers`() throws
  {
    let table = OwnTable("x,up\n1,up\n2,down\n3,up\n", label: "up")

    #expect(try table.read().facts.classes == 2)
  }

  @Test(arguments: [
    "\"\",\"x\",\"class\"\n\"1\",1,\"a\"\n\"2\",2,\"b\"\n", ",x,class\n0,1,a\n1,2,b\n",
  ])
  func `row numbers without a name are refused with the ways to leave them out`(
    text: String
  ) throws {
    let refusal = try OwnTable(text).refusal()

    #expect(refusal == .init(line: 1, flaw: .unnamedColumn(number: 1)))
    #expect(refusal?.flaw.description.contains("index=False") == true)
    #expect(refusal?.flaw.description.contains("row.names=FALSE") == true)
  }

  @Test func `R's table with a name less than cells is refused with the same remedy`() throws {
    // write.table(d, sep = ","), whose header has no field for the row names.
    let refusal = try OwnTable("\"x\",\"class\"\n\"1\",5,\"a\"\n\"2\",6,\"b\"\n").refusal()

    #expect(refusal == .init(line: 2, flaw: .cellCount(found: 3, expected: 2)))
    #expect(refusal?.flaw.description.contains("row.names=FALSE") == true)
  }

  @Test func `a named column that counts the rows is told`() throws {
    let text = "Id,x,class\n" + (1...12).map { "\($0),\($0 * $0),\($0 % 2)\n" }.joined()

    #expect(
      try OwnTable(text).account()?.remarks
        == ["column 'Id' counts the rows, and would be learned from"])
  }
}
