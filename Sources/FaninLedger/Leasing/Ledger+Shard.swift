public import FaninStudy
import GRDB

// What this process may take stands in a table of its own connection, which no other process sees.

extension Ledger {
  /// A condition on `run.number`: whether this process may take the run.
  static let isMine = """
    (NOT EXISTS (SELECT 1 FROM temp.shard) OR run.number IN (SELECT run FROM temp.shard))
    """

  /// Makes the connection's own table, empty: every run may be taken.
  static func prepareShard(in db: Database) throws {
    try db.execute(sql: "CREATE TEMP TABLE IF NOT EXISTS shard (run INTEGER PRIMARY KEY)")
  }

  /// Lets this process take no other runs than these, as long as the ledger is open.
  ///
  /// - Throws: ``LedgerError``.
  public func takeOnly(_ runs: Set<RunID>) throws {
    try write { db in
      let note = try db.cachedStatement(
        sql: "INSERT OR IGNORE INTO temp.shard SELECT number FROM run WHERE id = ?")
      // A part without any run takes none.
      try db.execute(sql: "INSERT OR IGNORE INTO temp.shard VALUES (-1)")
      for run in runs { try note.execute(arguments: [run.hexadecimal]) }
    }
  }
}
