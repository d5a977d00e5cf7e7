import FaninTestSupport
import Foundation
import Testing

/// `fanin verify reports/x` computes a report's numbers again from the results beside it.
struct VerifiedReportTests {
  private static let study = TinyStudies.four(with: [
    "seeds: 4", "profiles: [uniform, erdos-renyi, {lognormal: {cv: 0.5}}]",
    "sparsities: [0.8, 0.9]", "analysis: {baseline: {profile: uniform}, equivalence-bound: 0.01}",
  ])

  private func withReport(_ body: (BuiltCommand, String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(Self.study, to: "tiny.yaml")
      try command.run("run", "tiny.yaml")
      try command.run("report", "tiny.yaml")
      try body(command, "reports/tiny")
    }
  }

  @Test func `a report says what its results give`() throws {
    try withReport { command, report in
      let outcome = try command.run("verify", report)

      #expect(outcome.exitCode == 0)
      #expect(
        outcome.output
          == "reports/tiny: every number of 24 runs and 4 comparisons computed again from the tables; "
          + "the report says the same\n"
      )
    }
  }

  @Test(arguments: ["report.md", "figures/differences.csv", "figures/profiles.csv"])
  func `a digit changed in the report is found`(path: String) throws {
    try withReport { command, report in
      let file = command.folder.appendingPathComponent("\(report)/\(path)")
      var text = try String(contentsOf: file, encoding: .utf8)
      let row = try #require(
        text.split(separator: "\n").first {
          ($0.hasPrefix("| `lognormal") || path.hasSuffix(".csv")) && $0.contains("lognormal")
        })
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let number = try #require(lines.firstIndex(of: row)) + 1
      text = text.replacing(row, with: row.replacing(/\.\d\d/, maxReplacements: 1) { _ in ".98" })
      try text.write(to: file, atomically: true, encoding: .utf8)

      let outcome = try command.run("verify", report)
      #expect(outcome.exitCode == 1)
      #expect(outcome.output.contains("reports/tiny/\(path):\(number): is not what"))
    }
  }

  @Test func `a result changed in the table is found`() throws {
    try withReport { command, report in
      let file = command.folder.appendingPathComponent("\(report)/results.csv")
      var lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
      let place = try #require(lines[0].firstIndex(of: "test_accuracy"))
      lines[1][place] = "0.123"
      try lines.map { $0.joined(separator: ",") }.joined(separator: "\n")
        .write(to: file, atomically: true, encoding: .utf8)

      #expect(try command.run("verify", report).exitCode == 1)
    }
  }

  @Test func `claims of several folders are one table, and a folder that is no report is told`()
    throws
  {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(
        TinyStudies.four(with: [
          "seeds: 4", "profiles: [uniform, erdos-renyi]",
          "analysis: {families: [{name: all, baseline: {profile: uniform}, "
            + "claims: [{within: 0.9, source: a paper}]}]}",
        ]), to: "tiny.yaml")
      try command.run("run", "tiny.yaml")
      try command.run("report", "tiny.yaml")
      try FileManager.default.createDirectory(
        at: command.folder.appendingPathComponent("reports/bench"),
        withIntermediateDirectories: true)

      let outcome = try command.run("claims", "reports/tiny", "reports/bench")

      #expect(outcome.exitCode == 0)
      #expect(outcome.output.contains("| a paper ") && outcome.output.contains(" reproduced "))
      #expect(
        outcome.complaint == "fanin: reports/bench holds no findings.json and is passed over\n")
      #expect(try command.run("claims", "reports/nowhere").exitCode == 66)
    }
  }

  @Test func `a folder that is no report is refused`() throws {
    try withTemporaryFolder { folder in
      let outcome = try BuiltCommand(folder: folder).run("verify", ".")

      #expect(outcome.exitCode == 66)
      #expect(outcome.complaint.contains("holds no findings.json"))
    }
  }
}
