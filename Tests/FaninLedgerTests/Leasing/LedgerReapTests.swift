import FaninLedger
import FaninStudy
import FaninTestSupport
import FaninTraining
import Foundation
import Testing

struct LedgerReapTests {
  /// This process's space with the pid of a process that has ended.
  private func deadProcess() throws -> WorkerProcess {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "true"]
    try process.run()
    process.waitUntilExit()
    let current = WorkerProcess.current
    return WorkerProcess(
      host: current.host, boot: current.boot, processSpace: current.processSpace,
      pid: process.processIdentifier, start: "1")
  }

  @Test func `the run of a dead process is pending at once, and free a second later`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())
      let dead = try deadProcess()
      let lease = try #require(try ledger.lease(to: worker(of: dead)))
      let alive = try #require(try ledger.lease(to: worker()))

      #expect(try ledger.status(of: "tiny").counts.leased == 1)
      #expect(try ledger.status(of: "tiny").workersAlive == 1)
      #expect(try ledger.reap() == 1)

      #expect(try ledger.attempts(at: lease.run.id).map(\.outcome) == [.lost])
      #expect(try ledger.attempts(at: alive.run.id).map(\.outcome) == [nil])
      #expect(try ledger.status(of: "tiny").counts.leased == 1)
      let later = Date().addingTimeInterval(1.5)
      #expect(try ledger.lease(to: worker(1), at: later)?.run == lease.run)
      #expect(throws: LedgerError.leaseLost(lease.run.id)) { try ledger.release(lease) }
    }
  }

  /// Whether a process that differs so from the observer is taken for dead.
  static let differences: [(String, WorkerProcess, Bool)] = {
    let own = WorkerProcess.current
    func other(
      host: String? = nil, boot: String? = nil, space: String? = nil, start: String? = nil
    ) -> WorkerProcess {
      WorkerProcess(
        host: host ?? own.host, boot: boot ?? own.boot, processSpace: space ?? own.processSpace,
        pid: own.pid, start: start ?? own.start)
    }
    return [
      ("itself", own, false), ("on another host", other(host: "elsewhere"), false),
      ("before this boot", other(boot: "earlier"), true),
      ("in another container", other(space: "another", start: "1"), false),
      ("with the same pid, earlier", other(start: "1"), true),
    ]
  }()

  @Test(arguments: differences)
  func `a process is dead only where that is sure`(
    name: String, process: WorkerProcess, isDead: Bool
  ) {
    #expect(process.isDead(seenFrom: .current) == isDead, "\(name)")
  }

  @Test func `an expired lease is reaped, a live one is not`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())
      let start = Date()
      _ = try ledger.lease(to: worker(of: processElsewhere), for: 10, at: start)
      _ = try ledger.lease(to: worker(of: processElsewhere), for: 100, at: start)

      #expect(try ledger.reap(at: start.addingTimeInterval(50)) == 1)
      #expect(try ledger.reap(at: start.addingTimeInterval(50)) == 0)
      #expect(try ledger.status(at: start.addingTimeInterval(50)).counts.leased == 1)
    }
  }
}
