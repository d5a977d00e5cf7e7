import FaninTestSupport
import Foundation
import Testing

/// Results that were known before a study was declared, to another ledger or study.
struct KnownResultsTests {
  private static func study(named name: String = "tiny", alpha: Double) -> String {
    TinyStudies.four(
      name: name, with: ["analysis: {baseline: {profile: uniform}, alpha: \(alpha)}"])
  }

  /// A study that was run and reported, and whose ledger is gone.
  private static func reported(in command: BuiltCommand, _ report: String...) throws {
    try command.write(study(alpha: 0.05), to: "x.yaml")
    try command.run("run", "x.yaml")
    try command.run(["report", "x.yaml"] + report)
    try command.remove("fanin.sqlite")
    // Moments are told to the second.
    Thread.sleep(forTimeInterval: 1.1)
  }

  @Test func `a study run again in a new ledger stays declared before its first result`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try Self.reported(in: command)
      let before = try command.text("reports/tiny/findings.json")

      let check = try command.run("check", "x.yaml")
      let plan = try command.run("plan", "x.yaml")
      try command.run("run", "x.yaml")
      for _ in 0..<2 {
        try command.run("report", "x.yaml")
        #expect(try command.text("reports/tiny/findings.json") == before)
      }

      #expect(
        check.output.contains("history     a report has shown results of 4 of its runs on 20"))
      for outcome in [check, plan] {
        #expect(outcome.output.contains("it was declared before them, as it is: confirmatory\n"))
      }
      #expect(
        try command.text("reports/tiny/report.md")
          .contains("A report that was here before this ledger holds this declaration"))
    }
  }

  @Test func `what a new ledger declares after a report has shown results is exploratory`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try Self.reported(in: command)
      try command.write(Self.study(alpha: 0.1), to: "x.yaml")

      let check = try command.run("check", "x.yaml")
      try command.run("run", "x.yaml")
      try command.run("report", "x.yaml")

      #expect(check.output.contains("after them, and so exploratory: analysis.alpha\n"))
      let report = try command.text("reports/tiny/report.md")
      #expect(report.contains("what changed later is exploratory"))
      #expect(report.contains("**Changed since**: `analysis.alpha`."))
    }
  }

  @Test func `a report found only when it is replaced counts, and is remembered`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try Self.reported(in: command, "-o", "elsewhere")
      try command.remove("elsewhere/provenance.json")
      try command.write(Self.study(alpha: 0.1), to: "x.yaml")
      try command.run("run", "x.yaml")

      for place in ["before", "elsewhere", "after"] {
        try command.run("report", "x.yaml", "-o", place)
      }

      #expect(try command.text("before/report.md").contains("all of it is confirmatory"))
      for place in ["elsewhere", "after"] {
        let report = try command.text("\(place)/report.md")
        #expect(
          report.contains("when results of 4 of its runs existed: nothing was declared before"))
      }
      #expect(
        try command.text("elsewhere/report.md")
          .contains("A report had shown results of 4 of these runs on 20"))
    }
  }

  @Test func `runs of another study are named before and after they are shared`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(Self.study(alpha: 0.05), to: "x.yaml")
      try command.write(Self.study(named: "other", alpha: 0.1), to: "y.yaml")
      try command.run("run", "x.yaml")

      let check = try command.run("check", "y.yaml")
      try command.run("run", "y.yaml")
      try command.run("report", "x.yaml")
      try command.run("report", "y.yaml")

      #expect(
        check.output.contains(
          """
          history     this ledger holds results of 4 of its runs
          history     nothing was declared before them: all of it will be exploratory
          history     runs shared with other studies: tiny (4)

          """))
      #expect(
        try command.text("reports/tiny/report.md").contains("independent of these: `other` (4)"))
      let report = try command.text("reports/other/report.md")
      #expect(report.contains("independent of these: `tiny` (4)."))
      #expect(report.contains("when results of 4 of its runs existed"))
    }
  }
}
