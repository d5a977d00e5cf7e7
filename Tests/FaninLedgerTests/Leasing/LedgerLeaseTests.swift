import FaninLedger
import FaninStudy
import FaninTestSupport
import Foundation
import Testing

struct LedgerLeaseTests {
  @Test func `runs are leased in plan order, whole seeds first`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      let plan = try tinyPlan(seeds: 3)
      _ = try ledger.enroll(plan)

      var leased: [PlannedRun] = []
      while let lease = try ledger.lease(to: worker()) { leased.append(lease.run) }

      #expect(leased == plan.runs)
      #expect(try ledger.status(of: "tiny").counts.leased == 9)
    }
  }

  @Test func `a worker takes only runs of the study it works for`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan(named: "one", profiles: "[dense, uniform]"))
      let other = try tinyPlan(named: "two", profiles: "[uniform, erdos-renyi]")
      _ = try ledger.enroll(other)

      var leased: Set<RunID> = []
      while let lease = try ledger.lease(to: worker(), study: "two") { leased.insert(lease.run.id) }

      #expect(leased == Set(other.runs.map(\.id)))
      #expect(try ledger.status().counts.pending == 2)
      #expect(throws: LedgerError.unknownStudy(name: "three", known: ["one", "two"])) {
        try ledger.lease(to: worker(), study: "three")
      }
    }
  }

  @Test func `a released run is taken again, under a larger token`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())

      let first = try #require(try ledger.lease(to: worker()))
      try ledger.release(first)
      let second = try #require(try ledger.lease(to: worker()))

      #expect(second.run == first.run && second.token > first.token)
      let outcomes = try ledger.attempts(at: first.run.id).map(\.outcome)
      #expect(outcomes == [.released, nil])
    }
  }

  @Test func `a lost lease refuses to record, fail, release or renew`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan(seeds: 1, profiles: "[uniform]"))
      let start = Date(timeIntervalSince1970: 1_000_000)
      let stale = try #require(
        try ledger.lease(to: worker(of: processElsewhere), for: 60, at: start))

      #expect(try ledger.lease(to: worker(1), at: start.addingTimeInterval(61)) == nil)
      let fresh = try #require(
        try ledger.lease(to: worker(1), for: 60, at: start.addingTimeInterval(62)))

      let lost = LedgerError.leaseLost(stale.run.id)
      #expect(fresh.run == stale.run)
      #expect(throws: lost) {
        try ledger.finish(
          stale, with: tinyResult(of: stale.run), cost: RunCost(seconds: 1),
          provenance: someProvenance)
      }
      #expect(throws: lost) { try ledger.fail(stale, because: "diverged") }
      #expect(throws: lost) { try ledger.release(stale) }
      #expect(try ledger.renew([stale, fresh], at: start.addingTimeInterval(63)) == [stale])
      #expect(try ledger.record(stale.run.id.hexadecimal).result == nil)

      try ledger.finish(
        fresh, with: tinyResult(of: fresh.run), cost: RunCost(seconds: 1),
        provenance: someProvenance)
      #expect(try ledger.record(fresh.run.id.hexadecimal).result == tinyResult(of: fresh.run))
      #expect(try ledger.attempts(at: fresh.run.id).map(\.outcome) == [.lost, .finished])
    }
  }

  @Test func `a renewed lease outlives its first term`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan(seeds: 1, profiles: "[uniform]"))
      let start = Date()
      let lease = try #require(
        try ledger.lease(to: worker(of: processElsewhere), for: 60, at: start))

      #expect(try ledger.renew([lease], for: 60, at: start.addingTimeInterval(50)) == [])

      #expect(try ledger.lease(to: worker(), at: start.addingTimeInterval(100)) == nil)
      #expect(try ledger.reap(at: start.addingTimeInterval(109)) == 0)
      #expect(try ledger.reap(at: start.addingTimeInterval(111)) == 1)
    }
  }

  @Test func `eight threads lease two hundred runs, each exactly once`() throws {
    try withTemporaryFolder { folder in
      let plan = try tinyPlan(seeds: 200, profiles: "[uniform]")
      _ = try Ledger(at: folder.ledger).enroll(plan)
      let failures = Failures()

      // A connection for each, as processes would have.
      DispatchQueue.concurrentPerform(iterations: 8) { _ in
        do {
          let ledger = try Ledger(at: folder.ledger, for: .existing)
          while try ledger.finishNext() != nil {}
        } catch { failures.add(error) }
      }

      let records = try Ledger(at: folder.ledger).records(of: "tiny")
      #expect(failures.descriptions == [])
      #expect(records.count == 200)
      #expect(records.allSatisfy { $0.state == .finished && $0.attempts == 1 })
    }
  }
}
