import FaninLedger
import FaninStudy
import FaninTestSupport
import Foundation
import GRDB
import Testing

/// Ledgers that somebody has edited with nothing but SQL.
struct EditedLedgerTests {
  /// Changes of every table that holds what is measured of a run.
  static let edits = [
    "UPDATE epochMeasurement SET testAccuracy = testAccuracy + 0.1 WHERE epoch = 2",
    "DELETE FROM epochMeasurement WHERE epoch = 2",
    "UPDATE layerMeasurement SET fanInCV = 0.3 WHERE moment = 'final'",
    "UPDATE layerMeasurement SET fanIns = '{\"392\":8}'",
    "UPDATE topologyMeasurement SET overlapWithInitial = 0.5 WHERE step = 100",
    "UPDATE topologyMeasurement SET fanOuts = '{\"0\":4}' WHERE fanOuts IS NOT NULL",
    "UPDATE movedLayer SET finalFanIns = '[1,1,1]' WHERE finalFanIns IS NOT NULL",
    "UPDATE movedLayer SET maskDigest = replace(hex(zeroblob(32)), '00', 'ab')",
    "UPDATE hubSilencing SET accuracyWithoutHubs = 0.1",
    "DROP TRIGGER trainedRunFixed; UPDATE trainedRun SET connections = 7",
    "DROP TRIGGER trainedRunFixed; UPDATE trainedRun SET digest = 'other'",
    "DROP TRIGGER trainedRunFixed; UPDATE trainedRun SET rowsDigest = lower(hex(zeroblob(32)))",
  ]

