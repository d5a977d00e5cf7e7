import GRDB
import GRDBSQLite

extension Ledger {
  /// The version of SQLite that this process uses.
  public static var sqliteVersion: String { String(cString: sqlite3_libversion()) }

  /// The number of a provenance; equal ones share one row.
  func number(of provenance: Provenance, in db: Database) throws -> Int64 {
    let values: StatementArguments = [
      provenance.dataDigest, provenance.version, provenance.build, provenance.instructionSet,
      provenance.processor, provenance.system,
    ]
    let find = try db.cachedStatement(
      sql: """
        SELECT number FROM provenance WHERE dataDigest = ? AND version = ? AND build = ?
          AND instructionSet = ? AND processor = ? AND system = ?
        """)
    if let number = try Int64.fetchOne(find, arguments: values) { return number }
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO provenance (dataDigest, version, build, instructionSet, processor, system)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
    try insert.execute(arguments: values)
    return db.lastInsertedRowID
  }

  /// The number of a program; equal ones share one row.
  func number(of program: Program, in db: Database) throws -> Int64 {
    let values: StatementArguments = [
      program.sourceCommit, program.isModified, program.compiler, program.gsl,
      Ledger.sqliteVersion, program.packages,
    ]
    let find = try db.cachedStatement(
      sql: """
        SELECT number FROM program WHERE sourceCommit = ? AND isModified = ? AND compiler = ?
          AND gsl = ? AND sqlite = ? AND packages = ?
        """)
    if let number = try Int64.fetchOne(find, arguments: values) { return number }
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO program (sourceCommit, isModified, compiler, gsl, sqlite, packages)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
    try insert.execute(arguments: values)
    return db.lastInsertedRowID
  }
}
