import FaninLedger
import FaninStudy
import FaninTestSupport
import Foundation
import Testing

/// What becomes of runs whose workers were killed.
struct LedgerLossTests {
  private let start = Date(timeIntervalSince1970: 1_000_000)

  /// Takes the next run at an instant, as a process of another machine would, for ten seconds.
  private func lease(from ledger: Ledger, at seconds: TimeInterval) throws -> Lease? {
    try ledger.lease(
      to: worker(of: processElsewhere), for: 10, at: start.addingTimeInterval(seconds))
  }

  @Test func `a lost run waits one second, then four, and is quarantined after the third loss`()
    throws
  {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan(seeds: 1, profiles: "[uniform]"))

      let first = try #require(try lease(from: ledger, at: 0))
      #expect(try ledger.reap(at: start.addingTimeInterval(20)) == 1)
      #expect(try lease(from: ledger, at: 20.9) == nil)
      _ = try #require(try lease(from: ledger, at: 21.1))
      #expect(try ledger.reap(at: start.addingTimeInterval(40)) == 1)
      #expect(try lease(from: ledger, at: 43.9) == nil)
      #expect(try ledger.status(of: "tiny", at: start.addingTimeInterval(43.9)).waiting == 1)
      _ = try #require(try lease(from: ledger, at: 44.1))
      #expect(try ledger.reap(at: start.addingTimeInterval(60)) == 1)

      let record = try ledger.record(first.run.id.hexadecimal)
      #expect(record.state == .failed && record.failureKind == .quarantined)
      #expect(record.failure?.hasPrefix("quarantined: 3 workers in a row were killed") == true)
      #expect(try lease(from: ledger, at: 1_000) == nil)
      #expect(try ledger.attempts(at: first.run.id).map(\.outcome) == [.lost, .lost, .failed])
    }
  }

  @Test func `retry releases a run from quarantine with a clean slate and all its attempts`() throws
  {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan(seeds: 1, profiles: "[uniform]"))
      for loss in 0..<3 {
        _ = try #require(try lease(from: ledger, at: Double(loss) * 100))
        try ledger.reap(at: start.addingTimeInterval(Double(loss) * 100 + 50))
      }

      #expect(try ledger.retry(study: "tiny") == 1)

      let again = try #require(try lease(from: ledger, at: 500))
      try ledger.reap(at: start.addingTimeInterval(600))
      #expect(try ledger.status(of: "tiny").counts.pending == 1)
      #expect(
        try ledger.attempts(at: again.run.id).map(\.outcome) == [.lost, .lost, .failed, .lost])
    }
  }

  @Test func `a loss after a checkpoint is no strike against the run`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan(seeds: 1, profiles: "[uniform]"))

      for loss in 0..<5 {
        let lease = try #require(try lease(from: ledger, at: Double(loss) * 100))
        try ledger.noteCheckpoint(of: lease)
        try ledger.reap(at: start.addingTimeInterval(Double(loss) * 100 + 50))
      }

      let counts = try ledger.status(of: "tiny").counts
      #expect(counts.pending == 1 && counts.failed == 0)
    }
  }

  @Test func `a run that was lost before is taken alone`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan(seeds: 4, profiles: "[uniform]"))
      let lost = try #require(try lease(from: ledger, at: 0))
      try ledger.reap(at: start.addingTimeInterval(20))

      let after = start.addingTimeInterval(30)
      let alone = try ledger.leases(upTo: 3, to: worker(of: processElsewhere), at: after)
      let others = try ledger.leases(upTo: 3, to: worker(of: processElsewhere), at: after)

      #expect(alone.map(\.run) == [lost.run])
      #expect(others.count == 3)
    }
  }

  @Test func `a clock set forward an hour costs a living process nothing`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan(seeds: 2, profiles: "[uniform]"))
      let lease = try #require(try ledger.lease(to: worker(), for: 60, at: start))

      let hourLater = start.addingTimeInterval(3_600)
      #expect(try ledger.reap(at: hourLater) == 0)
      #expect(try ledger.lease(to: worker(1), for: 60, at: hourLater)?.run != lease.run)
      try ledger.finish(
        lease, with: tinyResult(of: lease.run), cost: RunCost(seconds: 1),
        provenance: someProvenance, at: hourLater)

      #expect(try ledger.record(lease.run.id.hexadecimal).state == .finished)
    }
  }

  @Test func `a clock set back an hour makes no lost run wait longer`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan(seeds: 1, profiles: "[uniform]"))
      let lost = try #require(try lease(from: ledger, at: 0))
      try ledger.reap(at: start.addingTimeInterval(20))

      let hourEarlier = start.addingTimeInterval(20 - 3_600)

      #expect(try ledger.lease(to: worker(), at: hourEarlier)?.run == lost.run)
    }
  }

  @Test func `results recorded together are all recorded but those whose lease was lost`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan(seeds: 3, profiles: "[uniform]"))
      let leases = try ledger.leases(upTo: 3, to: worker())
      try ledger.release(leases[1])

      let lost = try ledger.finish(
        leases.map {
          FinishedRun(
            lease: $0, result: tinyResult(of: $0.run), cost: RunCost(seconds: 1),
            provenance: someProvenance)
        })

      #expect(lost == [leases[1]])
      let counts = try ledger.status(of: "tiny").counts
      #expect(counts.finished == 2 && counts.pending == 1 && counts.leased == 0)
    }
  }
}
