import FaninLedger
import FaninStudy
import FaninTestSupport
import FaninTraining
import Foundation
import GRDB
import Testing

struct SchemaTests {
  @Test func `a ledger is marked as one and writes ahead`() throws {
    try withTemporaryFolder { folder in
      _ = try Ledger(at: folder.ledger)

      let database = try DatabaseQueue(path: folder.ledger.path)
      try database.read { db in
        // "FANI" in ASCII.
        let mark = try Int.fetchOne(db, sql: "PRAGMA application_id")
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version")
        let journal = try String.fetchOne(db, sql: "PRAGMA journal_mode")
        #expect(mark == 0x4641_4E49 && version == Ledger.schemaVersion && journal == "wal")
      }
    }
  }

  @Test func `opening again changes nothing`() throws {
    try withTemporaryFolder { folder in
      do {
        let ledger = try Ledger(at: folder.ledger)
        _ = try ledger.enroll(tinyPlan())
        try ledger.finishNext()
      }
      let before = try Data(contentsOf: folder.ledger)

      do { _ = try Ledger(at: folder.ledger, for: .existing).status() }
      do { _ = try Ledger(at: folder.ledger, for: .readOnly).status() }

      #expect(try Data(contentsOf: folder.ledger) == before)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
    }
  }

  @Test func `many open one new file at once`() throws {
    try withTemporaryFolder { folder in
      let failures = Failures()
      DispatchQueue.concurrentPerform(iterations: 16) { _ in
        do { _ = try Ledger(at: folder.ledger).enroll(tinyPlan()) } catch { failures.add(error) }
      }

      #expect(failures.descriptions == [])
      let status = try Ledger(at: folder.ledger).status(of: "tiny")
      #expect(status.counts.pending == 6)
    }
  }

  /// Statements that would break what the ledger promises, and the reason it gives.
  static let forbidden: [(String, String)] = [
    ("UPDATE run SET state = 'failed' WHERE state = 'pending'", "no such transition"),
    ("UPDATE run SET state = 'finished' WHERE state = 'pending'", "no such transition"),
    ("UPDATE run SET state = 'leased' WHERE state = 'pending'", "while an attempt is open"),
    ("UPDATE run SET state = 'pending' WHERE state = 'finished'", "no such transition"),
    ("UPDATE run SET seed = 7", "a run is what its id says"),
    ("UPDATE attempt SET outcome = 'lost'", "never changes"),
    ("DELETE FROM attempt", "never erased"),
    ("DELETE FROM trainedRun", "never erased"),
    ("UPDATE trainedRun SET digest = 'x'", "never change"),
    ("INSERT INTO attempt (run, worker, leasedAt, expiresAt) VALUES (99, 1, 0, 0)", "FOREIGN KEY"),
    ("UPDATE epochMeasurement SET testAccuracy = 97.5", "CHECK"),
    ("INSERT INTO run (id, recipe, seed, state) VALUES ('abc', 1, 9, 'pending')", "CHECK"),
    (
      "INSERT INTO run (id, recipe, seed, state) SELECT replace(id, '1', '2'), 1, 9, 'done' FROM run",
      "CHECK"
    ),
  ]

  @Test(arguments: forbidden)
  func `the schema refuses`(statement: String, reason: String) throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())
      try ledger.finishNext()

      let database = try DatabaseQueue(path: folder.ledger.path)
      let error = #expect(throws: DatabaseError.self) {
        try database.write { db in try db.execute(sql: statement) }
      }

      #expect(error?.message?.contains(reason) == true, "\(String(describing: error))")
    }
  }

  @Test func `the result view agrees with the records`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())
      while try ledger.finishNext() != nil {}

      let database = try DatabaseQueue(path: folder.ledger.path)
      let (rows, outcomes) = try database.read { db in
        (
          try Row.fetchAll(db, sql: "SELECT * FROM result"),
          try String.fetchAll(db, sql: "SELECT outcome FROM attempt_log")
        )
      }

      let ids = rows.map { row in row["run"] as String }
      let records = try ledger.records(of: "tiny")
      #expect(ids == records.map(\.id.hexadecimal))
      let row = try #require(rows.first)
      #expect(row["profile"] as String == "dense")
      #expect(row["sparsity"] as Double? == nil)
      #expect(row["epochs"] as Int == 2)
      #expect(row["test_accuracy"] as Double == 0.8)
      #expect(row["fan_in_cv"] as Double == 0.25)
      #expect(row["hierarchy_strength"] as Double == 1.5)
      #expect(row["attempts"] as Int == 1)
      #expect(outcomes == [String](repeating: "finished", count: 6))
    }
  }
}

/// Errors collected from several threads.
final class Failures: @unchecked Sendable {
  private let lock = NSLock()
  private var errors: [any Error] = []

  func add(_ error: any Error) { lock.withLock { errors.append(error) } }

  var descriptions: [String] { lock.withLock { errors.map { "\($0)" } } }
}
