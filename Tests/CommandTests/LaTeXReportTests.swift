import FaninTestSupport
import Foundation
import Testing

/// The folder `latex/` of a report, asked for once.
struct LaTeXReportTests {
  @Test func `what was asked for once is verified and written again when it is lost`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.four(with: ["seeds: 4"]), to: "tiny.yaml")
      try command.run("run", "tiny.yaml")
      #expect(try command.run("report", "tiny.yaml", "--latex").exitCode == 0)
      let table = folder.appendingPathComponent("reports/tiny/latex/results.tex")
      let written = try String(contentsOf: table, encoding: .utf8)
      #expect(try command.run("verify", "reports/tiny").exitCode == 0)

      // An edited table is found.
      try (written + "% mine\n").write(to: table, atomically: true, encoding: .utf8)
      let edited = try command.run("verify", "reports/tiny")
      #expect(edited.exitCode == 1)
      #expect(edited.output.contains("reports/tiny/latex/results.tex:"))

      // A lost one is found, and written again without asking.
      try FileManager.default.removeItem(at: table)
      let lost = try command.run("verify", "reports/tiny")
      #expect(lost.output.contains("reports/tiny/latex/results.tex: is missing"))
      #expect(try command.run("render", "reports/tiny").exitCode == 0)
      #expect(try String(contentsOf: table, encoding: .utf8) == written)
      #expect(try command.run("verify", "reports/tiny").exitCode == 0)
    }
  }
}
