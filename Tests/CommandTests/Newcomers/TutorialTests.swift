import FaninTestSupport
import Foundation
import Testing

/// The guides' commands run as they are written, and print what is quoted.
struct TutorialTests {
  /// A fenced block: its language and its lines.
  private struct Block {
    let language: String
    let text: String
  }

  private static func blocks(of guide: String) throws -> [Block] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Sources/\(guide)").standardizedFileURL
    let parts = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n```")
    // Every second part stands between fences.
    return parts.enumerated().filter { $0.offset % 2 == 1 }.map { _, part in
      let lines = part.components(separatedBy: "\n")
      return Block(language: lines[0], text: lines.dropFirst().joined(separator: "\n"))
    }
  }

  @Test func `the tutorial leads from nothing to a report`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      let blocks = try Self.blocks(of: "FaninStudy/FaninStudy.docc/FirstReport.md")
      #expect(blocks.count { $0.language == "sh" } == 8)
      var said = ""
      for block in blocks {
        if block.language == "sh" {
          let outcome = try command.shell(block.text)
          #expect(outcome.exitCode == 0, "\(block.text)\n\(outcome.complaint)")
          said = outcome.output + outcome.complaint
        } else {
          #expect(said.contains(block.text), "\(block.text)\nis not in\n\(said)")
        }
      }
      #expect(try command.files().keys.contains("reports/flowers/report.html"))
    }
  }

  /// How each language's lines are run, where its program is installed.
  private static let programs = [
    "python": ["python3", "-c"], "r": ["Rscript", "-e"],
    "sql": ["python3", "-c", "import duckdb, sys; print(duckdb.sql(sys.argv[1]))"],
  ]

  @Test(arguments: ["python", "r", "sql"])
  func `results are read as the guide says, dense included`(language: String) throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      let needs = ["python": "python3 -c 'import pandas'", "sql": "python3 -c 'import duckdb'"]
      guard try command.shell(needs[language] ?? "Rscript --version").exitCode == 0 else {
        // Not every machine has them; those that do keep the guide true.
        return
      }
      try command.write(
        TinyStudies.four(with: ["profiles: [dense, uniform]"]), to: "tiny.yaml")
      try command.run("run", "tiny.yaml")
      try command.run("report", "tiny.yaml")
      let blocks = try Self.blocks(of: "FaninReport/FaninReport.docc/ReadingResults.md")
        .filter { $0.language == language }
      #expect(!blocks.isEmpty)
      for block in blocks {
        try command.write(block.text, to: "reports/tiny/lines")
        let program = (Self.programs[language] ?? []).map { "'\($0)'" }.joined(separator: " ")
        let outcome = try command.shell("cd reports/tiny && \(program) \"$(cat lines)\"")
        #expect(outcome.exitCode == 0 && outcome.output.contains("dense"), "\(outcome)")
      }
    }
  }
}
