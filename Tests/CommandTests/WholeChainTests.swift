import FaninTestSupport
import Foundation
import Testing

struct WholeChainTests {
  @Test func `a new study is checked, run, exported and reported, and again to the same bytes`()
    throws
  {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)

      let new = try command.run("new", "first", "--data", "terrain")
      #expect(new.exitCode == 0)
      #expect(
        new.output == """
          wrote first.yaml; next:
            fanin check first.yaml
            fanin run first.yaml
            fanin report first.yaml

          """)
      try shorten("first.yaml", in: command)

      let check = try command.run("check", "first.yaml")
      #expect(check.exitCode == 0 && check.output.hasPrefix("first.yaml: valid\n"))
      #expect(check.output.contains("2 cells × 2 seeds = 4 runs"))
      #expect(try command.files().keys.sorted() == ["first.yaml", "study.schema.json"])

      let run = try command.run("run", "first.yaml")
      #expect(run.exitCode == 0 && run.output.isEmpty)
      #expect(
        run.complaint.hasPrefix(
          "first: 4 runs: 4 new, 0 known; 0 finished, 4 to do, 0 failed\nfirst: "))
      #expect(run.complaint.contains("\n4 of 4 runs finished; 4 of them now, in "))

      let status = try command.run("status", "first.yaml", "--json")
      let document = try JSONDecoder().decode(Status.self, from: Data(status.output.utf8))
      #expect(document.study == "first")
      #expect(
        document.counts == [
          "pending": 0, "leased": 0, "finished": 4, "failed": 0, "blocked": 0,
        ])

      let export = try command.run("export", "first.yaml")
      let rows = export.output.split(separator: "\n").map { $0.split(separator: ",") }
      #expect(rows.first?.first == "run" && rows.first?.last == "digest")
      #expect(rows.dropFirst().map { $0.last?.count } == [64, 64, 64, 64])

      let report = try command.run("report", "first.yaml")
      let written = try command.files()
      #expect(report.output == "reports/first/report.md\n")
      let results = String(
        decoding: try #require(written["reports/first/results.csv"]), as: UTF8.self)
      // What export prints, but for the times, which differ from run to run.
      let table = try columns(results)
      let exported = try columns(export.output)
      #expect(Set(exported.keys).subtracting(table.keys) == ["attempts", "seconds"])
      for (name, column) in table where exported[name] != nil { #expect(exported[name] == column) }
      #expect(!results.contains("seconds") && written.keys.contains("reports/first/timings.csv"))
      #expect(written.keys.contains("reports/first/findings.json"))
      #expect(written.keys.contains("reports/first/provenance.json"))
      #expect(written.keys.contains { $0.hasPrefix("reports/first/figures/") })

      try FileManager.default.removeItem(at: folder.appendingPathComponent("reports"))
      let again = try command.run("run", "first.yaml")
      try command.run("report", "first.yaml")
      #expect(again.exitCode == 0)
      #expect(again.complaint.contains("0 new, 4 known; 4 finished, 0 to do"))
      #expect(again.complaint.contains("\n4 of 4 runs finished; 0 of them now, in "))
      let rewritten = try command.files()
      // A command writes its pages back to the ledger when it ends; what that holds is in the report.
      let isLedger = { (name: String) in name.hasPrefix("fanin.sqlite") }
      #expect(rewritten.keys.sorted() == written.keys.sorted())
      #expect(rewritten.keys.filter { !isLedger($0) && rewritten[$0] != written[$0] } == [])
    }
  }

  @Test func `two processes share the runs of one ledger, and train none twice`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.thirty, to: "thirty.yaml")
      let unbroken = try ThirtyRuns.unbroken.get()

      let other = try command.start("run", "thirty.yaml")
      let run = try command.run("run", "thirty.yaml", "--json")
      other.waitUntilExit()

      #expect(run.exitCode == 0 && other.terminationStatus == 0)
      let results = try ThirtyRuns(in: folder)
      #expect(results.digests == unbroken)
      #expect(results.attempts == ["finished": 30])
    }
  }

  @Test func `empty variables mean the same as none`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.four(), to: "tiny.yaml")

      let plan = try command.run(
        ["plan", "tiny.yaml"], environment: ["FANIN_LEDGER": "", "FANIN_DATA": ""])

      #expect(plan.exitCode == 0)
      #expect(try command.files().keys.sorted() == ["fanin.sqlite", "tiny.yaml"])
    }
  }

  /// The columns of a table without quotes by their names.
  private func columns(_ text: String) throws -> [String: [Substring]] {
    let rows = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let names = try #require(rows.first)
    #expect(rows.allSatisfy { $0.count == names.count })
    return Dictionary(
      uniqueKeysWithValues: names.enumerated().map { index, name in
        (String(name), rows.dropFirst().map { $0[index] })
      })
  }

  private struct Status: Decodable {
    let study: String
    let counts: [String: Int]
  }

  /// Leaves four runs of one epoch of the study that `fanin new` wrote.
  private func shorten(_ name: String, in command: BuiltCommand) throws {
    let file = command.folder.appendingPathComponent(name)
    let lines = try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let left = lines.filter { !$0.contains("- erdos-renyi") && !$0.contains("- {lognormal") }
    let text = left.joined(separator: "\n")
      .replacing("seeds: 10", with: "seeds: 2").replacing("epochs: 10", with: "epochs: 1")
    try command.write(text, to: name)
  }
}
