import FaninLedger
import FaninStudy
import FaninTestSupport
import Foundation
import Testing

struct StudySnapshotTests {
  @Test func `a snapshot holds what the single questions answer`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())
      let run = try #require(try ledger.finishNext())
      try ledger.recordLook(at: "tiny", by: "report")
      try ledger.record(
        Verification(
          run: run.id, host: "here", provenance: someProvenance, expected: "a", found: "b",
          seconds: 1, verifiedAt: Date(timeIntervalSince1970: 1_000)))

      let snapshot = try ledger.snapshot(of: "tiny")

      #expect(snapshot.records.map(\.result) == (try ledger.records(of: "tiny").map(\.result)))
      #expect(snapshot.declarations == (try ledger.declarations(of: "tiny")))
      #expect(snapshot.looks == (try ledger.looks(at: "tiny")))
      #expect(snapshot.verification.differing.map(\.found) == ["b"])
      #expect(snapshot.staleRuns.isEmpty)
    }
  }

  @Test func `a snapshot of a study nobody planned names those there are`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())

      #expect(throws: LedgerError.unknownStudy(name: "other", known: ["tiny"])) {
        try ledger.snapshot(of: "other")
      }
    }
  }

  @Test func `a snapshot names the studies that share runs, and what its sources cost`() throws {
    try withTemporaryFolder { folder in
      // Given a study that learns from two runs of RigL, and one that has its two uniform runs too
      let ledger = try Ledger(at: folder.ledger)
      let learning = """
        [uniform, {equilibrium: {of: {profile: erdos-renyi, topology: rigl}, fit: histogram}}]
        """
      _ = try ledger.enroll(tinyPlan(profiles: learning))
      _ = try ledger.enroll(tinyPlan(named: "other", profiles: "[uniform]"))
      // Each takes two seconds; what learns waits for a lesson.
      for _ in 0..<4 { try ledger.finishNext() }

      let learner = try ledger.snapshot(of: "tiny").surroundings
      let other = try ledger.snapshot(of: "other").surroundings

      #expect(learner.shared == ["other": 2] && other.shared == ["tiny": 2])
      #expect(learner.sourceRuns == 2 && learner.sourceSeconds == 4)
      #expect(other.sourceRuns == 0 && other.sourceSeconds == 0)
    }
  }
}
