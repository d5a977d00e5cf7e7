public import FaninStudy
public import Foundation
import GRDB

/// What an import changed.
public struct ImportSummary: Hashable, Sendable {
  /// Results the study did not have.
  public var new = 0
  /// Results it had, equal in every value.
  public var known = 0
  /// Runs of these that fanin trained too; the study reports the imported results.
  public var alsoTrained = 0
}

extension Ledger {
  /// Takes results computed elsewhere as those of a plan's runs, all or none.
  ///
  /// They belong to the plan's study alone. A study that the ledger first sees here was not declared
  /// before its results existed, and the ledger records it so.
  ///
  /// - Throws: ``LedgerError/contradictory(_:)`` when the study has other results of these runs from
  ///   elsewhere, and others; nothing is taken over then.
  public func take(
    _ results: [ForeignResult], from source: ForeignSource, for plan: Plan, at now: Date = Date()
  ) throws -> ImportSummary {
    _ = try enroll(plan, resultsSeen: results.count, at: now)
    return try write(durable: true) { db in
      let study = try number(ofStudy: plan.study.name, in: db)
      let held = try foreignRows(of: study, in: db)
      var summary = ImportSummary()
      var contradictions: [Contradiction] = []
      var new: [(number: Int64, result: ForeignResult)] = []
      let find = try db.cachedStatement(sql: "SELECT number, state FROM run WHERE id = ?")
      for result in results {
        guard let row = try Row.fetchOne(find, arguments: [result.run.hexadecimal]) else {
          throw LedgerError.unknownRun(id: result.run.hexadecimal)
        }
        let number: Int64 = try row.decode(atIndex: 0)
        if try row.word(RunState.self, atIndex: 1) == .finished { summary.alsoTrained += 1 }
        if let before = held[number] {
          if before.digest == result.digest(from: source.name) {
            summary.known += 1
          } else {
            contradictions.append(
              Contradiction(
                run: result.run, held: "\(before.result.text) (\(before.source.name))",
                offered: "\(result.text) (\(source.name), line \(result.line))"))
          }
        } else {
          new.append((number, result))
        }
      }
      guard contradictions.isEmpty else { throw LedgerError.contradictory(contradictions) }
      guard !new.isEmpty else { return summary }
      let file = try number(of: source, in: db, at: now)
      for (number, result) in new {
        try record(result, as: number, of: study, source: source, number: file, in: db)
      }
      summary.new = new.count
      return summary
    }
  }

  private func number(of source: ForeignSource, in db: Database, at now: Date) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO foreignSource (name, fileDigest, importedAt) VALUES (?, ?, ?)
        ON CONFLICT (name, fileDigest) DO NOTHING
        """, arguments: [source.name, source.fileDigest, now.timeIntervalSince1970])
    return try Int64.fetchOne(
      db, sql: "SELECT number FROM foreignSource WHERE name = ? AND fileDigest = ?",
      arguments: [source.name, source.fileDigest]) ?? 0
  }

  private func record(
    _ result: ForeignResult, as run: Int64, of study: Int64, source: ForeignSource, number: Int64,
    in db: Database
  ) throws {
    let columns = ForeignQuantity.allCases
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO foreignResult (study, run, source, line, epochs, connections, digest,
          \(columns.map(\.column).joined(separator: ", ")))
        VALUES (?, ?, ?, ?, ?, ?, ?\(String(repeating: ", ?", count: columns.count)))
        """)
    let values = StatementArguments(columns.map { result.values[$0] })
    try insert.execute(
      arguments: [
        study, run, number, result.line, result.epochs, result.connections,
        result.digest(from: source.name),
      ] + values)
  }

  /// Results from elsewhere, by the number of the run.
  func foreignRows(of study: Int64, in db: Database) throws -> [Int64: ForeignRow] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT foreignResult.*, run.id, foreignSource.name, foreignSource.fileDigest
        FROM foreignResult
        JOIN run ON run.number = foreignResult.run
        JOIN foreignSource ON foreignSource.number = foreignResult.source
        WHERE study = ?
        """, arguments: [study])
    var found: [Int64: ForeignRow] = [:]
    while let row = try rows.next() {
      found[try row.decode(forColumn: "run")] = try ForeignRow(row: row)
    }
    return found
  }

  /// Counts runs whose results came from elsewhere as finished.
  ///
  /// For the whole ledger a run counts so when every study that asks for it has such a result.
  func countForeign(ofStudy study: Int64?, in db: Database, _ counts: inout RunCounts) throws {
    let rows = try Row.fetchAll(
      db,
      sql: study == nil
        ? """
        SELECT state, count(*) FROM run
        WHERE state <> 'finished' AND number IN (SELECT run FROM foreignResult)
          AND EXISTS (SELECT 1 FROM studyRun WHERE run = run.number AND isCurrent = 1)
          AND NOT EXISTS (
            SELECT 1 FROM studyRun AS s WHERE s.run = run.number AND isCurrent = 1
              AND (s.study, s.run) NOT IN (SELECT study, run FROM foreignResult))
        GROUP BY state
        """
        : """
        SELECT state, count(*) FROM foreignResult
        JOIN studyRun USING (study, run) JOIN run ON run.number = foreignResult.run
        WHERE foreignResult.study = ? AND isCurrent = 1 AND state <> 'finished' GROUP BY state
        """, arguments: study.map { [$0] } ?? [])
    for row in rows {
      let runs: Int = try row.decode(atIndex: 1)
      counts[try row.word(atIndex: 0)] -= runs
      counts.finished += runs
    }
  }
}
