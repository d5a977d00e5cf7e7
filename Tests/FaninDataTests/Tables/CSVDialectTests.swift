import FaninData
import Foundation
import Testing

struct CSVDialectTests {
  /// One table as different programs write it, and what it must be taken for.
  struct Flavour: CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var dialect: CSVDialect

    init(_ name: String, _ bytes: [UInt8], _ dialect: CSVDialect) {
      testDescription = name
      self.bytes = bytes
      self.dialect = dialect
    }

    init(_ name: String, _ text: String, _ dialect: CSVDialect) {
      self.init(name, Array(text.utf8), dialect)
    }
  }

  private static let plain = "x,y,class\n5.1,0.2,a\n4.9,30,b\n-5.0,1e-1,a\n"
  private static let rows: [[Float]] = [[-5, 0.1, 0], [4.9, 30, 1], [5.1, 0.2, 0]]

  /// The text in two bytes a unit.
  private static func utf16(_ text: String, isLittleEndian: Bool) -> [UInt8] {
    ("\u{feff}" + text).utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xff)]
      return isLittleEndian ? bytes.reversed() : bytes
    }
  }

  static let flavours: [Flavour] = [
    Flavour("RFC 4180, pandas, readr, W&B", plain, CSVDialect()),
    Flavour(
      "Excel where commas are decimal", "x;y;class\r\n5,1;0,2;a\r\n4,9;30;b\r\n-5,0;1e-1;a\r\n",
      CSVDialect(separator: .semicolon, decimalMark: .comma)),
    Flavour(
      "R's write.csv2 without row names",
      "\"x\";\"y\";\"class\"\n5,1;0,2;\"a\"\n4,9;30;\"b\"\n-5;0,1;\"a\"\n",
      CSVDialect(separator: .semicolon, decimalMark: .comma)),
    Flavour(
      "semicolons and points", plain.replacing(",", with: ";"), CSVDialect(separator: .semicolon)),
    Flavour("a sep= line", "sep=,\r\n" + plain, CSVDialect()),
    Flavour(
      "a sep= line of semicolons", "\"sep=;\"\n" + plain.replacing(",", with: ";"),
      CSVDialect(separator: .semicolon)),
    Flavour(
      "tabs", plain.replacing(",", with: "\t"), CSVDialect(separator: .tab)),
    Flavour(
      "bars, decimal commas", "x|y|class\n5,1|0,2|a\n4,9|30|b\n-5,0|1e-1|a\n",
      CSVDialect(separator: .bar, decimalMark: .comma)),
    Flavour(
      "quoted decimal commas",
      "x,y,class\n\"5,1\",\"0,2\",a\n\"4,9\",30,b\n\"-5,0\",\"0,1\",a\n",
      CSVDialect(decimalMark: .comma)),
    Flavour(
      "a comma at every line's end", plain.replacing("\n", with: ",\n"),
      CSVDialect(endsInSeparator: true)),
    Flavour("UTF-8 with a mark", "\u{feff}" + plain, CSVDialect(encoding: .markedUTF8)),
    Flavour(
      "Excel's Unicode text", utf16(plain.replacing(",", with: "\t"), isLittleEndian: true),
      CSVDialect(separator: .tab, encoding: .littleEndianUTF16)),
    Flavour(
      "UTF-16, big-endian", utf16(plain, isLittleEndian: false),
      CSVDialect(encoding: .bigEndianUTF16)),
  ]

  @Test(arguments: flavours)
  func `a table is the same whatever program wrote it, and the reader says what it took it for`(
    flavour: Flavour
  ) throws {
    let table = OwnTable(flavour.bytes)

    #expect(try table.rows() == Self.rows)
    #expect(try table.account()?.dialect == flavour.dialect)
  }

  @Test(arguments: flavours)
  func `rows of text come with points, for whoever imports them`(flavour: Flavour) throws {
    let rows = try TextRows(flavour.bytes, file: "t.csv")

    #expect(rows.columns.prefix(3) == ["x", "y", "class"])
    #expect(rows.rows.map { Double($0.fields[0]) } == [5.1, 4.9, -5])
    #expect(rows.rows.map { Double($0.fields[1]) } == [0.2, 30, 0.1])
    #expect(rows.dialect == flavour.dialect)
  }

  @Test func `lines are counted from the first of the file, a sep= line included`() throws {
    let table = OwnTable("sep=;\nx;class\n1;a\nno;b\n")

    #expect(try table.refusal() == .init(line: 4, flaw: .text("no", column: "x")))
  }

  @Test func `a column without a name is kept for nobody to ask for`() throws {
    let rows = try TextRows(Array(",profile,seed\n0,uniform,1\n1,uniform,2\n".utf8), file: "t.csv")

    #expect(rows.columns == ["", "profile", "seed"])
    #expect(rows.rows.map(\.fields.count) == [3, 3])
  }

  /// What is unclear is refused, with its cause.
  static let refused: [(text: String, line: Int?, flaw: DataFlaw)] = [
    ("x,y,class\r1,2,a\r2,3,b\r", 1, .bareCarriageReturn),
    ("x,class\n1,a\n2,b\r3,a\n", 3, .bareCarriageReturn),
    // 1234 or 1.234?
    ("x,class\n\"1,234\",a\n\"2,345\",b\n", 2, .unclearComma("1,234")),
    ("x,class\n\"1,234,567\",a\n2,b\n", 2, .text("1,234,567", column: "x")),
    // Both cut every line in two.
    ("a;b,c\n1;2,3\n4;5,6\n", 1, .unclearSeparator([.comma, .semicolon])),
    ("x;class\n1,5;a\n2.5;b\n", 3, .otherDecimalMark("2.5", column: "x", first: 2)),
    ("x;class\n1.5;a\n2,5;b\n", 3, .otherDecimalMark("2,5", column: "x", first: 2)),
    ("x;class\n1.234,5;a\n2;b\n", 2, .text("1.234,5", column: "x")),
  ]

  @Test(arguments: refused)
  func `what is unclear is refused`(text: String, line: Int?, flaw: DataFlaw) throws {
    #expect(try OwnTable(text).refusal() == .init(line: line, flaw: flaw))
  }

  @Test func `a comma that cannot group thousands makes the others certain`() throws {
    let table = OwnTable("x,class\n\"1,234\",a\n\"0,5\",b\n\"2,25\",a\n")

    #expect(try table.rows() == [[0.5, 1], [1.234, 0], [2.25, 0]])
  }

  @Test func `a dialect is told in words`() {
    let dialect = CSVDialect(
      separator: .tab, decimalMark: .comma, encoding: .littleEndianUTF16, hasHeader: false,
      endsInSeparator: true)

    #expect(CSVDialect().description == "separated by ',', decimal points, UTF-8, a header line")
    #expect(
      dialect.description
        == "separated by tabs, decimal commas, UTF-16, little-endian, no header line, "
        + "a separator at the end of every line")
  }
}
