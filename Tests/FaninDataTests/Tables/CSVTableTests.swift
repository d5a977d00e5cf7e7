import FaninData
import FaninTestSupport
import Foundation
import Testing

struct CSVTableTests {
  /// Loads a table from its text.
  private func load(
    _ bytes: [UInt8], label: String = "class", standardize: Bool = false, test: Double = 0.5
  ) throws -> Dataset {
    try withTemporaryFolder { folder in
      try folder.write(bytes, to: "table.csv")
      let library = DataLibrary(directory: folder, studyFolder: folder)
      let source = CSVSource(
        path: "table.csv", label: label, standardize: standardize, test: TestRule(fraction: test))
      return try library.load(library.reference(to: source))
    }
  }

  private func load(
    _ text: String, label: String = "class", standardize: Bool = false, test: Double = 0.5
  ) throws -> Dataset {
    try load(Array(text.utf8), label: label, standardize: standardize, test: test)
  }

  /// All rows of both splits, each with its label, in an order that does not depend on the split.
  private func rows(_ set: Dataset) -> [[Float]] {
    [set.training, set.test].flatMap { split in
      (0..<split.count).map { row in
        split.numbers[row * set.features..<(row + 1) * set.features] + [Float(split.labels[row])]
      }
    }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  @Test func `keeps numbers in column order and names classes in text order`() throws {
    let set = try load("x,class,y\n1,b,2\n3,a,4\n5,c,-6.5e1\n7,b,8\n")

    #expect(rows(set) == [[1, 2, 1], [3, 4, 0], [5, -65, 2], [7, 8, 1]])
    #expect(
      set.facts == DatasetFacts(features: 2, classes: 3, trainingCount: 2, testCount: 2))
  }

  @Test(arguments: [
    "\u{feff}x,class\r\n1,a\r\n2,b\r\n",
    "\"x\",\"class\"\n\"1\",\"a\"\n\"2\",\"b\"",
    " x , class \n 1 , a \n\t2,b \n\n\r\n",
    "x,class\n1.0,\"a\"\r\n+2e0,b",
  ])
  func `byte order mark, CR LF, quotes, spaces and empty last lines change nothing`(
    text: String
  ) throws {
    let set = try load(text)

    #expect(try rows(set) == rows(load("x,class\n1,a\n2,b\n")))
  }

  @Test func `a quoted cell may hold commas, quotes and line ends`() throws {
    let set = try load(
      "x,\"the \"\"class\"\", or\nkind\"\n1,\"a,b\"\n2,\"a\nb\"\n", label: "the \"class\", or\nkind"
    )

    #expect(set.classes == 2)
  }

  @Test func `labels that are all numbers are classes in order of size, each text its own`() throws
  {
    let set = try load("x,class\n1,10\n2,9\n3,9.0\n4,-1\n5,007\n6,7\n7,1e1\n")

    // -1 < 007, 7 < 9, 9.0 < 10, 1e1; texts of one size are in the order of their bytes.
    #expect(rows(set) == [[1, 5], [2, 3], [3, 4], [4, 0], [5, 1], [6, 2], [7, 6]])
  }

