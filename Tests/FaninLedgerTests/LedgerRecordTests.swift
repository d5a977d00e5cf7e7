import FaninLedger
import FaninStudy
import FaninTestSupport
import FaninTraining
import Foundation
import Testing

struct LedgerRecordTests {
  @Test func `a result comes back bit for bit, from another connection`() throws {
    try withTemporaryFolder { folder in
      let run = try {
        let ledger = try Ledger(at: folder.ledger)
        _ = try ledger.enroll(tinyPlan())
        return try #require(try ledger.finishNext())
      }()

      let record = try Ledger(at: folder.ledger, for: .readOnly).record(run.id.short)

      #expect(record.id == run.id && record.recipe == run.recipe && record.seed == run.seed)
      #expect(record.result == tinyResult(of: run))
      #expect(record.seconds == 2 && record.attempts == 1 && record.provenance == someProvenance)
    }
  }

  @Test func `a failed run keeps its reason until it is retried`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())
      let lease = try #require(try ledger.lease(to: worker()))

      try ledger.fail(lease, because: "the loss is not finite at step 3")

      let failed = try ledger.record(lease.run.id.hexadecimal)
      #expect(failed.state == .failed && failed.failure == "the loss is not finite at step 3")
      #expect(try ledger.lease(to: worker())?.run != lease.run)
      let status = try ledger.status(of: "tiny")
      #expect(status.firstErrors.map(\.error) == ["the loss is not finite at step 3"])

      #expect(try ledger.retry(study: "tiny") == 1)
      let retried = try ledger.record(lease.run.id.hexadecimal)
      #expect(retried.state == .pending && retried.failure == nil && retried.attempts == 1)
      #expect(try ledger.lease(to: worker())?.run == lease.run)
    }
  }

  @Test func `a result that cannot be stored leaves no trace`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())
      let lease = try #require(try ledger.lease(to: worker()))
      var result = tinyResult(of: lease.run)
      result.epochs[1].testLoss = .nan

      #expect(throws: LedgerError.self) {
        try ledger.finish(
          lease, with: result, cost: RunCost(seconds: 1), provenance: someProvenance)
      }

      let record = try ledger.record(lease.run.id.hexadecimal)
      #expect(record.state == .leased && record.result == nil)
      try ledger.fail(lease, because: "the test loss is not a number")
    }
  }

  @Test func `an unknown or ambiguous id says so`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      let plan = try tinyPlan(seeds: 30)
      _ = try ledger.enroll(plan)
      let first = try #require(plan.runs.first).id.hexadecimal

      for id in ["", "xyz", "' OR 1", String(repeating: "0", count: 65)] {
        #expect(throws: LedgerError.unknownRun(id: id.lowercased())) { try ledger.record(id) }
      }
      // Ninety ids share sixteen first digits.
      let error = #expect(throws: LedgerError.self) { try ledger.record(String(first.prefix(1))) }
      guard case .ambiguousRun = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(try ledger.record(first.uppercased()).id.hexadecimal == first)
      #expect(throws: LedgerError.unknownStudy(name: "huge", known: ["tiny"])) {
        try ledger.records(of: "huge")
      }
    }
  }

  @Test func `status counts, rates and estimates`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan(seeds: 4))
      let start = Date(timeIntervalSince1970: 2_000_000)
      for second in 0..<6 {
        try ledger.finishNext(at: start.addingTimeInterval(Double(second)))
      }
      #expect(try ledger.status(of: "tiny", at: start).runsPerMinute == nil)
      _ = try ledger.lease(to: worker(), at: start)

      let status = try ledger.status(of: "tiny", at: start.addingTimeInterval(8))

      // The first run took 2 s before `start`: six runs in ten seconds, six more to do.
      #expect(status.counts.finished == 6 && status.counts.leased == 1)
      #expect(status.workersAlive == 1)
      #expect(status.runsPerMinute == 36 && status.secondsRemaining == 10)
    }
  }
}
