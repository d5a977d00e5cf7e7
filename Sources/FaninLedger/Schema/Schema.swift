import Foundation
import GRDB

/// The tables, triggers and views of a ledger, and how an older file gets what was added since.
///
/// They stand as SQL beside this file. Until the first release they are edited there, each time
/// under a new version; released statements are never edited: a change appends one text to
/// ``migrations``.
package struct Schema: Sendable {
  /// SQLite's mark of whose file this is: "FANI".
  private static let applicationID = 0x4641_4E49

  /// The version that ``statements`` make; nothing older is read.
  let first: Int
  /// What makes a new ledger, one text a subject.
  let statements: [String]
  /// What leads from each version to the next; only ever appended to.
  let migrations: [String]

  /// The version read and written.
  package var version: Int { first + migrations.count }

  /// The schema of this build.
  package static let current = Schema(
    first: 9,
    statements: [
      PackageResources.studies_sql, PackageResources.runs_sql, PackageResources.attempts_sql,
      PackageResources.results_sql, PackageResources.lessons_sql, PackageResources.imports_sql,
      PackageResources.counts_sql, PackageResources.views_sql,
    ].map { String(decoding: $0, as: UTF8.self) },
    migrations: [])

  /// The same with one more change.
  package func appending(_ migration: String) -> Schema {
    Schema(first: first, statements: statements, migrations: migrations + [migration])
  }

  /// The tables that hold what is measured of a finished run, besides `trainedRun`.
  static let measurementTables = [
    "epochMeasurement", "layerMeasurement", "movedLayer", "topologyMeasurement", "hubSilencing",
  ]

  /// Makes sure that every table is one, and is as it was made: what another file calls a table may
  /// be a view without end.
  func checkTables(in db: Database) throws {
    let expected = try DatabaseQueue().write { db in
      for text in statements + migrations { try db.execute(sql: text) }
      return try Self.tables(in: db)
    }
    let found = try Self.tables(in: db)
    for (name, text) in expected.sorted(by: { $0.key < $1.key }) where found[name] != text {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "table \(name) is not the one that fanin makes")
    }
  }

  /// What made each table, by its name.
  private static func tables(in db: Database) throws -> [String: String] {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL")
    var tables: [String: String] = [:]
    while let row = try rows.next() {
      tables[try row.decode(atIndex: 0)] = try row.decode(atIndex: 1)
    }
    return tables
  }

  // MARK: Opening

  /// Checks whose database this is and brings it up to date.
  func prepare(
    _ database: DatabaseQueue, of file: LedgerFile, access: Ledger.Access, writable: Bool
  ) throws {
    let found = try database.read { db in try Mark(of: db) }
    try check(found, of: file, access: access)
    guard writable else {
      if found.version < version { throw LedgerError.readOnly(path: file.path) }
      return
    }
    if found.version < version { try database.write(bringUpToDate) }
    try database.inDatabase { db in
      try Self.useWriteAheadLog(db)
      try Ledger.prepareShard(in: db)
      if access == .readOnly { try db.execute(sql: "PRAGMA query_only = ON") }
    }
  }

  /// Refuses another program's database, and a ledger that this build does not read; a mark that no
  /// ledger has is damage like any other.
  func checkOrigin(of database: DatabaseQueue, in file: LedgerFile) throws {
    do {
      try check(database.read { db in try Mark(of: db) }, of: file, access: .readOnly)
    } catch LedgerError.corrupt {}
  }

  private func check(_ found: Mark, of file: LedgerFile, access: Ledger.Access) throws {
    if found.isFresh {
      if access == .create { return }
      if file.writesAhead { throw LedgerError.withoutLog(path: file.path) }
      throw LedgerError.notALedger(path: file.path, found: "an empty database")
    }
    guard found.applicationID == Self.applicationID else {
      throw LedgerError.notALedger(path: file.path, found: "another program's database")
    }
    guard found.version <= version else {
      throw LedgerError.newerSchema(path: file.path, found: found.version, known: version)
    }
    guard found.version > 0 else {
      throw LedgerError.corrupt(
        path: file.path, detail: "no ledger has the schema version \(found.version)")
    }
    guard found.version >= first else {
      throw LedgerError.olderSchema(path: file.path, found: found.version, oldest: first)
    }
  }

  /// Makes what is missing, inside a transaction.
  ///
  /// Many processes may open one file at once: the version is read again under the lock.
  private func bringUpToDate(_ db: Database) throws {
    let found = try Mark(of: db)
    guard found.version < version else { return }
    if found.isFresh {
      for text in statements { try db.execute(sql: text) }
      try db.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
    }
    for text in migrations.dropFirst(max(0, found.version - first)) { try db.execute(sql: text) }
    try db.execute(sql: "PRAGMA user_version = \(version)")
  }

  /// Switches to the write-ahead log, for which SQLite does not wait by itself.
  private static func useWriteAheadLog(_ db: Database) throws {
    for attempt in 1... {
      do {
        _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
        break
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && attempt < 2_000 {
        usleep(UInt32.random(in: 500...5_000))
      }
    }
    try db.execute(sql: "PRAGMA synchronous = NORMAL")
    // The log is made by the first transaction; its identity is wanted now.
    _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master")
  }

  /// Whose a database says it is.
  private struct Mark {
    let applicationID: Int
    let version: Int
    let isFresh: Bool

    init(of db: Database) throws {
      applicationID = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      let objects = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
      isFresh = applicationID == 0 && version == 0 && objects == 0
    }
  }
}
