import FaninData
import FaninExecution
import FaninLedger
import FaninRandom
import FaninStudy
import FaninTestSupport
import FaninTraining
import Foundation
import Testing

struct ExecutionTests {
  @Test func `every run is trained once, and the last progress says so`() throws {
    try withTemporaryFolder { folder in
      let execution = try tinyExecution(in: folder)

      var progress: [ExecutionProgress] = []
      let summary = try execution.run { progress.append($0) }

      #expect(summary.finished == 10 && summary.failed == 0 && !summary.isInterrupted)
      let records = try execution.ledger.records(of: "tiny")
      #expect(records.allSatisfy { $0.result == tinyResult && $0.attempts == 1 })
      #expect(records.allSatisfy { $0.provenance?.instructionSet == "avx2" })
      #expect(progress.last?.done == 10 && progress.last?.total == 10)
    }
  }

  @Test func `a second execution has nothing to do`() throws {
    try withTemporaryFolder { folder in
      _ = try tinyExecution(in: folder).run()

      let summary = try tinyExecution(in: folder) { _, _, _, _ in
        Issue.record("trained again")
        return tinyResult
      }.run()

      #expect(summary.finished == 0 && summary.status.counts.finished == 10)
    }
  }

  @Test func `a run that fails is failed with its reason and the others go on`() throws {
    try withTemporaryFolder { folder in
      let execution = try tinyExecution(in: folder) { run, _, _, _ in
        if run.seed == Seed(2) { throw TrainingError.diverged(epoch: 1, step: 3) }
        return tinyResult
      }

      let summary = try execution.run()

      #expect(summary.finished == 8 && summary.failed == 2)
      let failed = try execution.ledger.records(of: "tiny").filter { $0.state == .failed }
      #expect(failed.map(\.seed) == [Seed(2), Seed(2)])
      let reason = TrainingError.diverged(epoch: 1, step: 3).description
      #expect(failed.allSatisfy { $0.failure == reason })
      #expect(summary.status.firstErrors.map(\.error) == [reason, reason])
    }
  }

  @Test func `a stop gives the runs under way back and keeps the finished ones`() throws {
    try withTemporaryFolder { folder in
      let stop = StopRequest()
      let execution = try tinyExecution(in: folder) { run, _, _, hooks in
        if run.seed == Seed(0) { return tinyResult }
        stop.make()
        while !hooks.shouldStop() { Thread.sleep(forTimeInterval: 0.001) }
        return nil
      }

      let summary = try execution.run(until: stop)

      #expect(summary.isInterrupted)
      #expect(summary.status.counts.finished == 2 && summary.status.counts.pending == 8)
      let again = try tinyExecution(in: folder).run()
      #expect(again.finished == 8 && !again.isInterrupted)
    }
  }

  @Test func `a missing data file stops the work with no run taken for failed`() throws {
    try withTemporaryFolder { folder in
      let execution = try tinyExecution(in: folder)
      var plan = try tinyPlan(seeds: 5, in: folder)
      let csv = CSVSource(path: folder.path + "/none.csv", label: "class")
      var study = plan.study
      study.data = study.data.map { DataReference(identity: $0.identity, source: .csv(csv)) }
      plan = Plan(study)
      _ = try execution.ledger.enroll(plan)

      #expect(throws: DataError.self) { try execution.run() }

      #expect(try execution.ledger.status(of: "tiny").counts.pending == 10)
    }
  }

  @Test func `a ledger that is deleted stops the work with an error`() throws {
    try withTemporaryFolder { folder in
      let execution = try tinyExecution(in: folder) { _, _, _, _ in
        try? FileManager.default.removeItem(at: folder.appendingPathComponent("fanin.sqlite"))
        return tinyResult
      }

      #expect(throws: LedgerError.replaced(path: execution.ledger.url.path)) {
        try execution.run()
      }
    }
  }

  @Test func `a lease is renewed while its run trains for longer than it lives`() throws {
    try withTemporaryFolder { folder in
      var execution = try tinyExecution(in: folder, seeds: 1) { _, _, _, _ in
        Thread.sleep(forTimeInterval: 1.5)
        return tinyResult
      }
      execution.leaseSeconds = 0.6

      let summary = try execution.run()

      #expect(summary.finished == 2)
      #expect(try execution.ledger.records(of: "tiny").allSatisfy { $0.attempts == 1 })
    }
  }

  @Test func `two executions on one ledger share the work`() throws {
    try withTemporaryFolder { folder in
      let trained = Counter()
      let executions = try (0..<2).map { _ in
        try tinyExecution(in: folder, seeds: 40) { _, _, _, _ in
          trained.increment()
          return tinyResult
        }
      }

      DispatchQueue.concurrentPerform(iterations: 2) { _ = try? executions[$0].run() }

      #expect(trained.value == 80)
      #expect(try executions[0].ledger.status(of: "tiny").counts.finished == 80)
    }
  }

  @Test func `the built-in trainer gives the same bits with one worker and with four`() throws {
    var digests: [[String?]] = []
    for workers in [1, 4] {
      try withTemporaryFolder { folder in
        var execution = try tinyExecution(in: folder, seeds: 3, train: builtInTraining)
        execution.workers = workers
        _ = try execution.run()
        digests.append(try execution.ledger.records(of: "tiny").map(\.result?.digest))
      }
    }

    #expect(digests[0].count == 6 && !digests[0].contains(nil))
    #expect(digests[0] == digests[1])
  }
}

/// A number several threads count up.
final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var count = 0

  func increment() { lock.withLock { count += 1 } }

  var value: Int { lock.withLock { count } }
}
