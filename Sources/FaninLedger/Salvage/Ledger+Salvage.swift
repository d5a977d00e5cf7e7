import FaninStudy
public import Foundation
import GRDB

extension Ledger {
  /// Copies what is whole of a damaged ledger to a new file: runs that are what their ids say,
  /// results that are what was recorded, and the history of a study where all of it is left.
  ///
  /// What was under way, or has lost its result, is pending there.
  ///
  /// - Returns: How many results were saved.
  /// - Throws: ``LedgerError/exists(path:)`` where there is a file, and others; nothing is left then.
  public static func salvage(_ damaged: URL, to copy: URL) throws -> Int {
    let (file, target) = (LedgerFile(at: damaged).resolved, LedgerFile(at: copy))
    guard try file.content() == .database else { throw LedgerError.missing(path: file.path) }
    guard target.identity == nil else { throw LedgerError.exists(path: target.path) }
    do {
      let ledger = try Ledger(at: copy)
      defer { ledger.close() }
      return try translating(file.path) {
        let source = try file.open(writable: false)
        try Schema.current.checkOrigin(of: source, in: file)
        return try ledger.withConnection { db in try ledger.salvage(source, in: db) }
      }
    } catch {
      target.remove()
      throw error
    }
  }

  private func salvage(_ damaged: DatabaseQueue, in db: Database) throws -> Int {
    try db.execute(sql: "PRAGMA foreign_keys = OFF")
    defer { try? db.execute(sql: "PRAGMA foreign_keys = ON") }
    try db.inTransaction {
      let rules = try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
      for rule in rules {
        try db.execute(sql: "DROP TRIGGER \(try rule.decode(String.self, atIndex: 0))")
      }
      let salvage = try Salvage(from: damaged, into: db)
      try salvage.copy()
      try removeUnsound(in: db)
      try salvage.removeOrphans()
      try settleAll(in: db)
      for table in SealedTable.all { try table.seal(in: db) }
      for rule in rules { try db.execute(sql: try rule.decode(atIndex: 1)) }
      return .commit
    }
    return try Int.fetchOne(db, sql: "SELECT count(*) FROM trainedRun") ?? 0
  }

  /// Removes runs, results and histories that are not what was recorded.
  private func removeUnsound(in db: Database) throws {
    let one = "SELECT number FROM run WHERE number = ?"
    for run in try Int64.fetchAll(db, sql: "SELECT number FROM run") {
      let reader = RecordReader(db, runs: one, order: one, arguments: [run])
      guard let record = try? reader.records().first,
        PlannedRun(recipe: record.recipe, seed: record.seed).id == record.id
      else {
        try db.execute(sql: "DELETE FROM run WHERE number = ?", arguments: [run])
        continue
      }
      if !record.isIntact {
        try db.execute(sql: "DELETE FROM trainedRun WHERE run = ?", arguments: [run])
      }
    }
    for table in SealedTable.all { try table.removeAltered(in: db) }
    for study in try Int64.fetchAll(db, sql: "SELECT number FROM study") {
      if (try? declarationRows(of: study, in: db)) == nil {
        try db.execute(sql: "DELETE FROM studyDeclaration WHERE study = ?", arguments: [study])
      }
      for row in try foreignRows(of: study, in: db) where !row.value.isIntact {
        try db.execute(
          sql: "DELETE FROM foreignResult WHERE study = ? AND run = ?",
          arguments: [study, row.key])
      }
    }
    for table in Schema.measurementTables {
      try db.execute(sql: "DELETE FROM \(table) WHERE run NOT IN (SELECT run FROM trainedRun)")
    }
  }

  /// Makes states and counts follow from what is there.
  private func settleAll(in db: Database) throws {
    try db.execute(
      sql: """
        UPDATE attempt SET outcome = 'lost', endedAt = leasedAt WHERE outcome IS NULL;
        UPDATE run SET state = 'finished' WHERE number IN (SELECT run FROM trainedRun);
        UPDATE run SET state = 'pending'
        WHERE state = 'leased' OR state = 'finished' AND number NOT IN (SELECT run FROM trainedRun);
        """)
    for run in try Int64.fetchAll(
      db, sql: "SELECT number FROM run WHERE state IN ('pending', 'blocked')")
    { try settle(run, in: db) }
    try db.execute(
      sql: """
        DELETE FROM runCount;
        DELETE FROM outOfStudyCount;
        WITH states AS (
          SELECT value AS state FROM json_each(
            '["pending", "leased", "finished", "failed", "blocked"]'))
        INSERT INTO runCount
          SELECT 0, state, (
            SELECT count(*) FROM run WHERE run.state = states.state AND EXISTS (
              SELECT 1 FROM studyRun WHERE studyRun.run = run.number AND isCurrent = 1))
          FROM states
          UNION ALL
          SELECT study.number, state, (
            SELECT count(*) FROM studyRun JOIN run ON run.number = studyRun.run
            WHERE studyRun.study = study.number AND isCurrent = 1 AND run.state = states.state)
          FROM study, states;
        INSERT INTO outOfStudyCount
          SELECT number, (SELECT count(*) FROM studyRun WHERE study = number AND isCurrent = 0)
          FROM study;
        """)
  }
}
