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
      // Refused with all it came with: the declaration too.
      let changed = try tinyPlan(alpha: 0.1)
      #expect(throws: LedgerError.self) {
        _ = try ledger.take(
          [result(of: changed.runs[0], accuracy: 0.5)], from: source, for: changed)
      }
      #expect(try ledger.declarations(of: "tiny").count == 1)
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

  @Test func `what was imported is trained by nobody, alone or with the whole ledger`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      let plan = try tinyPlan()
      _ = try ledger.take([0, 1, 2].map { result(of: plan.runs[$0]) }, from: source, for: plan)

      #expect(try ledger.enroll(plan).imported == 3)
      let leases = try ledger.leases(upTo: 9, to: worker(), study: "tiny")
      #expect(Set(leases.map(\.run.id)) == Set(plan.runs.dropFirst(3).map(\.id)))
      for lease in leases { try ledger.release(lease) }
      #expect(try ledger.leases(upTo: 9, to: worker()).count == 3)
    }
  }

  @Test func `a study whose every result was imported needs no data`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      let plan = try tinyPlan()
      _ = try ledger.take(plan.runs.map { result(of: $0) }, from: source, for: plan)

      #expect(try ledger.unfinishedData(of: plan).isEmpty)
      #expect(try ledger.unfinishedData().isEmpty)
      #expect(try ledger.status().counts.unfinished == 0)
    }
  }

  @Test func `the same numbers of a source by another name are known, and a source is renamed`()
    throws
  {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      let plan = try tinyPlan()
      _ = try ledger.take([result(of: plan.runs[0])], from: source, for: plan)
      let other = ForeignSource(name: "torch", fileDigest: source.fileDigest)

      #expect(try ledger.take([result(of: plan.runs[0])], from: other, for: plan).known == 1)
      _ = try ledger.take([result(of: plan.runs[1])], from: other, for: plan)

      #expect(try ledger.renameSource("torch", to: "PyTorch 2.3") == 1)
      let names = try ledger.records(of: "tiny").compactMap(\.source?.name)
      #expect(names == ["PyTorch 2.3", "PyTorch 2.3"])
      #expect(throws: LedgerError.unknownSource(name: "JAX", known: ["PyTorch 2.3"])) {
        _ = try ledger.renameSource("JAX", to: "jax")
      }
    }
  }

  @Test func `a correction takes the place of what was imported, which stays and stays behind`()
    throws
  {
    try withTemporaryFolder { folder in
      // Given a ledger with an import, and a copy
      let (one, two) = (
        folder.appendingPathComponent("1.sqlite"), folder.appendingPathComponent("2")
      )
      let plan = try tinyPlan()
      let wrong = result(of: plan.runs[0], accuracy: 0.5)
      let right = result(of: plan.runs[0], accuracy: 0.75)
      let corrected = try Ledger(at: one)
      _ = try corrected.take([wrong], from: source, for: plan)
      try corrected.backup(to: two)
      let old = try Ledger(at: two)

      // When one is corrected, after a look at what that would change
      #expect(
        try corrected.preview([right], from: source, for: plan, isCorrection: true).replaced == 1)
      #expect(throws: LedgerError.self) {
        try corrected.preview([right], from: source, for: plan)
      }
      #expect(
        try corrected.take([right], from: source, for: plan, isCorrection: true).replaced == 1)

      // Then it holds the new numbers, and so does either that takes the other in
      for (target, other) in [(corrected, two), (old, one), (corrected, two)] {
        _ = try target.merge(other)
        let record = try #require(try target.records(of: "tiny").first { $0.source != nil })
        #expect(record.result?.epochs.last?.testAccuracy == 0.75)
      }
      // And back: the first numbers may be right after all
      #expect(try old.take([wrong], from: source, for: plan, isCorrection: true).replaced == 1)
    }
  }

  @Test func `a preview changes nothing, not even in a ledger that knows nothing of the study`()
    throws
  {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      let plan = try tinyPlan()

      #expect(try ledger.preview([result(of: plan.runs[0])], from: source, for: plan).new == 1)

      #expect(try ledger.studies().isEmpty)
    }
  }
}
