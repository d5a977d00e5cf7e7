import FaninRandom
import FaninTestSupport
import Foundation
import GRDB
import Testing

/// What becomes of ledgers when the process that merges or makes them is killed.
struct KilledFoldingTests {
  /// Eight of each, or as many as the environment says of all.
  private static let kills =
    ProcessInfo.processInfo.environment["FANIN_KILLS"].flatMap { Int($0) }.map { $0 / 10 } ?? 8

  @Test func `a merge that is killed leaves the ledger whole, and is completed by another`() throws
  {
    try withTemporaryFolder { folder in
      // Given a ledger of thirty results, to be merged into one that does not exist yet
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.thirty, to: "thirty.yaml")
      try command.run("run", "thirty.yaml", "--ledger", "part.sqlite")
      let whole = ["merge", "part.sqlite"]
      let seconds = try time(whole, in: command, away: "fanin.sqlite")
      var moments = RandomStream(seed: Seed(21), purpose: "kills")
      var met = 0

      for _ in 0..<Self.kills {
        // When the merge is killed at any moment
        try remove("fanin.sqlite", in: folder)
        met += try kill(whole, after: seconds * moments.uniform(), in: command) ? 1 : 0

        // Then merging again completes it, to the same results, and once more adds nothing
        let again = try command.run(whole)
        let third = try command.run(whole + ["--json"])
        let results = try ThirtyRuns(in: folder)
        #expect(again.exitCode == 0 && third.exitCode == 0)
        #expect(results.digests == (try ThirtyRuns.unbroken.get()))
        #expect(results.attempts["finished"] == 30)
        #expect(results.integrity == "ok")
      }
      #expect(met > 0, "no kill met a merge")
    }
  }

  @Test func `a ledger whose making is killed is completed by another`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.four(), to: "tiny.yaml")
      let making = ["plan", "tiny.yaml"]
      let seconds = try time(making, in: command, away: "fanin.sqlite")
      var moments = RandomStream(seed: Seed(22), purpose: "kills")
      var met = 0

      for _ in 0..<Self.kills {
        // When the process that makes the tables is killed at any moment
        try remove("fanin.sqlite", in: folder)
        met += try kill(making, after: seconds * moments.uniform(), in: command) ? 1 : 0

        // Then the next process finds none of them or all
        let again = try command.run(making)
        #expect(again.exitCode == 0, "\(again.complaint)")
        let database = try DatabaseQueue(path: folder.path + "/fanin.sqlite")
        let (runs, integrity) = try database.read { db in
          (
            try Int.fetchOne(db, sql: "SELECT count(*) FROM run"),
            try String.fetchOne(db, sql: "PRAGMA integrity_check")
          )
        }
        #expect(runs == 4 && integrity == "ok")
      }
      #expect(met > 0, "no kill met the making of a ledger")
    }
  }

  /// Whether the kill came before the end.
  private func kill(_ arguments: [String], after seconds: Double, in command: BuiltCommand) throws
    -> Bool
  {
    let process = try command.start(arguments)
    Thread.sleep(forTimeInterval: seconds)
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
  }

  private func time(_ arguments: [String], in command: BuiltCommand, away name: String? = nil)
    throws
    -> Double
  {
    let seconds = try ContinuousClock().measure { try command.run(arguments) } / .seconds(1)
    if let name { try remove(name, in: command.folder) }
    return seconds
  }

  private func remove(_ name: String, in folder: URL) throws {
    for suffix in ["", "-wal", "-shm"] { unlink(folder.path + "/" + name + suffix) }
  }
}
