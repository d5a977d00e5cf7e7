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
      // One at a time: a refit makes those stale that learned from the run.
      while let run = try stale(of: study, in: db).first(where: { $0.state != .leased }) {
        if run.state == .finished { try supersede(run.number, in: db, at: now) }
        try db.execute(sql: "DELETE FROM lesson WHERE run = ?", arguments: [run.number])
        try db.execute(
          sql: "UPDATE runSource SET isLearned = 0 WHERE target = ?1 OR source = ?1",
          arguments: [run.number])
        if run.state != .pending { try move(run.number, to: .pending, in: db) }
        try settle(run.number, in: db)
        refitted.append(RunID(hexadecimal: run.id))
      }
      return refitted
    }
  }

  /// The runs of a study that have learned from others than those its plan names by now, and that
  /// nobody holds: a refit would let them learn again.
  ///
  /// - Throws: ``LedgerError``.
  public func staleRuns(of study: String) throws -> Set<RunID> {
    try read { db in try staleRuns(of: number(ofStudy: study, in: db), in: db) }
  }

  /// The same by the study's number.
  func staleRuns(of study: Int64, in db: Database) throws -> Set<RunID> {
    try Set(
      stale(of: study, in: db).filter { $0.state != .leased }.map { RunID(hexadecimal: $0.id) })
  }

  /// How many of those are under way.
  ///
  /// - Throws: ``LedgerError``.
  public func leasedStaleRuns(of study: String) throws -> Int {
    try read { db in
      try Array(
        stale(of: number(ofStudy: study, in: db), in: db).filter { $0.state == .leased }
      ).count
    }
  }

  /// The runs of a study whose lesson is not of the sources planned.
  private func stale(of study: Int64, in db: Database) throws -> RecordCursor<StaleRun> {
    try StaleRun.fetchCursor(
      db,
      sql: """
        SELECT run.number, run.id, run.state FROM run
        JOIN lesson ON lesson.run = run.number
        JOIN studyRun ON studyRun.run = run.number AND study = ? AND isCurrent = 1
        WHERE EXISTS (
          SELECT 1 FROM runSource WHERE target = run.number AND isPlanned <> isLearned)
        ORDER BY run.number
        """, arguments: [study])
  }

  /// Puts the result of a run aside, whole, with the lesson it was drawn from.
  func supersede(_ run: Int64, in db: Database, at now: Date) throws {
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

/// A run whose lesson is not of the sources planned.
private struct StaleRun: Decodable, FetchableRecord {
  let number: Int64
  let id: String
  let state: RunState
}
