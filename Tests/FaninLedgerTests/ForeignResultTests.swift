import FaninLedger
import FaninStudy
import FaninTestSupport
import FaninTraining
import Foundation
import Testing

struct ForeignResultTests {
  private let source = ForeignSource(
    name: "PyTorch 2.3", fileDigest: String(repeating: "a", count: 64))

  private func result(of run: PlannedRun, accuracy: Double = 0.75) -> ForeignResult {
    ForeignResult(run: run.id, line: 2, epochs: 5, values: [.testAccuracy: accuracy])
  }

  @Test func `results from elsewhere count as finished, with their source`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      let plan = try tinyPlan()

      let summary = try ledger.take([result(of: plan.runs[0])], from: source, for: plan)

      #expect(summary.new == 1 && summary.known == 0 && summary.alsoTrained == 0)
      let record = try #require(try ledger.records(of: "tiny").first { $0.id == plan.runs[0].id })
      #expect(record.state == .finished && record.source == source && record.attempts == 0)
      #expect(record.result?.epochs.last?.testAccuracy == 0.75)
      #expect(record.result?.epochs.last?.epoch == 5)
      let counts = try ledger.status(of: "tiny").counts
      #expect(counts.finished == 1 && counts.pending == 5)
    }
  }

  @Test
  func `the same import again changes nothing, and other numbers are refused with both shown`()
    throws
  {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      let plan = try tinyPlan()
      let results = [result(of: plan.runs[0]), result(of: plan.runs[1])]
      _ = try ledger.take([results[0]], from: source, for: plan)

      #expect(try ledger.take(results, from: source, for: plan).new == 1)
      #expect(try ledger.take(results, from: source, for: plan).known == 2)

      let error = #expect(throws: LedgerError.self) {
        _ = try ledger.take([result(of: plan.runs[0], accuracy: 0.5)], from: source, for: plan)
      }
      #expect("\(error as Any)".contains("test_accuracy 0.75"))
      #expect("\(error as Any)".contains("test_accuracy 0.5"))
      #expect(try ledger.take(results, from: source, for: plan).known == 2)
    }
  }

  @Test func `a study that results came with was not declared before them`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      let plan = try tinyPlan()

      _ = try ledger.take([result(of: plan.runs[0])], from: source, for: plan)

      #expect(try ledger.declarations(of: "tiny").map(\.finishedRuns) == [1])
    }
  }

  @Test func `another study that shares the run still has to train it`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      let plan = try tinyPlan()
      _ = try ledger.take([result(of: plan.runs[0])], from: source, for: plan)
      _ = try ledger.enroll(tinyPlan(named: "other"))

      #expect(try ledger.status(of: "other").counts.pending == 6)
      #expect(try ledger.records(of: "other").allSatisfy { $0.source == nil })
    }
  }
}
