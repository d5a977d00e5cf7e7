import Foundation
import GRDB

/// The tables of a ledger, and how an older file gets them.
enum Schema {
  /// SQLite's mark of whose file this is: "FANI".
  static let applicationID = 0x4641_4E49

  /// The statements that lead from each version to the next; only ever appended to.
  static let migrations = [version1, version2, version3, version4, version5, version6]

  /// The tables that hold what is measured of a finished run, besides `trainedRun`.
  static let measurementTables = [
    "epochMeasurement", "layerMeasurement", "movedLayer", "topologyMeasurement", "hubSilencing",
  ]

  /// The version this build reads and writes.
  static var version: Int { migrations.count }

  /// Checks whose database this is and brings it up to date.
  static func prepare(
    _ database: DatabaseQueue, of file: LedgerFile, access: Ledger.Access, writable: Bool
  ) throws {
    let found = try database.read { db in try Mark(of: db) }
    guard found.isFresh || found.applicationID == applicationID else {
      throw LedgerError.notALedger(path: file.path, found: "another program's database")
    }
    guard found.version <= version else {
      throw LedgerError.newerSchema(path: file.path, found: found.version, known: version)
    }
    guard found.isFresh || found.version > 0 else {
      throw LedgerError.corrupt(
        path: file.path, detail: "no ledger has the schema version \(found.version)")
    }
    if found.isFresh, access != .create {
      throw LedgerError.notALedger(path: file.path, found: "an empty database")
    }
    guard writable else {
      guard found.version == version else {
        throw LedgerError.olderSchema(path: file.path, found: found.version, needed: version)
      }
      return
    }
    if found.version < version { try database.inDatabase(migrate) }
    try database.inDatabase { db in
      try useWriteAheadLog(db)
      if access == .readOnly { try db.execute(sql: "PRAGMA query_only = ON") }
    }
  }

  /// Runs the missing migrations in one transaction.
  ///
  /// Many processes may open one new file at once: the version is read again under the lock.
  private static func migrate(_ db: Database) throws {
    try db.inTransaction(.immediate) {
      let done = try Mark(of: db).version
      for (index, statements) in migrations.enumerated().dropFirst(done) {
        try db.execute(sql: statements)
        try db.execute(sql: "PRAGMA user_version = \(index + 1)")
      }
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      return .commit
    }
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
