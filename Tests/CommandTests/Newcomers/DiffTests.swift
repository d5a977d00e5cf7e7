import FaninTestSupport
import Foundation
import Testing

/// `fanin diff` says whether results are what they were.
struct DiffTests {
  private func withReport(_ body: (BuiltCommand) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(
        TinyStudies.four(with: [
          "seeds: 3", "profiles: [uniform, erdos-renyi]",
          "analysis: {baseline: {profile: uniform}, equivalence-bound: 0.01}",
        ]), to: "tiny.yaml")
      try command.run("run", "tiny.yaml")
      try command.run("report", "tiny.yaml")
      try body(command)
    }
  }

  @Test func `a ledger, its report and its table are the same bits`() throws {
    try withReport { command in
      for other in ["fanin.sqlite", "reports/tiny/results.csv", "reports/tiny"] {
        let outcome = try command.run("diff", "reports/tiny", other)

        #expect(outcome.exitCode == 0, "\(outcome.complaint)")
        #expect(
          outcome.output.hasPrefix(
            "`\(other)` against `reports/tiny`: 2 of 2 cells have the same bits. Nothing differs.\n"
          ))
      }
      let exported = try command.shell(
        "fanin export tiny.yaml > all.csv; fanin diff fanin.sqlite all.csv")
      #expect(exported.exitCode == 0)
    }
  }

  @Test func `a changed result is told in Markdown and in JSON, with exit code 1`() throws {
    try withReport { command in
      _ = try command.shell(
        "sed 's/,[0-9a-f]\\{64\\},/,0000,/' reports/tiny/results.csv > changed.csv")

      let text = try command.run("diff", "reports/tiny", "changed.csv")
      let json = try command.run("diff", "reports/tiny", "changed.csv", "--json", "--bound", "0.02")
      let unbound = try command.run("diff", "reports/tiny/results.csv", "changed.csv")

      // The accuracies are the same ones: equivalent within the declared bound.
      #expect(text.exitCode == 0)
      #expect(text.output.contains("2 equivalent within ±1 point. Nothing differs."))
      #expect(json.output.contains(#""bound" : 0.02"#) && json.output.contains(#""pairs" : 3"#))
      #expect(unbound.exitCode == 1)
      #expect(unbound.output.contains("2 different. Results differ."))
    }
  }

  @Test func `what is not there or is none of the three is refused`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write("a,b\n1,2\n", to: "table.csv")

      let absent = try command.run("diff", "nowhere", "table.csv")
      let wrong = try command.run("diff", "table.csv", "table.csv")

      #expect(absent.exitCode == 66 && absent.complaint.contains("nowhere: no such file"))
      #expect(wrong.exitCode == 65 && wrong.complaint.contains("table.csv: has no column 'run'"))
      #expect(try command.run("diff", ".", ".", "--bound", "-1").exitCode == 64)
    }
  }
}
