public import FaninData
public import FaninStudy
public import Foundation
import GRDB

/// What an import changed.
public struct ImportSummary: Hashable, Sendable {
  /// Results the study did not have.
  public var new = 0
  /// Results it had, equal in every value.
  public var known = 0
  /// Results it had with other values, which were put aside.
  public var replaced = 0
  /// Runs of these that fanin trained too; the study reports the imported results.
  public var alsoTrained = 0

  /// Creates a summary of so many new results.
  public init(new: Int = 0) { self.new = new }
}

extension Ledger {
  /// Takes results computed elsewhere as those of a plan's runs, all or none.
  ///
  /// They belong to the plan's study alone. A study that the ledger first sees here was not declared
  /// before its results existed, and the ledger records it so.
  ///
  /// Where they are a correction, other values of a result that the study has from elsewhere take its
  /// place, and what it was stays in the ledger.
  ///
  /// - Throws: ``LedgerError/contradictory(_:)`` when the study has other results of these runs from
  ///   elsewhere, unless they are corrected, and others; nothing is taken over then.
  public func take(
    _ results: [ForeignResult], from source: ForeignSource, readAs dialect: CSVDialect? = nil,
    for plan: Plan, isCorrection: Bool = false, at now: Date = Date()
  ) throws -> ImportSummary {
    try write(durable: true) { db in
      // In one transaction: a refused import must not leave its declaration behind.
      _ = try enroll(
        plan, plan.sourceRuns + plan.runs, resultsSeen: results.count, in: db, at: now)
      let study = try number(ofStudy: plan.study.name, in: db)
      let comparison = try compare(
        results, from: source, with: foreignRows(of: study, in: db), isCorrection, in: db)
      guard !comparison.changes.isEmpty else { return comparison.summary }
      let file = try number(of: source, dialect, in: db, at: now)
      for (run, result) in comparison.changes {
        guard let run else { throw LedgerError.unknownRun(id: result.run.hexadecimal) }
        try putAside(run, of: study, in: db, at: now)
        try record(result, as: run, of: study, source: file, in: db)
      }
      return comparison.summary
    }
  }

  /// What taking these results would change, without changing anything.
  ///
  /// - Throws: As taking them would.
  public func preview(
    _ results: [ForeignResult], from source: ForeignSource, for plan: Plan,
    isCorrection: Bool = false
  ) throws -> ImportSummary {
    try read { db in
      let study = try Int64.fetchOne(
        db, sql: "SELECT number FROM study WHERE name = ?", arguments: [plan.study.name])
      let held = try study.map { try foreignRows(of: $0, in: db) } ?? [:]
      return try compare(results, from: source, with: held, isCorrection, in: db).summary
    }
  }

  /// Runs by their numbers, nil for one not enrolled yet, with results that the study does not have.
  private typealias Comparison = (summary: ImportSummary, changes: [(Int64?, ForeignResult)])

  private func compare(
    _ results: [ForeignResult], from source: ForeignSource, with held: [Int64: ForeignRow],
    _ isCorrection: Bool, in db: Database
  ) throws -> Comparison {
    var comparison: Comparison = (ImportSummary(), [])
    var contradictions: [Contradiction] = []
    let find = try db.cachedStatement(sql: "SELECT number, state FROM run WHERE id = ?")
    for result in results {
      guard let row = try Row.fetchOne(find, arguments: [result.run.hexadecimal]) else {
        comparison.summary.new += 1
        comparison.changes.append((nil, result))
        continue
      }
      let run: Int64 = try row.decode(atIndex: 0)
      if try row.word(RunState.self, atIndex: 1) == .finished {
        comparison.summary.alsoTrained += 1
      }
      guard let before = held[run] else {
        comparison.summary.new += 1
        comparison.changes.append((run, result))
        continue
      }
      if before.digest == result.digest {
        comparison.summary.known += 1
      } else if isCorrection {
        comparison.summary.replaced += 1
        comparison.changes.append((run, result))
      } else {
        contradictions.append(
          Contradiction(
            run: result.run, held: "\(before.result.text) (\(before.source.name))",
            offered: "\(result.text) (\(source.name), line \(result.line))"))
      }
    }
    guard contradictions.isEmpty else { throw LedgerError.contradictory(contradictions) }
    return comparison
  }

  private func number(
    of source: ForeignSource, _ dialect: CSVDialect?, in db: Database, at now: Date
  ) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO foreignSource (name, fileDigest, dialect, importedAt) VALUES (?, ?, ?, ?)
        ON CONFLICT (name, fileDigest) DO NOTHING
        """,
      arguments: [
        source.name, source.fileDigest, try dialect.map(Self.text), now.timeIntervalSince1970,
      ])
    return try Int64.fetchOne(
      db, sql: "SELECT number FROM foreignSource WHERE name = ? AND fileDigest = ?",
      arguments: [source.name, source.fileDigest]) ?? 0
  }

  /// Keeps what a result was that another takes the place of.
  private func putAside(_ run: Int64, of study: Int64, in db: Database, at now: Date) throws {
    let members = ["epochs", "connections"] + ForeignQuantity.allCases.map(\.column)
    let values = members.map { "'\($0)', \($0)" }.joined(separator: ", ")
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO replacedImport (study, run, source, line, digest, result, replacedAt)
        SELECT study, run, source, line, digest, json_object(\(values)), ? FROM foreignResult
        WHERE study = ? AND run = ?
        """, arguments: [now.timeIntervalSince1970, study, run])
    try db.execute(
      sql: "DELETE FROM foreignResult WHERE study = ? AND run = ?", arguments: [study, run])
  }

  private func record(
    _ result: ForeignResult, as run: Int64, of study: Int64, source: Int64, in db: Database
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
        study, run, source, result.line, result.epochs, result.connections, result.digest,
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
}
