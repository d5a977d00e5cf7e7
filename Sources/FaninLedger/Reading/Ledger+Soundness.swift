import FaninStudy
import GRDB

extension Ledger {
  /// Makes sure that the file is whole and holds what was recorded: the tables, runs that are what
  /// their ids say, results and declarations nobody has changed since.
  ///
  /// - Throws: ``LedgerError`` for the first that does not hold.
  /// - Complexity: O(rows), in bounded memory.
  func checkSoundness() throws {
    try read(Schema.current.checkTables)
    try checkIntegrity(within: .infinity)
    try read { db in
      for study in try Int64.fetchAll(db, sql: "SELECT number FROM study") {
        _ = try declarationRows(of: study, in: db)
        let altered = try foreignRows(of: study, in: db).values.filter { !$0.isIntact }
        try refuse(altered.map(\.result.run))
      }
      var last = Int64.min
      while let next = try checkRuns(after: last, in: db) { last = next }
      try checkHistory(in: db)
    }
  }

  /// Looks at the next runs by their numbers; returns the last of these, nil when none is left.
  private func checkRuns(after last: Int64, in db: Database) throws -> Int64? {
    let some = "SELECT number FROM run WHERE number > ?1 ORDER BY number LIMIT 500"
    let next = try Int64.fetchOne(db, sql: "SELECT max(number) FROM (\(some))", arguments: [last])
    guard let next else { return nil }
    let records = try RecordReader(db, runs: some, order: some, arguments: [last]).records()
    for record in records
    where PlannedRun(recipe: record.recipe, seed: record.seed).id != record.id {
      throw LedgerError.corrupt(
        path: file.path,
        detail: "run \(record.id.short) is not what its id says: its recipe or seed was changed, "
          + "or a fanin that gives other bits planned it")
    }
    try refuse(records.filter { !$0.isIntact }.map(\.id))
    return next
  }

  /// - Throws: ``LedgerError/altered(path:runs:)`` where there is any.
  func refuse(_ altered: [RunID]) throws {
    guard !altered.isEmpty else { return }
    throw LedgerError.altered(
      path: file.path, runs: altered.sorted { $0.hexadecimal < $1.hexadecimal })
  }
}
