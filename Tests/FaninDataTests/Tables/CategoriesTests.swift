import FaninData
import FaninRandom
import Testing

struct CategoriesTests {
  /// Three columns of UCI's Adult, with its spaces and its question mark.
  private static let adult = """
    39, State-gov, 77516, <=50K
    50, Private, 83311, <=50K
    38, Private, 215646, >50K
    53, ?, 234721, >50K
    28, Never-worked, 338409, <=50K

    """

  @Test func `texts become one-hot columns in the place of their column, in text order`() throws {
    let table = OwnTable(Self.adult, label: "column-4") {
      $0.header = false
      $0.categories = .auto
      $0.missing = .drop
    }

    // Never-worked, Private, State-gov.
    #expect(
      try table.rows() == [
        [28, 1, 0, 0, 338_409, 0], [38, 0, 1, 0, 215_646, 1], [39, 0, 0, 1, 77_516, 0],
        [50, 0, 1, 0, 83_311, 0],
      ])
    let account = try #require(try table.account())
    #expect(account.droppedRows == 1)
    #expect(account.categories.map(\.column) == ["column-2"])
    #expect(account.classes.map(\.label) == ["<=50K", ">50K"])
    #expect(account.classes.map(\.count) == [3, 1])
    #expect(
      account.lines == [
        "4 rows (1 more left out: values are missing), 5 features: 2 numbers, "
          + "one-hot columns of column-2 (3)",
        "2 classes: <=50K (3), >50K (1)",
        "read as: separated by ',', decimal points, UTF-8, no header line",
        "test split: 50 % of the rows, drawn once for all seeds, 2 of 4 examples",
      ])
  }

  @Test func `zeros and ones are not standardised, numbers are`() throws {
    let text =
      "x,c,class\n"
      + (0..<40).map { "\($0),\($0 % 3 == 0 ? "u" : "v"),\($0 % 2)\n" }
      .joined()
    let set = try OwnTable(text) {
      $0.categories = .auto
      $0.standardize = true
    }.read().dataset(for: Seed(0))

    let training = set.training.numbers
    let columns = (0..<3).map { column in
      (0..<set.training.count).map { training[$0 * 3 + column] }
    }
    #expect(Set(columns[1]) == [0, 1] && Set(columns[2]) == [0, 1])
    #expect(zip(columns[1], columns[2]).allSatisfy { $0 + $1 == 1 })
    // Mean 0: a sum of 20 numbers below 2, each rounded to 24 bits.
    #expect(columns[0].reduce(0, +).magnitude < 20 * 2 * 0x1p-23)
  }

  @Test func `named columns are categories even where they hold numbers, others must be numbers`()
    throws
  {
    let text = "zip,x,class\n10115,1,a\n9,2,b\n10115,3,a\n"
    let named = OwnTable(text) { $0.categories = .columns(["zip"]) }
    let wrong = OwnTable("zip,x,class\n1,no,a\n2,2,b\n") { $0.categories = .columns(["zip"]) }

    // In order of size: 9, 10115.
    #expect(try named.rows() == [[0, 1, 1, 0], [0, 1, 3, 0], [1, 0, 2, 1]])
    #expect(try wrong.refusal() == .init(line: 2, flaw: .text("no", column: "x")))
  }

  @Test func `a column of numbers with a few texts is refused, not made of categories`() throws {
    let table = OwnTable("x,class\n1,a\n2,b\n1.2.3,a\n4,b\n") { $0.categories = .auto }

    #expect(
      try table.refusal()
        == .init(line: 4, flaw: .mixedColumn("x", numbers: 3, texts: 1, first: "1.2.3")))
  }

  @Test func `a column that is no column cannot be of categories`() throws {
    let table = OwnTable("x,class\n1,a\n2,b\n") { $0.categories = .columns(["colour"]) }

    #expect(
      try table.refusal()
        == .init(line: 1, flaw: .noColumn(named: "colour", columns: ["x", "class"])))
  }

  @Test func `categories that would make too many columns are refused`() throws {
    // 21 columns of 5,000 categories each.
    let names = (0..<21).map { "c\($0)" }.joined(separator: ",")
    let rows = (0..<5_000).map { row in
      (0..<21).map { "n\(row)-\($0)" }.joined(separator: ",") + ",\(row % 2)\n"
    }
    let table = OwnTable("\(names),class\n" + rows.joined()) { $0.categories = .auto }

    let flaw = try table.refusal()?.flaw
    guard case .tooManyCategories(5_000, largest: 100_000, column: _) = flaw else {
      Issue.record("expected too many categories, got \(flaw as Any)")
      return
    }
  }

  @Test func `categories that would make too many values are refused before any is made`() throws {
    // 30,000 rows of as many columns are 7 GB; 2²⁹ values over 30,000 rows leave 17,895 columns.
    let text = "name,class\n" + (0..<30_000).map { "n\($0),\($0 % 2)\n" }.joined()
    let table = OwnTable(text) { $0.categories = .auto }

    #expect(
      try table.refusal()?.flaw == .tooManyCategories(30_000, largest: 17_895, column: "name"))
  }

  @Test func `options stand in the identity where they are used`() throws {
    let table = OwnTable("x,c,class\n1,u,a\n2,v,b\n3,u,a\n4,v,b\n") {
      $0.categories = .columns(["c", "x"])
      $0.missing = .drop
      $0.test = TestRule(fraction: 0.5, isStratified: true, isPerSeed: true)
    }

    #expect(
      try table.read().dataset(for: Seed(0)).name.hasPrefix(
        "csv(table.csv, label=class, test=0.5, standardize=false, stratified=true, per=seed, "
          + "category=c, category=x, missing=drop, sha256="))
  }
}
