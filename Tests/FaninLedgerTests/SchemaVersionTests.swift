import FaninLedger
import FaninStudy
import FaninTestSupport
import FaninTraining
import Foundation
import GRDB
import Testing

/// Ledgers of other schema versions than this build's; the fixture is what `sqlite3 .dump` wrote of
/// one of the oldest version that is read.
struct SchemaVersionTests {
  @Test func `a ledger of the oldest version that is read holds all it held`() throws {
    try withTemporaryFolder { folder in
      try Self.restore(to: folder.ledger)

      let ledger = try Ledger(at: folder.ledger, for: .existing)

      // The fixture: a study of six runs, of which one failed and one was finished before a third
      // was taken by a worker of another machine; both results were seen, one was verified.
      let records = try ledger.records(of: "tiny")
      #expect(records.map(\.state) == [.finished, .failed, .leased, .pending, .pending, .pending])
      let first = try tinyPlan().runs[0]
      // Its ids and digests are those of an earlier recipe version.
      var expected = tinyResult(of: first)
      expected.digest = "d-\(records[0].id.short)"
      #expect(records[0].result == expected)
      #expect(records[1].failure == "the loss was not a number")
      #expect(records[1].failureKind == .diverged)
      #expect(try ledger.looks(at: "tiny").map(\.command) == ["report"])
      #expect(try ledger.verifications(of: "tiny").map(\.agrees) == [true])
      // The digests of looks, re-runs and attempts were computed by another program.
      _ = try ledger.snapshot(of: "tiny")
      // And works: a minute after the third was taken, its lease has expired
      try ledger.reap(at: Date(timeIntervalSince1970: 1_800_000_061))
      #expect(try ledger.status(of: "tiny").counts.pending == 4)
    }
  }

  @Test func `tables, triggers and views are those that its version was given`() throws {
    try withTemporaryFolder { folder in
      try Self.restore(to: folder.ledger)
      let fresh = folder.appendingPathComponent("fresh.sqlite")
      do { _ = try Ledger(at: fresh) }

      // Whoever edits a statement makes a new version, and a new fixture.
      #expect(try Self.statements(of: fresh) == Self.statements(of: folder.ledger))
    }
  }

  /// What made everything in a file, by its name.
  private static func statements(of url: URL) throws -> [String: String] {
    let database = try DatabaseQueue(path: url.path)
    return try database.read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
      return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }
  }

  @Test func `a change appended to the schema reaches a file of the version before`() throws {
    try withTemporaryFolder { folder in
      try Self.restore(to: folder.ledger)
      let schema = Schema.current.appending("CREATE TABLE appended (number INTEGER) STRICT;")

      let ledger = try Ledger(at: folder.ledger, for: .existing, schema: schema)

      #expect(try ledger.records(of: "tiny").count == 6)
      let database = try DatabaseQueue(path: folder.ledger.path)
      let (isThere, version) = try database.read { db in
        (try db.tableExists("appended"), try Int.fetchOne(db, sql: "PRAGMA user_version"))
      }
      #expect(isThere && version == schema.version)
      // And the build before that change refuses the file
      #expect(
        throws: LedgerError.newerSchema(
          path: folder.ledger.path, found: schema.version, known: Ledger.schemaVersion)
      ) { try Ledger(at: folder.ledger) }
    }
  }

  @Test func `a new file gets the schema and what was appended to it`() throws {
    try withTemporaryFolder { folder in
      let schema = Schema.current.appending("CREATE TABLE appended (number INTEGER) STRICT;")

      _ = try Ledger(at: folder.ledger, for: .create, schema: schema)

      let database = try DatabaseQueue(path: folder.ledger.path)
      #expect(try database.read { try $0.tableExists("appended") })
    }
  }

  @Test func `a ledger from before the oldest version is refused with what to do`() throws {
    try withTemporaryFolder { folder in
      do { _ = try Ledger(at: folder.ledger) }
      let older = try DatabaseQueue(path: folder.ledger.path)
      try older.inDatabase { try $0.execute(sql: "PRAGMA user_version = 1") }
      try older.close()

      let error = #expect(throws: LedgerError.self) { try Ledger(at: folder.ledger) }

      #expect(
        error
          == .olderSchema(path: folder.ledger.path, found: 1, oldest: Ledger.schemaVersion))
      #expect(error?.description.contains("import them into a new ledger") == true)
    }
  }

  @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
  func `a file of the version before that cannot be written is refused`() throws {
    try withTemporaryFolder { folder in
      try Self.restore(to: folder.ledger)
      let files = FileManager.default
      try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
      defer { try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path) }

      #expect(throws: LedgerError.readOnly(path: folder.ledger.path)) {
        try Ledger(at: folder.ledger, for: .readOnly, schema: Schema.current.appending("SELECT 1;"))
      }
    }
  }

  /// Makes a ledger of the dump.
  private static func restore(to url: URL) throws {
    let fixture = try #require(
      Bundle.module.url(forResource: "ledger", withExtension: "sql", subdirectory: "Fixtures"))
    let text = try String(contentsOf: fixture, encoding: .utf8)
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let database = try DatabaseQueue(path: url.path, configuration: configuration)
    try database.writeWithoutTransaction { db in try db.execute(sql: text) }
    try database.close()
  }
}
