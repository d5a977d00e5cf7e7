public import FaninStudy
import FaninTraining
public import Foundation
import GRDB

extension Ledger {
  /// Makes those runs of a study learn again whose sources are not those they have learned from.
  ///
  /// Their results are superseded, not erased: the whole result and its lesson stay in the ledger,
  /// and so do the attempts. Runs that learn from a superseded one learn again in turn; runs that a
  /// worker holds are left alone.
  ///
  /// - Returns: The runs that will learn again.
  /// - Throws: ``LedgerError``.
  public func refit(study: String, at now: Date = Date()) throws -> [RunID] {
    try write(durable: true) { db in
      let study = try number(ofStudy: study, in: db)
      var refitted: [RunID] = []
      while let row = try nextStale(of: study, in: db) {
        let (run, state) = (row["number"] as Int64, row["state"] as String)
        let id = RunID(hexadecimal: row["id"])
        if state == RunState.finished.rawValue { try supersede(run, in: db, at: now) }
        try db.execute(sql: "DELETE FROM lesson WHERE run = ?", arguments: [run])
        try db.execute(
          sql: "UPDATE runSource SET isLearned = 0 WHERE target = ?1 OR source = ?1",
          arguments: [run])
        if state != RunState.pending.rawValue { try move(run, to: .pending, in: db) }
        try settle(run, in: db)
        refitted.append(id)
      }
      return refitted
    }
  }

  /// The runs of a study that have learned from others than those its plan names by now: a refit
  /// would let them learn again.
  ///
  /// - Throws: ``LedgerError``.
  public func staleRuns(of study: String) throws -> Set<RunID> {
    try read { db in
      let number = try number(ofStudy: study, in: db)
      return try Set(
        Row.fetchAll(db, sql: Self.stale, arguments: [number])
          .map { RunID(hexadecimal: $0["id"]) })
    }
  }

  /// How many of those are under way.
  ///
  /// - Throws: ``LedgerError``.
  public func leasedStaleRuns(of study: String) throws -> Int {
    try read { db in
      try Row.fetchAll(
        db, sql: Self.stale.replacing("state <> 'leased'", with: "state = 'leased'"),
        arguments: [try number(ofStudy: study, in: db)]
      ).count
    }
  }

  /// A run of the study whose lesson is not of the sources planned.
  private func nextStale(of study: Int64, in db: Database) throws -> Row? {
    try Row.fetchOne(db, sql: Self.stale, arguments: [study])
  }

  private static let stale = """
    SELECT run.number, run.id, run.state FROM run
    JOIN lesson ON lesson.run = run.number
    JOIN studyRun ON studyRun.run = run.number AND study = ? AND isCurrent = 1
    WHERE state <> 'leased' AND EXISTS (
      SELECT 1 FROM runSource WHERE target = run.number AND isPlanned <> isLearned)
    ORDER BY run.number
    """

  private func supersede(_ run: Int64, in db: Database, at now: Date) throws {
    let one = "SELECT number FROM run WHERE number = ?"
    guard
      let result = try RecordReader(db, runs: one, order: one, arguments: [run]).records().first?
        .result
    else { return }
    var whole = result
    whole.masks = try masks(ofRun: run, in: db)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO supersededRun (attempt, run, digest, result, lesson, supersededAt)
        SELECT attempt, trainedRun.run, digest, ?, text, ?
        FROM trainedRun JOIN lesson ON lesson.run = trainedRun.run WHERE trainedRun.run = ?
        """,
      arguments: [
        String(decoding: try encoder.encode(whole), as: UTF8.self), now.timeIntervalSince1970, run,
      ])
    for table in Schema.measurementTables + ["trainedRun"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE run = ?", arguments: [run])
    }
  }
}
