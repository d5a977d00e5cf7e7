import FaninTestSupport
import Foundation
import Testing

/// What `make install` puts beside the binary: the manual, completions, the schema.
struct ManualTests {
  @Test func `every command has a page with its options and exit codes`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      #expect(try command.run("manual", "man").exitCode == 0)

      let pages = try command.files().mapValues { String(decoding: $0, as: UTF8.self) }
      let main = try #require(pages["man/fanin.1"])
      let listed = try command.run("--help").output.split(separator: "\n")
        .compactMap { $0.wholeMatch(of: #/ {2}([a-z]+) +.*/#)?.1 }
      for name in listed where name != "help" {
        #expect(main.contains("\\fBfanin\\-\(name)\\fR(1)") && pages["man/fanin-\(name).1"] != nil)
      }
      #expect(listed.count > 20 && pages["man/fanin-data-fetch.1"] != nil)
      let diff = try #require(pages["man/fanin-diff.1"])
      #expect(diff.hasPrefix(".TH FANIN-DIFF 1 "))
      #expect(diff.contains("\\fB\\-\\-bound\\fR \\fIbound\\fR"))
      #expect(diff.contains(".TP\n65\na study or its data are wrong\n"))
    }
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/man"), "man is not installed"))
  func `man reads every page without a warning`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.run("manual", "man")

      let outcome = try command.shell(
        "LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -l man/*.1 | wc -l")

      #expect(outcome.complaint == "" && outcome.exitCode == 0)
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `a script for each shell completes commands`(shell: String) throws {
    try withTemporaryFolder { folder in
      let outcome = try BuiltCommand(folder: folder).run("--generate-completion-script", shell)

      #expect(outcome.exitCode == 0 && outcome.output.contains("doctor"))
      #expect(outcome.output.contains("fashion-mnist") && outcome.output.contains("lognormal"))
    }
  }

  @Test func `bash completes study files, run ids, profiles and data sets from what is there`()
    throws
  {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("studies"), withIntermediateDirectories: true)
      try command.write(TinyStudies.four(), to: "studies/tiny.yaml")
      try command.run("plan", "studies/tiny.yaml")
      try command.run("--generate-completion-script", "bash")
      let run = try #require(
        try command.shell("sqlite3 fanin.sqlite 'SELECT id FROM run ORDER BY id LIMIT 1'").output
          .split(separator: "\n").first)

      func completed(_ words: String...) throws -> String {
        let script = """
          fanin() { "\(BuiltCommand.binary.path)" "$@"; }
          source <("\(BuiltCommand.binary.path)" --generate-completion-script bash)
          COMP_WORDS=(\(words.map { "'\($0)'" }.joined(separator: " ")))
          COMP_CWORD=\(words.count - 1); COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
          PATH="\(BuiltCommand.binary.deletingLastPathComponent().path):$PATH"
          _fanin fanin "${COMP_WORDS[$COMP_CWORD]}" "${COMP_WORDS[$COMP_CWORD - 1]}"
          printf '%s\\n' "${COMPREPLY[@]}"
          """
        try command.write(script, to: "complete.bash")
        return try command.shell("bash complete.bash").output
      }

      #expect(try completed("fanin", "plan", "st").contains("studies/tiny.yaml"))
      #expect(try completed("fanin", "show", "").contains(run.prefix(12)))
      #expect(try completed("fanin", "profile", "log").contains("lognormal"))
      #expect(try completed("fanin", "data", "check", "fash").contains("fashion-mnist"))
    }
  }
}
