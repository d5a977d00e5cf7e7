import FaninData
import FaninStudy
import FaninTestSupport
import Foundation
import Testing

/// What a study says of data of its own.
struct OwnDataTests {
  private static let table =
    "x,c,kind\n"
    + (0..<20).map { "\($0),\($0 % 3 == 0 ? "u" : "v"),\($0 % 2 == 0 ? "even" : "odd")\n" }
    .joined()

  /// Reads a small study of these data; `t.csv` and `copy.csv` are one table, `u.csv` another.
  private func study(_ data: String) throws -> Study {
    try withTemporaryFolder { folder in
      let texts = [
        "t.csv": Self.table, "copy.csv": Self.table,
        "u.csv": Self.table.replacing("19,", with: "9,"),
      ]
      for (name, text) in texts {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
      }
      try FileManager.default.createSymbolicLink(
        at: folder.appendingPathComponent("link.csv"),
        withDestinationURL: folder.appendingPathComponent("t.csv"))
      let text = StudyText.small(with: [
        "data: \(data)", "sparsities: [0.5]", "profiles: [dense, uniform]",
        "network: {hidden: [4]}",
      ])
      let file = folder.appendingPathComponent("x.yaml")
      try Data(text.utf8).write(to: file)
      return try Study(contentsOf: file)
    }
  }

  @Test func `every option of a table is read`() throws {
    let study = try study(
      "{csv: {path: t.csv, label: kind, header: true, categories: [c], missing: drop, "
        + "test: {fraction: 0.25, per: seed, stratified: false}}}")

    #expect(
      study.data.map(\.source) == [
        .csv(
          CSVSource(
            path: "t.csv", label: "kind",
            test: TestRule(fraction: 0.25, isStratified: false, isPerSeed: true), header: true,
            categories: .columns(["c"]), missing: .drop))
      ])
  }

  @Test func `a draw that is spelled out is stratified and serves all seeds`() throws {
    let study = try study(
      "{csv: {path: t.csv, label: kind, categories: auto, test: {fraction: 0.25}}}")

    guard case .csv(let source) = study.data[0].source else {
      Issue.record("\(study.data)")
      return
    }
    #expect(source.test == TestRule(fraction: 0.25, isStratified: true, isPerSeed: false))
    #expect(source.categories == .auto)
  }

  @Test(arguments: [
    ("categories: all", "data.csv.categories", "must be auto; got 'all'"),
    ("categories: []", "data.csv.categories", "the list is empty"),
    ("categories: [c, c]", "data.csv.categories[1]", "the same level as"),
    ("missing: mean", "data.csv.missing", "must be refuse | drop; got 'mean'"),
    ("test: {fraction: 1}", "data.csv.test.fraction", "must be above 0 and below 1; got 1"),
    ("test: {per: seed}", "data.csv.test.fraction", "required, and missing"),
    ("test: {fraction: 0.2, per: run}", "data.csv.test.per", "must be study | seed; got 'run'"),
    ("header: 1", "data.csv.header", "must be true or false; got '1'"),
  ])
  func `an option that is none is told in its place`(option: String, key: String, says: String) {
    let error = #expect(throws: StudyError.self) {
      try study("{csv: {path: t.csv, label: kind, \(option)}}")
    }

    #expect(error?.problems.map(\.key) == [key])
    #expect(error?.problems.first?.message.hasPrefix(says) == true, "\(String(describing: error))")
  }

  @Test(arguments: ["t.csv", "./t.csv", "copy.csv", "link.csv"])
  func `a table under two names is one level, told as such`(path: String) {
    func csv(_ path: String) -> String { "{csv: {path: \(path), label: kind, categories: auto}}" }
    let error = #expect(throws: StudyError.self) { try study("[\(csv("t.csv")), \(csv(path))]") }

    #expect(error?.problems.map(\.key) == ["data[1]"])
    #expect(error?.problems.first?.message == "the same level as data[0] in line 3")
  }

  @Test func `another table, or the same one read otherwise, is another level`() throws {
    func csv(_ path: String, _ more: String = "") -> String {
      "{csv: {path: \(path), label: kind, categories: auto\(more)}}"
    }
    let levels = [
      csv("t.csv"), csv("u.csv"), csv("t.csv", ", standardize: false"),
      csv("t.csv", ", test: {fraction: 0.2, per: seed, stratified: false}"),
    ]

    #expect(try study("[\(levels.joined(separator: ", "))]").data.count == 4)
  }

  @Test func `a check tells rows, features, classes, dialect and split`() throws {
    try withTemporaryFolder { folder in
      try Data(Self.table.utf8).write(to: folder.appendingPathComponent("t.csv"))
      let text = StudyText.small(with: [
        "data: {csv: {path: t.csv, label: kind, categories: auto}}", "sparsities: [0.5]",
        "profiles: [dense, uniform]", "network: {hidden: [4]}",
      ])
      let file = folder.appendingPathComponent("x.yaml")
      try Data(text.utf8).write(to: file)

      let summary = try PlanSummary(
        Plan(Study(contentsOf: file)),
        library: DataLibrary(directory: folder, studyFolder: folder))

      let told = summary.text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      for line in [
        "20 rows, 3 features: 1 number, one-hot columns of c (2)",
        "2 classes: even (10), odd (10)",
        "read as: separated by ',', decimal points, UTF-8, a header line",
        "test split: 20 % of the rows, drawn once for all seeds, 4 of 20 examples",
      ] {
        #expect(told.contains(line), "\(line)")
      }
    }
  }
}