  @Test func `a label in two normal forms of Unicode is two classes, and told`() throws {
    let text = "x,class\n1,caf\u{e9}\n2,cafe\u{301}\n3,the\n4,the\n"
    try withTemporaryFolder { folder in
      try folder.write(text, to: "t.csv")
      let library = DataLibrary(directory: folder, studyFolder: folder)
      let account = try #require(
        try library.account(of: library.reference(to: CSVSource(path: "t.csv", label: "class"))))

      #expect(account.classes.map(\.count) == [1, 1, 2])
      #expect(
        account.remarks == [
          "'caf\u{e9}' in column 'class' is spelled in several normal forms of Unicode, which are"
            + " different texts"
        ])
    }
  }

  @Test func `the test split is a fixed draw of the rounded share`() throws {
    let text = "x,class\n" + (0..<101).map { "\($0),\($0 % 2)\n" }.joined()
    let first = try load(text, test: 0.2)
    let second = try load(text, test: 0.2)

    // 0.2 · 101 = 20.2.
    #expect(first.test.count == 20 && first.training.count == 81)
    #expect(first.digest == second.digest)
    #expect(rows(first).map { $0[0] } == (0..<101).map { Float($0) })
    #expect(first.test.numbers != (81..<101).map { Float($0) })
  }

  @Test func `columns are standardised on the training split alone`() throws {
    let text = "x,same,class\n" + (0..<40).map { "\($0 * $0),0.1,\($0 % 2)\n" }.joined()
    let raw = try load(text)
    let set = try load(text, standardize: true)

    let column = stride(from: 0, to: 40, by: 2).map { Double(raw.training.numbers[$0]) }
    let mean = column.reduce(0, +) / 20
    let deviation = (column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20).squareRoot()
    for (split, rawSplit) in [(set.training, raw.training), (set.test, raw.test)] {
      for row in 0..<split.count {
        let expected = (Double(rawSplit.numbers[row * 2]) - mean) / deviation
        // One rounding to 24 bits of a number below 4.
        #expect(isClose(Double(split.numbers[row * 2]), to: expected, absolute: 4 * 0x1p-24))
        // A column that never varies becomes 0 exactly.
        #expect(split.numbers[row * 2 + 1] == 0)
      }
    }
  }

  @Test(arguments: [
    "0.1", "-0", "1e-45", "3.4028234e38", "123456789012345678", "0.30000001192092896",
    "9007199254740993", "1.00000000000000000000000000001", ".5", "5.", "1E+2", "1e-400",
    "16777217", "8388608.5000000000000001",
  ])
  func `a number is rounded once from its exact value`(text: String) throws {
    let set = try load("x,class\n\(text),0\n\(text),1\n")

    // Rounding is decimal → 64 bits → 32 bits, as Double(text) has it.
    #expect(set.training.numbers == [Float(try #require(Double(text)))])
  }

  @Test func `a packed table is the same data set`() throws {
    let text = "x,class\n1,a\n2,b\n"
    let packed = try load(gzip(Array(text.utf8)))

    #expect(try packed.name == load(text).name)
    #expect(try packed.digest == load(text).digest)
  }

  /// One bad table, and what is wrong with it where.
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var line: Int?
    var flaw: DataFlaw

    init(_ text: String, line: Int? = nil, _ flaw: DataFlaw) {
      testDescription = text.debugDescription
      bytes = Array(text.utf8)
      self.line = line
      self.flaw = flaw
    }

    init(_ what: String, bytes: [UInt8], line: Int? = nil, _ flaw: DataFlaw) {
      testDescription = what
      self.bytes = bytes
      self.line = line
      self.flaw = flaw
    }
  }

  @Test(arguments: [
    Case("", .empty),
    Case("\n\n", .empty),
    Case("\u{feff}", .empty),
    Case("x,class\n", .noExamples),
    Case("x,y\n1,2\n", line: 1, .noColumn(named: "class", columns: ["x", "y"])),
    Case("class\na\n", line: 1, .noFeatures),
    Case("x,,class\n1,2,a\n", line: 1, .unnamedColumn(number: 2)),
    Case("x,x,class\n1,2,a\n", line: 1, .repeatedColumn("x")),
    Case("x,class\n1,a\n2\n", line: 3, .cellCount(found: 1, expected: 2)),
    Case("x,class\n1,a\n2,b,c,d\n", line: 3, .cellCount(found: 4, expected: 2)),
    Case("x,class\n1,a\n\n2,b\n", line: 3, .cellCount(found: 1, expected: 2)),
    Case("x,class\n\"1\",\"a\nb\"\nno,c\n", line: 4, .text("no", column: "x")),
    Case("x,class\nNaN,a\n", line: 2, .missing("x", "NaN")),
    Case("x,class\n-inf,a\n", line: 2, .text("-inf", column: "x")),
    Case("x,class\n0x10,a\n", line: 2, .text("0x10", column: "x")),
    Case("x,class\n1.2.3,a\n", line: 2, .text("1.2.3", column: "x")),
    Case("x,class\n1e,a\n", line: 2, .text("1e", column: "x")),
    Case("x,class\n1 2,a\n", line: 2, .text("1 2", column: "x")),
    Case("x,class\n1e39,a\n", line: 2, .tooBigANumber("1e39", column: "x")),
    Case("x,class\n1e999,a\n", line: 2, .tooBigANumber("1e999", column: "x")),
    Case("x,class\n ,a\n", line: 2, .missing("x", "")),
    Case("x,class\n1,\n", line: 2, .missing("class", "")),
    Case("x,class\n1,\"a\n", line: 2, .openQuote),
    Case("x,class\n1,\"a\"b\n", line: 2, .textAfterQuote),
    Case("x,class\n1,a\n2,a\n", .oneClass),
    Case("x,class\n1,a\n", .oneClass),
    Case(
      "UTF-16 cut in two", bytes: [0xff, 0xfe, 0x78, 0x00, 0x2c, 0x00, 0x3d, 0xd8], .brokenUTF16),
    Case(
      "UTF-16 without a mark", bytes: [0x78, 0x00, 0x2c, 0x00, 0x79, 0x00], line: 1,
      .unmarkedUTF16),
    Case("Latin-1 label", bytes: Array("x,class\n1,caf".utf8) + [0xe9, 0x0a], line: 2, .notText),
    Case(
      "gzip bomb in name only", bytes: [0x1f, 0x8b, 8],
      .corruptGzip(reason: "it ends in the middle of the stream")),
  ])
  func `a bad table is refused`(bad: Case) throws {
    let error = #expect(throws: DataError.self) { try load(bad.bytes) }

    guard case .flawed(let file, let line, let flaw) = try #require(error) else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(file.hasSuffix("/table.csv"))
    #expect(flaw == bad.flaw)
    #expect(line == bad.line)
    #expect(error?.kind == .badData)
  }

  @Test(arguments: [0, 1, -0.1, 1.5, .nan, .infinity, 0.01, 0.99])
  func `a test fraction that leaves a split empty is refused`(fraction: Double) throws {
    let error = #expect(throws: DataError.self) {
      try load("x,class\n1,a\n2,b\n3,a\n", test: fraction)
    }

    #expect(error?.description.contains("leaves a split empty") == true)
  }

  @Test func `a label column of measurements is refused`() throws {
    let text = "x,class\n" + (0..<10_001).map { "0,\($0)\n" }.joined()
    let error = #expect(throws: DataError.self) { try load(text) }

    #expect(error?.description.contains("has 10001 different values") == true)
  }
}

extension DataFlaw {
  /// The one missing value of a table of one row.
  fileprivate static func missing(_ column: String, _ spelled: String) -> DataFlaw {
    .missingValues(column: column, spelled: spelled, count: 1, rows: 1, others: [])
  }
}
