import GRDB

extension Ledger {
  /// Gives what computed results another name, in every study.
  ///
  /// - Returns: How many results are of that source.
  /// - Throws: ``LedgerError/unknownSource(name:known:)`` and others.
  public func renameSource(_ old: String, to new: String) throws -> Int {
    try write(durable: true) { db in
      let sources = try Row.fetchAll(
        db, sql: "SELECT number, fileDigest FROM foreignSource WHERE name = ?", arguments: [old])
      guard !sources.isEmpty else {
        throw LedgerError.unknownSource(
          name: old,
          known: try String.fetchAll(
            db, sql: "SELECT DISTINCT name FROM foreignSource ORDER BY name"))
      }
      var results = 0
      for row in sources {
        let number: Int64 = try row.decode(atIndex: 0)
        results +=
          try Int.fetchOne(
            db, sql: "SELECT count(*) FROM foreignResult WHERE source = ?", arguments: [number])
          ?? 0
        try rename(number, of: row.decode(atIndex: 1), to: new, in: db)
      }
      return results
    }
  }

  private func rename(_ source: Int64, of file: String, to name: String, in db: Database) throws {
    let same = try Int64.fetchOne(
      db, sql: "SELECT number FROM foreignSource WHERE name = ? AND fileDigest = ?",
      arguments: [name, file])
    guard let same else {
      try db.execute(
        sql: "UPDATE foreignSource SET name = ? WHERE number = ?", arguments: [name, source])
      return
    }
    guard same != source else { return }
    // The same file was imported under both names: one of them is left.
    for table in ["foreignResult", "replacedImport"] {
      try db.execute(
        sql: "UPDATE \(table) SET source = ? WHERE source = ?", arguments: [same, source])
    }
    try db.execute(sql: "DELETE FROM foreignSource WHERE number = ?", arguments: [source])
  }
}
