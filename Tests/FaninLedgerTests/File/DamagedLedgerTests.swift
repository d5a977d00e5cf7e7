import FaninLedger
import FaninRandom
import FaninTestSupport
import Foundation
import GRDB
import Testing

/// Ledgers that a disk has damaged.
struct DamagedLedgerTests {
  @Test(arguments: ["attemptExpiring", "studyDeclarationByStudy", "runPending", "attemptByRun"])
  func `an index page that was lost is damage`(index: String) throws {
    try withTemporaryFolder { folder in
      try Self.ledger(in: folder)
      let page = try Self.value(
        "SELECT rootpage FROM sqlite_master WHERE name = '\(index)'", in: folder.ledger)
      var bytes = try Data(contentsOf: folder.ledger)
      bytes.replaceSubrange((page - 1) * 4096..<page * 4096, with: Data(count: 4096))
      try bytes.write(to: folder.ledger)

      let error = #expect(throws: LedgerError.self) {
        try Ledger(at: folder.ledger).checkIntegrity()
      }

      guard case .corrupt = error else {
        Issue.record("expected .corrupt, got \(error as Any)")
        return
      }
      #expect(error?.description.contains("fanin restore") == true)
    }
  }

  /// A row that lost what it refers to, and an index that lacks a row.
  static let losses = [
    ["PRAGMA foreign_keys = OFF; DELETE FROM worker"],
    [
      """
      CREATE TABLE kept AS SELECT * FROM sqlite_master WHERE name = 'attemptByRun';
      PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'attemptByRun'
      """,
      """
      INSERT INTO attempt (run, worker, leasedAt, expiresAt, endedAt, outcome)
      SELECT run, worker, leasedAt, expiresAt, leasedAt, 'lost' FROM attempt LIMIT 1
      """,
      """
      PRAGMA writable_schema = ON; INSERT INTO sqlite_master SELECT * FROM kept;
      PRAGMA writable_schema = OFF; DROP TABLE kept
      """,
    ],
  ]

  @Test(arguments: losses)
  func `a row that lost what it refers to, and an index that differs from its table, are damage`(
    edits: [String]
  ) throws {
    try withTemporaryFolder { folder in
      try Self.ledger(in: folder)
      for edit in edits { try EditedLedgerTests.execute(edit, in: folder.ledger) }

      let error = #expect(throws: LedgerError.self) {
        try Ledger(at: folder.ledger).checkIntegrity()
      }

      guard case .corrupt = error else {
        Issue.record("expected .corrupt, got \(error as Any)")
        return
      }
    }
  }

  @Test func `a whole ledger passes, and so does one that there is no time to look at`() throws {
    try withTemporaryFolder { folder in
      try Self.ledger(in: folder)
      let ledger = try Ledger(at: folder.ledger)

      try ledger.checkIntegrity()
      try ledger.checkIntegrity(within: 0)

      #expect(try ledger.records(of: "tiny").count == 6)
    }
  }

  /// Numbers that no ledger of this program holds.
  static let counters = [
    "DROP TRIGGER runCounted; UPDATE runCount SET runs = 9223372036854775807",
    "PRAGMA ignore_check_constraints = ON; UPDATE runCount SET runs = -9223372036854775807",
    "UPDATE outOfStudyCount SET runs = 9223372036854775807",
  ]

  @Test(arguments: counters)
  func `counters out of range are damage`(edit: String) throws {
    try withTemporaryFolder { folder in
      try Self.ledger(in: folder)
      try EditedLedgerTests.execute(edit, in: folder.ledger)

      let error = #expect(throws: LedgerError.self) {
        try Ledger(at: folder.ledger).status(of: "tiny")
      }

      guard case .corrupt = error else {
        Issue.record("expected .corrupt, got \(error as Any)")
        return
      }
    }
  }

  /// Rows that the schema would not take, in columns that are read.
  static let rows = [
    "UPDATE layerMeasurement SET moment = 'middle' WHERE moment = 'final'",
    "UPDATE layerMeasurement SET fanIns = '{\"99999999999999999999\":8}'",
    "UPDATE layerMeasurement SET fanIns = '[1,2,3]'",
    "UPDATE recipe SET text = '{}' WHERE number = 1",
    "DROP TRIGGER runTransition; DROP TRIGGER runFinished; DROP TRIGGER runCounted; "
      + "UPDATE run SET state = 'gone'",
    "PRAGMA foreign_keys = OFF; DELETE FROM provenance",
    "PRAGMA foreign_keys = OFF; DELETE FROM recipe",
  ]

  @Test(arguments: rows)
  func `a row that cannot be read is damage, and never left out`(edit: String) throws {
    try withTemporaryFolder { folder in
      try Self.ledger(in: folder)
      try EditedLedgerTests.execute(
        "PRAGMA ignore_check_constraints = ON; \(edit)", in: folder.ledger)

      let error = #expect(throws: LedgerError.self) {
        try Ledger(at: folder.ledger).records(of: "tiny")
      }

      guard case .corrupt = error else {
        Issue.record("expected .corrupt, got \(error as Any)")
        return
      }
    }
  }

  @Test func `whatever is swapped, lost or flipped, a ledger answers right or says it is damaged`()
    throws
  {
    try withTemporaryFolder { folder in
      // Given a ledger and what it answers
      try Self.ledger(in: folder)
      let whole = try Data(contentsOf: folder.ledger)
      let answer = try Self.answer(of: folder.ledger)
      let pages = whole.count / 4096
      var stream = RandomStream(seed: Seed(5), purpose: "damage")
      var refusals = 0

      for trial in 0..<300 {
        // When two pages are swapped, or one is lost, or a byte is flipped
        var bytes = whole
        let (one, two) = (stream.below(pages), stream.below(pages))
        let pageOne = whole[one * 4096..<(one + 1) * 4096]
        switch trial % 3 {
        case 0:
          bytes.replaceSubrange(
            one * 4096..<(one + 1) * 4096, with: whole[two * 4096..<(two + 1) * 4096])
          bytes.replaceSubrange(two * 4096..<(two + 1) * 4096, with: pageOne)
        case 1: bytes.replaceSubrange(one * 4096..<(one + 1) * 4096, with: Data(count: 4096))
        default: bytes[stream.below(bytes.count)] ^= UInt8(1 << stream.below(8))
        }
        let damaged = folder.appendingPathComponent("damaged-\(trial).sqlite")
        try bytes.write(to: damaged)

        // Then nothing traps, and nothing wrong is said
        do {
          #expect(try Self.answer(of: damaged) == answer, "trial \(trial)")
        } catch is LedgerError {
          refusals += 1
        }
        try FileManager.default.removeItem(at: damaged)
      }
      #expect(refusals > 100)
    }
  }

  @Test func `whatever a disk or an editor does to its bytes, a ledger answers right or refuses`()
    throws
  {
    try withTemporaryFolder { folder in
      try Self.ledger(in: folder)
      let whole = [UInt8](try Data(contentsOf: folder.ledger))
      let answer = try Self.answer(of: folder.ledger)
      let damaged = folder.appendingPathComponent("damaged.sqlite")
      var unhurt = 0

      for seed in 0..<UInt64(Damage.count) {
        var damage = Damage(seed: seed)
        try Data(damage.applied(to: whole)).write(to: damaged)
        let start = ContinuousClock.now
        do {
          #expect(try Self.answer(of: damaged) == answer, "seed \(seed)")
          unhurt += 1
        } catch is LedgerError {}
        #expect(ContinuousClock.now - start < .seconds(5), "seed \(seed)")
        for side in ["", "-wal", "-shm", "-journal"] {
          try? FileManager.default.removeItem(atPath: damaged.path + side)
        }
      }

      // Both kinds of outcome were tried: free pages and the ends of pages may change.
      #expect((1..<Damage.count).contains(unhurt))
    }
  }

  @Test(arguments: [
    "attemptExpiring", "run", "layerMeasurement", "trainedRun", "studyDeclaration", "recipe",
  ])
  func `what is whole of a damaged ledger is saved, and the rest is to be done again`(
    lost: String
  ) throws {
    try withTemporaryFolder { folder in
      // Given a ledger that has lost a page
      try Self.ledger(in: folder)
      let whole = try Ledger(at: folder.ledger, for: .readOnly).records(of: "tiny")
      let page = try Self.value(
        "SELECT rootpage FROM sqlite_master WHERE name = '\(lost)'", in: folder.ledger)
      var bytes = try Data(contentsOf: folder.ledger)
      bytes.replaceSubrange((page - 1) * 4096..<page * 4096, with: Data(count: 4096))
      try bytes.write(to: folder.ledger)

      // When what is whole is copied
      let copy = folder.appendingPathComponent("whole.sqlite")
      let saved = try Ledger.salvage(folder.ledger, to: copy)

      // Then the copy is sound, every result in it is the one that was recorded, and work goes on
      let ledger = try Ledger(at: copy)
      try ledger.checkIntegrity()
      _ = try ledger.enroll(tinyPlan())
      let records = try ledger.records(of: "tiny")
      #expect(records.count == 6)
      #expect(records.count { $0.state == .finished } == saved)
      #expect(saved == (lost == "attemptExpiring" || lost == "studyDeclaration" ? 4 : 0))
      for record in records where record.state == .finished {
        #expect(whole.first { $0.id == record.id }?.result == record.result)
      }
      #expect(try ledger.status(of: "tiny").counts.finished == saved)
      while try ledger.finishNext() != nil {}
      #expect(try ledger.status(of: "tiny").counts.finished == 6)
    }
  }

  /// What marks a file, and whether it is a ledger that can be saved.
  static let marks = [("user_version = -3", true), ("application_id = 7", false)]

  @Test(arguments: marks)
  func `what is saved is a ledger, and no other program's database`(mark: String, isSaved: Bool)
    throws
  {
    try withTemporaryFolder { folder in
      try Self.ledger(in: folder)
      try EditedLedgerTests.execute("PRAGMA \(mark)", in: folder.ledger)
      let copy = folder.appendingPathComponent("whole.sqlite")

      if isSaved {
        #expect(try Ledger.salvage(folder.ledger, to: copy) > 0)
      } else {
        #expect(throws: LedgerError.self) { try Ledger.salvage(folder.ledger, to: copy) }
        #expect(!FileManager.default.fileExists(atPath: copy.path))
      }
    }
  }

  /// All that a report would read, as text.
  private static func answer(of url: URL) throws -> String {
    let ledger = try Ledger(at: url, for: .readOnly)
    defer { ledger.close() }
    try ledger.checkIntegrity()
    let snapshot = try ledger.snapshot(of: "tiny")
    return "\(snapshot) \(try ledger.status(of: "tiny").counts)"
  }

  /// A ledger of six runs, four of them finished, closed.
  private static func ledger(in folder: URL) throws {
    let ledger = try Ledger(at: folder.ledger)
    _ = try ledger.enroll(tinyPlan())
    for _ in 0..<4 { try ledger.finishNext() }
    ledger.close()
  }

  private static func value(_ sql: String, in url: URL) throws -> Int {
    let database = try DatabaseQueue(path: url.path)
    defer { try? database.close() }
    return try #require(try database.read { try Int.fetchOne($0, sql: sql) })
  }
}
