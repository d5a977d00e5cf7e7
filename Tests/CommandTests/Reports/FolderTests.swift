import FaninTestSupport
import Foundation
import Testing

/// Reports among other files, data that are gone, and texts that would speak to the terminal.
struct FolderTests {
  @Test func `commands that only read the ledger do not need the data`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      let rows = (0..<40).map { "\($0 % 7),\($0 % 3),\($0 % 2 == 0 ? "a" : "b")" }
      try command.write(
        "x;y;class\n" + rows.joined(separator: "\n").replacing(",", with: ";"),
        to: "mine.csv")
      try command.write(
        TinyStudies.four(with: ["data: {csv: {path: mine.csv, label: class}}"]), to: "x.yaml")
      try command.run("run", "x.yaml")
      let commands = [["status", "x.yaml"], ["export", "x.yaml"], ["report", "x.yaml"]]
      let before = try commands.map { try command.run($0).output }

      try command.remove("mine.csv")

      #expect(try commands.map { try command.run($0).output } == before)
      #expect(try command.run("run", "x.yaml").exitCode == 66)
      // And the report says how the table had been read.
      #expect(
        try command.text("reports/tiny/report.md").contains(
          "separated by ';', decimal points, UTF-8, a header line"))
    }
  }

  @Test func `a report does not take the place of other files, unless it is told to`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.four(), to: "x.yaml")
      try command.write(TinyStudies.four(name: "other"), to: "y.yaml")
      try command.run("run", "x.yaml")
      try command.run("run", "y.yaml")
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("mine"), withIntermediateDirectories: true)
      try command.write("my own", to: "mine/results.csv")

      let refused = try command.run("report", "x.yaml", "-o", "mine")
      let kept = try command.text("mine/results.csv")
      let forced = try command.run("report", "x.yaml", "-o", "mine", "--force")
      let again = try command.run("report", "x.yaml", "-o", "mine")
      let another = try command.run("report", "y.yaml", "-o", "mine")

      #expect(refused.exitCode == 64 && kept == "my own")
      #expect(refused.complaint.contains("mine holds a results.csv and is no report of this study"))
      #expect(forced.exitCode == 0 && again.exitCode == 0)
      #expect(another.exitCode == 64)
    }
  }

  @Test func `control characters of a study's text never reach the terminal`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(
        TinyStudies.four(with: [#"question: "What \e[31m is\u202E this?""#]), to: "x.yaml")
      try command.write("\u{1B}[31m: 1\n", to: "y.yaml")

      let check = try command.run("check", "x.yaml")
      let wrong = try command.run("check", "y.yaml")

      #expect(check.output.contains("What \u{FFFD}[31m is\u{FFFD} this?"))
      #expect(!(check.output + wrong.complaint).unicodeScalars.contains("\u{1B}"))
    }
  }
}
