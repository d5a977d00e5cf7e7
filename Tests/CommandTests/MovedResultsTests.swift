import FaninTestSupport
import Foundation
import GRDB
import Testing

/// Results that are executed again, taken over from elsewhere, and folded together.
struct MovedResultsTests {
  @Test func `verify executes runs again, and the report says how many gave the same bits`() throws
  {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.four(), to: "x.yaml")
      try command.run("run", "x.yaml")

      let sample = try command.run("verify", "x.yaml", "--sample", "3")
      let all = try command.run("verify", "x.yaml", "--json")
      try command.run("report", "x.yaml")

      #expect(sample.exitCode == 0)
      #expect(sample.output == "3 of 3 re-runs identical (4 finished runs)\n")
      #expect(all.exitCode == 0 && all.output.contains("\"identical\" : 4"))
      let report = try command.files()["reports/tiny/report.md"].map {
        String(decoding: $0, as: UTF8.self)
      }
      #expect(report?.contains("7 of 7 re-runs identical, 1 machine") == true)
    }
  }

  @Test func `a digest that differs is named with both, and ends with exit code 1`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.four(), to: "x.yaml")
      try command.run("run", "x.yaml")
      let wrong = String(repeating: "0", count: 64)
      let database = try DatabaseQueue(path: folder.path + "/fanin.sqlite")
      try database.write { db in
        try db.execute(sql: "DROP TRIGGER trainedRunFixed")
        try db.execute(
          sql: """
            UPDATE trainedRun SET digest = ?
            WHERE run = (SELECT number FROM run ORDER BY number LIMIT 1)
            """, arguments: [wrong])
      }
      try database.close()

      let outcome = try command.run("verify", "x.yaml")
      let report = try command.run("report", "x.yaml")

      #expect(outcome.exitCode == 1)
      #expect(outcome.output.hasPrefix("3 of 4 re-runs identical (4 finished runs)\nrun "))
      #expect(outcome.output.contains(": the ledger holds \(wrong), the re-run gave "))
      #expect(report.exitCode == 74 && report.output.isEmpty)
      #expect(report.complaint.contains("is not what was recorded: the numbers were changed"))
    }
  }

  @Test func `exported results come in again as another program's, and get the same comparisons`()
    throws
  {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(
        TinyStudies.four(with: ["analysis: {baseline: {profile: uniform}}"]), to: "x.yaml")
      try command.run("run", "x.yaml")
      _ = try command.shell("fanin export x.yaml > results.csv")

      let first = try command.run(
        ["import", "x.yaml", "results.csv", "--source", "JAX", "--ledger", "other.sqlite"])
      let again = try command.run(
        ["import", "x.yaml", "results.csv", "--source", "JAX", "--ledger", "other.sqlite"])
      try command.run("report", "x.yaml", "-o", "own")
      try command.run("report", "x.yaml", "-o", "foreign", "--ledger", "other.sqlite")

      #expect(
        first.output == "4 results imported from JAX, 0 known already; the study plans 4 runs\n")
      #expect(
        again.output == "0 results imported from JAX, 4 known already; the study plans 4 runs\n")
      let files = try command.files().mapValues { String(decoding: $0, as: UTF8.self) }
      #expect(files["own/figures/differences.csv"] == files["foreign/figures/differences.csv"])
      #expect(files["own/figures/differences.csv"]?.isEmpty == false)
      #expect(
        files["foreign/report.md"]?.contains(
          "was read as | separated by ',', decimal points, UTF-8, a header line") == true)
      #expect(
        files["foreign/report.md"]?.contains("**Results from elsewhere**: 4 runs of 4") == true)
      #expect(files["foreign/results.csv"]?.contains(",JAX,") == true)
    }
  }

  @Test func `ledgers merge to the same export in either order, and twice changes nothing`() throws
  {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.four(), to: "x.yaml")
      try command.write(TinyStudies.four(with: ["seeds: 3"]), to: "y.yaml")
      try command.run("run", "x.yaml", "--ledger", "a.sqlite")
      try command.run("run", "y.yaml", "--ledger", "b.sqlite")

      let merged = try command.run("merge", "a.sqlite", "b.sqlite", "--ledger", "ab.sqlite")
      try command.run("merge", "b.sqlite", "a.sqlite", "--ledger", "ba.sqlite")
      let again = try command.run("merge", "b.sqlite", "--ledger", "ab.sqlite")
      let exports = try ["ab", "ba"].map {
        try command.run("export", "y.yaml", "--ledger", "\($0).sqlite").output
      }

      #expect(merged.exitCode == 0 && merged.output.contains("a.sqlite: 4 new runs, 4 new results"))
      #expect(merged.output.contains("b.sqlite: 2 new runs, 2 new results"))
      #expect(again.output == "b.sqlite: 6 results known already\n")
      #expect(exports[0] == exports[1] && exports[0].split(separator: "\n").count == 7)
    }
  }
}
