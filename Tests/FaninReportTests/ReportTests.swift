import FaninAnalysis
import FaninLedger
import FaninRandom
import FaninReport
import FaninStudy
import FaninTestSupport
import FaninTopology
import Foundation
import SyntheticRecords
import Testing

struct ReportTests {
  @Test func `repeating gives the same bytes`() throws {
    let plan = try SyntheticRecords.plan(GoldenTests.study)
    let records = SyntheticRecords().records(of: plan)

    let first = try Report(Analysis(plan: plan, records: records))
    let second = try Report(Analysis(plan: plan, records: records.reversed()))

    #expect(first.files == second.files)
  }

  @Test func `every figure the report shows is a file, and every figure file is shown`() throws {
    let files = try GoldenTests.report().files
    let text = try #require(files.first { $0.path == "report.md" }).text

    let shown = text.split(separator: "](").dropFirst().compactMap { part in
      part.split(separator: ")").first.map(String.init)
    }
    let figures = files.map(\.path).filter { $0.hasSuffix(".svg") }

    #expect(Set(shown) == Set(figures))
    #expect(shown.count == figures.count)
  }

  @Test func `a study without a finished run has no report`() throws {
    let plan = try SyntheticRecords.small()
    let records = SyntheticRecords(state: { _, _ in (.pending, nil) }).records(of: plan)

    #expect(throws: ReportError.noFinishedRun(study: "small", planned: 10)) {
      try Report(Analysis(plan: plan, records: records))
    }
  }

  @Test func `writing leaves the files and nothing else`() throws {
    let report = try GoldenTests.report()
    try withTemporaryFolder { folder in
      let target = folder.appendingPathComponent("reports/golden")
      try report.write(to: target)
      try report.write(to: target)

      let found = FileManager.default.subpaths(atPath: target.path) ?? []
      #expect(Set(found.filter { $0 != "figures" }) == Set(report.files.map(\.path)))
      for file in report.files {
        let text = try String(
          contentsOf: target.appendingPathComponent(file.path), encoding: .utf8)
        #expect(text == file.text)
      }
    }
  }

  @Test func `a folder that is a file is an error that names it`() throws {
    let report = try GoldenTests.report()
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("taken")
      try Data("x".utf8).write(to: file)

      let error = #expect(throws: ReportError.self) { try report.write(to: file) }
      #expect(error?.description.hasPrefix("cannot write \(file.path): ") == true)
    }
  }

  @Test func `a single profile is reported without comparisons`() throws {
    let plan = try SyntheticRecords.small(profiles: "[uniform]")

    let report = try Report(Analysis(plan: plan, records: SyntheticRecords().records(of: plan)))

    let text = try #require(report.files.first { $0.path == "report.md" }).text
    #expect(text.contains("Nothing is compared"))
    #expect(!report.files.contains { $0.path == "figures/differences.svg" })
  }

  @Test func `text that could end a table or a line is harmless`() throws {
    let plan = try SyntheticRecords.small()
    let records = SyntheticRecords(state: { _, seed in
      seed.value == 0 ? (.failed, "a | b\nc") : (.finished, nil)
    }).records(of: plan)

    let report = try Report(Analysis(plan: plan, records: records))

    let text = try #require(report.files.first { $0.path == "report.md" }).text
    #expect(text.contains("failed: a \\| b c"))
  }

  @Test func `no text of a ledger becomes markup`() throws {
    let plan = try SyntheticRecords.small()
    let hostile = "![](http://x) <img src=x> **a** `b\u{1B}[0m\n# c"
    let records = SyntheticRecords(state: { _, seed in
      seed.value == 0 ? (.failed, hostile) : (.finished, nil)
    }).records(of: plan)

    let report = try Report(Analysis(plan: plan, records: records))

    let text = try #require(report.files.first { $0.path == "report.md" }).text
    #expect(
      text.contains(
        "failed: \\![]\\(http://x) \\<img src=x> \\*\\*a\\*\\* \\`b\u{FFFD}[0m # c"))
    #expect(!report.html.text.contains("<img"))
  }
}
