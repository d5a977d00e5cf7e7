import FaninLedger
import FaninTestSupport
import Foundation
import GRDB
import Testing

/// What the command says of ledgers that are not as it left them, or not yet as it needs them.
struct LedgerStateTests {
  /// What was done to a good ledger, and what is said of it then.
  static let alterations = [
    (
      "PRAGMA user_version = 99",
      "was written by a newer fanin (schema version 99, "
        + "this fanin knows up to \(Ledger.schemaVersion)); update fanin"
    ),
    (
      "PRAGMA application_id = 7",
      "is not a fanin ledger but another program's database; it was not touched; "
        + "name another file with --ledger"
    ),
    (
      "PRAGMA user_version = -3",
      "is damaged (no ledger has the schema version -3); restore a backup (fanin restore), or save "
        + "what is whole (fanin backup whole.sqlite --salvage) and restore that"
    ),
  ]

  @Test(arguments: alterations)
  func `a ledger that is not one of ours is refused and left as it is`(
    statement: String, complaint: String
  ) throws {
    try withTemporaryFolder { folder in
      let command = try planned(in: folder)
      let database = try DatabaseQueue(path: folder.path + "/fanin.sqlite")
      try database.inDatabase { db in try db.execute(sql: statement) }
      try database.close()
      let before = try command.files()

      for arguments in ["run tiny.yaml", "status", "export tiny.yaml", "resume"] {
        let outcome = try command.run(arguments.split(separator: " ").map(String.init))

        #expect(outcome.exitCode == 74 && outcome.output.isEmpty)
        #expect(outcome.complaint == "fanin: ./fanin.sqlite: \(complaint)\n")
      }
      #expect(try command.files() == before)
    }
  }

  @Test func `what was not run yet cannot be reported, but exported as pending`() throws {
    try withTemporaryFolder { folder in
      let command = try planned(in: folder)

      let report = try command.run("report", "tiny.yaml")
      let export = try command.run("export", "tiny.yaml")

      #expect(report.exitCode == 65)
      #expect(
        report.complaint
          == "fanin: study 'tiny' has no finished run to report (4 planned); run it first: fanin run\n"
      )
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/reports"))
      #expect(export.exitCode == 0)
      #expect(
        export.output.split(separator: "\n").dropFirst().allSatisfy { $0.contains(",pending,") })
    }
  }

  @Test func `studies and runs nobody planned are named with what there is`() throws {
    try withTemporaryFolder { folder in
      let command = try planned(in: folder)
      try command.write(TinyStudies.four(name: "other"), to: "other.yaml")

      let study = try command.run("status", "other.yaml")
      let run = try command.run("show", "zzz")
      let runs = try command.run("show", "")
      let retry = try command.run("retry", "tiny.yaml")

      #expect(study.exitCode == 66)
      #expect(
        study.complaint
          == "fanin: no study 'other' in the ledger; it knows tiny: plan it first (fanin plan STUDY.yaml)\n"
      )
      #expect(run.exitCode == 66 && runs.exitCode == 66)
      #expect(
        run.complaint
          == "fanin: no run 'zzz' in the ledger; fanin export STUDY.yaml lists the ids\n")
      #expect(retry.exitCode == 0 && retry.output == "tiny: 0 failed runs are pending again\n")
    }
  }

  @Test func `a run that diverges fails with its reason, and the others go on`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(
        TinyStudies.four(name: "far", with: ["sweep: {training.learning-rate: [0.1, 1e30]}"]),
        to: "far.yaml")

      let run = try command.run("run", "far.yaml")
      let status = try command.run("status", "far.yaml", "--json")
      let report = try command.run("report", "far.yaml")
      let retry = try command.run("retry", "far.yaml")

      #expect(run.exitCode == 1)
      let reasons = run.complaint.split(separator: "\n").filter { $0.hasPrefix("  failed ") }
      #expect(reasons.count == 4)
      #expect(
        reasons.allSatisfy { reason in
          reason.contains("diverged: the loss was not a number in epoch 1, step ")
            && reason.hasSuffix("; lower training.learning-rate")
        })
      #expect(
        status.output.contains("\"failed\" : 4") && status.output.contains("\"finished\" : 4"))
      #expect(report.exitCode == 0)
      #expect(retry.output == "far: 4 failed runs are pending again\n")
    }
  }

  /// A folder with a study that was planned.
  private func planned(in folder: URL) throws -> BuiltCommand {
    let command = BuiltCommand(folder: folder)
    try command.write(TinyStudies.four(), to: "tiny.yaml")
    try #require(try command.run("plan", "tiny.yaml").exitCode == 0)
    return command
  }
}