  @Test(arguments: edits)
  func `a result that was edited is neither reported nor merged, but can be verified`(edit: String)
    throws
  {
    try withTemporaryFolder { folder in
      // Given a ledger with one result
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())
      let lease = try #require(try ledger.lease(to: worker()))
      try ledger.finish(
        lease, with: LedgerTopologyTests.moved(tinyResult(of: lease.run)),
        cost: RunCost(seconds: 1), provenance: someProvenance)
      #expect(try ledger.snapshot(of: "tiny").records.first?.state == .finished)

      // When it is edited
      try Self.execute(edit, in: folder.ledger)

      // Then whoever wants to use it is told which it is
      let altered = LedgerError.altered(path: folder.ledger.path, runs: [lease.run.id])
      #expect(throws: altered) { try ledger.records(of: "tiny") }
      #expect(throws: altered) { try ledger.snapshot(of: "tiny") }
      let other = try Ledger(at: folder.appendingPathComponent("other.sqlite"))
      #expect(throws: altered) { _ = try other.merge(folder.ledger) }
      #expect(try other.studies().isEmpty)
      #expect(try ledger.storedRecords(of: "tiny").map(\.isIntact).first == false)
      #expect("\(altered)".contains(lease.run.id.short) && "\(altered)".contains("fanin verify"))
    }
  }

  @Test func `an imported result that was edited is refused as one`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      let plan = try tinyPlan()
      let result = ForeignResult(run: plan.runs[0].id, line: 2, values: [.testAccuracy: 0.5])
      let source = ForeignSource(name: "PyTorch", fileDigest: String(repeating: "a", count: 64))
      _ = try ledger.take([result], from: source, for: plan)

      try Self.execute(
        "DROP TRIGGER foreignResultFixed; UPDATE foreignResult SET testAccuracy = 0.9",
        in: folder.ledger)

      let altered = LedgerError.altered(path: folder.ledger.path, runs: [result.run])
      #expect(throws: altered) { try ledger.records(of: "tiny") }
      let other = try Ledger(at: folder.appendingPathComponent("other.sqlite"))
      #expect(throws: altered) { _ = try other.merge(folder.ledger) }
    }
  }

  /// A study was declared, had a result, and was declared anew: what makes it look better.
  static let histories = [
    "UPDATE studyDeclaration SET finishedRuns = 0",
    "DELETE FROM studyDeclaration WHERE number = 1",
    "UPDATE studyDeclaration SET declaredAt = declaredAt - 1000",
    "UPDATE studyDeclaration SET text = (SELECT text FROM studyDeclaration WHERE number = 2)",
  ]

  @Test(arguments: histories)
  func `a history that was edited is told and not merged`(edit: String) throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())
      try ledger.finishNext()
      _ = try ledger.enroll(tinyPlan(alpha: 0.1))
      #expect(try ledger.declarations(of: "tiny").map(\.finishedRuns) == [0, 1])

      try Self.execute(edit, in: folder.ledger)

      let altered = LedgerError.alteredHistory(
        path: folder.ledger.path, part: "declarations of study 'tiny'")
      #expect(throws: altered) { try ledger.snapshot(of: "tiny") }
      let other = try Ledger(at: folder.appendingPathComponent("other.sqlite"))
      #expect(throws: altered) { _ = try other.merge(folder.ledger) }
      // Nor is it signed by merging another into it.
      #expect(throws: altered) { _ = try ledger.merge(other.url) }
      #expect(throws: altered) { try ledger.snapshot(of: "tiny") }
    }
  }

  /// What makes looks, re-runs and attempts look better, and how it is told.
  static let deeds = [
    ("DROP TRIGGER lookStays; UPDATE look SET lookedAt = lookedAt + 1000", "looks at results"),
    ("DROP TRIGGER lookStays; UPDATE look SET digest = NULL", "looks at results"),
    ("DROP TRIGGER verificationFixed; UPDATE verification SET found = expected", "re-runs"),
    (
      "DROP TRIGGER attemptEnded; UPDATE attempt SET error = 'none' WHERE outcome = 'failed'",
      "attempts"
    ),
    ("UPDATE worker SET host = 'another'", "attempts"),
  ]

  @Test(arguments: deeds)
  func `a look, a re-run or an attempt that was edited is told and not merged`(
    edit: String, part: String
  ) throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())
      let run = try #require(try ledger.finishNext())
      let lease = try #require(try ledger.lease(to: worker()))
      try ledger.fail(lease, because: "diverged")
      try ledger.recordLook(at: "tiny", by: "report")
      try ledger.record(
        Verification(
          run: run.id, host: "here", provenance: someProvenance, expected: "a", found: "b",
          seconds: 1, verifiedAt: Date(timeIntervalSince1970: 1_000)))
      _ = try ledger.snapshot(of: "tiny")

      try Self.execute(edit, in: folder.ledger)

      let altered = LedgerError.alteredHistory(path: folder.ledger.path, part: part)
      #expect(throws: altered) { try ledger.snapshot(of: "tiny") }
      let other = try Ledger(at: folder.appendingPathComponent("other.sqlite"))
      #expect(throws: altered) { _ = try other.merge(folder.ledger) }
    }
  }

  /// What another ledger may hold that is no run of its id, or no table.
  static let lies = [
    ("DROP TRIGGER runIdentity; UPDATE run SET seed = seed + 100", "is not what its id says"),
    (
      "DROP TRIGGER runIdentity; UPDATE run SET id = replace(id, substr(id, 1, 1), 'e')",
      "is not what its id says"
    ),
    (
      """
      ALTER TABLE look RENAME TO looked;
      CREATE VIEW look AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
        SELECT i AS number, 1 AS study, 'report' AS command, i AS finishedRuns, 0.0 AS lookedAt
        FROM n
      """, "table look is not the one that fanin makes"
    ),
    ("ALTER TABLE worker ADD COLUMN extra TEXT", "table worker is not the one that fanin makes"),
  ]

  @Test(arguments: lies)
  func `a ledger whose runs or tables are not what they say is not merged`(
    edit: String, reason: String
  ) throws {
    try withTemporaryFolder { folder in
      do {
        let ledger = try Ledger(at: folder.ledger)
        _ = try ledger.enroll(tinyPlan(seeds: 1, profiles: "[uniform]"))
        try ledger.finishNext()
        ledger.close()
      }
      try Self.execute(edit, in: folder.ledger)
      let other = try Ledger(at: folder.appendingPathComponent("other.sqlite"))

      let error = #expect(throws: LedgerError.self) { _ = try other.merge(folder.ledger) }

      #expect("\(error as Any)".contains(reason), "\(error as Any)")
      #expect(try other.studies().isEmpty)
    }
  }

  static func execute(_ sql: String, in url: URL) throws {
    let database = try DatabaseQueue(path: url.path)
    try database.inDatabase { try $0.execute(sql: sql) }
    try database.close()
  }
}
