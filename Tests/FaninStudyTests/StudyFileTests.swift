import FaninData
import FaninStudy
import FaninTestSupport
import Foundation
import Testing

/// Study files on disk, and the data files they name.
struct StudyFileTests {
  @Test func `a file is read, and its text alone counts`() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("any-name.yaml")
      try Data(StudyText.small.utf8).write(to: file)

      let study = try Study(contentsOf: file)

      #expect(study == (try StudyText.study()))
    }
  }

  @Test func `a missing file is told apart from a bad one`() {
    let error = #expect(throws: StudyError.self) {
      try Study(contentsOf: URL(fileURLWithPath: "nowhere/x.yaml"))
    }

    #expect(error?.kind == .missing)
    #expect(error?.description == "nowhere/x.yaml: no such file")
  }

  @Test func `a folder is no study file`() throws {
    try withTemporaryFolder { folder in
      let error = #expect(throws: StudyError.self) { try Study(contentsOf: folder) }

      #expect(error?.kind == .invalid)
      #expect(error?.description.hasSuffix(": a folder, not a study file") == true)
    }
  }

  @Test func `bytes that are not UTF-8 are no study file`() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("latin.yaml")
      // "study: é" in Latin-1.
      try Data([0x73, 0x74, 0x75, 0x64, 0x79, 0x3a, 0x20, 0xe9]).write(to: file)

      let error = #expect(throws: StudyError.self) { try Study(contentsOf: file) }

      #expect(error?.problems.first?.message == "not UTF-8 text, which a study file is")
    }
  }

  @Test func `a hundred megabytes are refused without being read`() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("huge.yaml")
      try Data("study: huge\n".utf8).write(to: file)
      let handle = try FileHandle(forWritingTo: file)
      try handle.truncate(atOffset: 100_000_000)
      try handle.close()
      var error: StudyError?

      let duration = ContinuousClock().measure {
        error = #expect(throws: StudyError.self) { try Study(contentsOf: file) }
      }

      #expect(
        error?.problems.first?.message == "larger than 256 KiB, which no study file is")
      #expect(duration < .seconds(1))
    }
  }

  @Test func `a table of one's own is found from the study's folder and named by its content`()
    throws
  {
    try withTemporaryFolder { folder in
      let rows = (0..<20).map { "\($0),\($0 % 2 == 0 ? "even" : "odd")" }
      try Data((["value,kind"] + rows).joined(separator: "\n").utf8)
        .write(to: folder.appendingPathComponent("mine.csv"))
      let text = StudyText.small(with: [
        "data: [glyphs, {csv: {path: mine.csv, label: kind}}]", "sparsities: [0.5]",
        "profiles: [dense, uniform]",
        "exclude: [{data: mine.csv, profile: dense}]",
      ]).replacing("hidden: [32, 16]", with: "hidden: [4]")
      let file = folder.appendingPathComponent("mine.yaml")
      try Data(text.utf8).write(to: file)

      let study = try Study(contentsOf: file)

      let source = CSVSource(path: "mine.csv", label: "kind")
      #expect(study.data.map(\.source) == [.named(.glyphs), .csv(source)])
      #expect(study.data[1].identity.hasPrefix("csv(mine.csv, label=kind, "))
      #expect(Plan(study).cells.map(\.data).filter { $0 == study.data[1].identity }.count == 1)
      #expect(!study.canonicalText.contains(folder.path))
    }
  }

  /// A table of ten rows: how it is split, and what is said of it.
  static let splits: [(sections: [String], message: String?)] = [
    (["training: {validation: 0.1}"], nil),
    // Of four: 3.6 rounds to all of them.
    (
      ["data: {csv: {path: t.csv, label: kind, test: 0.6}}", "training: {validation: 0.9}"],
      "0.9 holds out every one, so none is left to train on; lower it"
    ),
    // Of eight: 0.32 rounds to none, which only matters where it is looked at.
    (["training: {validation: 0.04}"], nil),
    (
      ["training: {validation: 0.04}", "analysis: {at: best-validation}"],
      "0.04 holds out none, and the analysis looks at them; raise it"
    ),
  ]

  @Test(arguments: splits)
  func `holding out leaves something to train on, and something to look at`(
    sections: [String], message: String?
  ) throws {
    try withTemporaryFolder { folder in
      let rows = (0..<10).map { "\($0),\($0 * 3 % 7),\($0 % 2 == 0 ? "even" : "odd")" }
      try Data((["x,y,kind"] + rows).joined(separator: "\n").utf8)
        .write(to: folder.appendingPathComponent("t.csv"))
      let text = StudyText.small(
        with: [
          "data: {csv: {path: t.csv, label: kind}}", "sparsities: [0.5]",
          "profiles: [dense, uniform]", "network: {hidden: [4]}",
        ] + sections
      ).replacing("training: {", with: "training: {epochs: 1, learning-rate: 0.1, ")
        .replacing("analysis: {", with: "analysis: {baseline: {profile: uniform}, ")
      let file = folder.appendingPathComponent("t.yaml")
      try Data(text.utf8).write(to: file)

      var error: StudyError?
      do { _ = try Study(contentsOf: file) } catch let problem as StudyError { error = problem }

      #expect(error?.problems.count == message.map { _ in 1 })
      if let message {
        #expect(error?.problems.first?.key == "training.validation")
        #expect(error?.problems.first?.message.hasSuffix(message) == true)
      }
    }
  }

  @Test func `a table that is not there is a missing input, at the place that names it`() throws {
    let error = #expect(throws: StudyError.self) {
      try StudyText.study("data: {csv: {path: none.csv, label: kind}}")
    }

    #expect(error?.kind == .missing)
    #expect(error?.problems.count == 1)
    #expect(error?.problems.first?.key == "data.csv")
    #expect(error?.problems.first?.place?.line == 3)
    #expect(error?.problems.first?.message.contains("none.csv: no such file") == true)
  }

  @Test(arguments: ["demo", "rigl-at-98"])
  func `the studies that come with fanin are valid, and cost what their comment says`(
    name: String
  ) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../studies/\(name).yaml").standardizedFileURL
    let text = try String(contentsOf: file, encoding: .utf8)

    let study = try Study(contentsOf: file)

    #expect(study.name == name)
    #expect(text.contains("# Cost:   \(Plan(study).runs.count) runs, "))
    #expect(text.hasPrefix("# \(study.question)\n"))
  }
}
