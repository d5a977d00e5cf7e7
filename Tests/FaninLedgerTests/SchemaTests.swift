import FaninLedger
import FaninTestSupport
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
        #expect(try Int.fetchOne(db, sql: "PRAGMA application_id") == 0x4641_4E49)
        #expect(try Int.fetchOne(db, sql: "PRAGMA user_version") == 1)
        #expect(try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal")
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
      #expect(try Ledger(at: folder.ledger).status(of: "tiny").counts.pending == 6)
    }
  }

  /// Statements that would break what the ledger promises, and the reason it gives.
  static let forbidden: [(String, String)] = [
    ("UPDATE run SET state = 'finished' WHERE state = 'pending'", "no such transition"),
    ("UPDATE run SET state = 'leased' WHERE state = 'pending'", "while an attempt is open"),
    ("UPDATE run SET state = 'pending' WHERE state = 'finished'", "no such transition"),
    ("UPDATE run SET state = 'done'", "no such transition"),
    ("UPDATE run SET seed = 7", "a run is what its id says"),
    ("UPDATE attempt SET outcome = 'lost'", "never changes"),
    ("DELETE FROM attempt", "never erased"),
    ("DELETE FROM trainedRun", "never erased"),
    ("UPDATE trainedRun SET digest = 'x'", "never change"),
    ("INSERT INTO attempt (run, worker, leasedAt, expiresAt) VALUES (99, 1, 0, 0)", "FOREIGN KEY"),
    ("UPDATE epochMeasurement SET testAccuracy = 97.5", "CHECK"),
    ("INSERT INTO run (id, recipe, seed, state) VALUES ('abc', 1, 9, 'pending')", "CHECK"),
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
      let rows = try database.read { db in try Row.fetchAll(db, sql: "SELECT * FROM result") }

      #expect(rows.map { $0["run"] as String } == (try ledger.records(of: "tiny")).map(\.id.hexadecimal))
      let row = try #require(rows.first)
      #expect(row["profile"] == "dense" && row["sparsity"] == nil as Double?)
      #expect(row["epochs"] == 2 && row["test_accuracy"] == 0.8 && row["fan_in_cv"] == 0.25)
      #expect(row["hierarchy_strength"] == 1.5 && row["attempts"] == 1)
      let log = try database.read { db in
        try Row.fetchAll(db, sql: "SELECT * FROM attempt_log")
      }
      #expect(log.map { $0["outcome"] as String } == [String](repeating: "finished", count: 6))
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
