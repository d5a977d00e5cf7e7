import FaninTestSupport
import Foundation
import GRDB
import Testing

/// A process that the system stops for longer than its leases live.
struct StoppedWorkerTests {
  @Test func `a worker that slept past its leases records nothing, and nothing is lost`() throws {
    let unbroken = try ThirtyRuns.unbroken.get()
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.thirty, to: "thirty.yaml")

      // Given a process that is stopped while it holds runs
      let sleeper = try command.start(["run", "thirty.yaml", "--workers", "2"])
      defer {
        kill(sleeper.processIdentifier, SIGCONT)
        sleeper.waitUntilExit()
      }
      let held = try Self.stop(sleeper, ledger: folder.path + "/fanin.sqlite")
      #expect(!held.isEmpty, "no run was under way")

      // When its leases run out: their minute has passed
      try DatabaseQueue(path: folder.path + "/fanin.sqlite").write { db in
        try db.execute(
          sql: "UPDATE attempt SET expiresAt = leasedAt WHERE outcome IS NULL")
      }
      // And another process does its work
      #expect(try command.run("run", "thirty.yaml").exitCode == 0)
      #expect(try ThirtyRuns(in: folder).digests == unbroken)

      // And it wakes up
      kill(sleeper.processIdentifier, SIGCONT)
      sleeper.waitUntilExit()

      // Then it has added nothing: every run has one result, and its attempts count as lost
      let results = try ThirtyRuns(in: folder)
      #expect(results.digests == unbroken)
      #expect(results.attempts["finished"] == 30)
      #expect(results.attempts["lost"] == held.count)
      #expect(results.attempts["open"] == nil)
      #expect(results.integrity == "ok")
    }
  }

  /// Stops a process at a moment at which it holds runs and writes nothing; the runs' attempts.
  private static func stop(_ process: Process, ledger: String) throws -> [Int64] {
    for _ in 0..<400 where process.isRunning {
      usleep(25_000)
      guard FileManager.default.fileExists(atPath: ledger) else { continue }
      kill(process.processIdentifier, SIGSTOP)
      // Stopped in the middle of a write it would keep the file locked.
      let open = try? DatabaseQueue(path: ledger).write { db in
        try Int64.fetchAll(db, sql: "SELECT token FROM attempt WHERE outcome IS NULL")
      }
      if let open, !open.isEmpty { return open }
      kill(process.processIdentifier, SIGCONT)
    }
    return []
  }
}
