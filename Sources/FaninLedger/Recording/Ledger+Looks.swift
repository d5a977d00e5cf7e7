public import Foundation
import GRDB

extension Ledger {
  /// Remembers that results of a study were shown, once for every number of finished runs.
  ///
  /// Nothing is kept while no run has finished: there was nothing to see.
  ///
  /// - Throws: ``LedgerError/unknownStudy(name:known:)`` and others.
  public func recordLook(at study: String, by command: String, on now: Date = Date()) throws {
    try write { db in
      let study = try number(ofStudy: study, in: db)
      let finished = try counts(ofStudy: study, in: db).finished
      let seen = try Int.fetchOne(
        db, sql: "SELECT max(finishedRuns) FROM look WHERE study = ?", arguments: [study])
      guard finished > seen ?? 0 else { return }
      try db.execute(
        sql: "INSERT INTO look (study, command, finishedRuns, lookedAt) VALUES (?, ?, ?, ?)",
        arguments: [study, command, finished, now.timeIntervalSince1970])
    }
  }

  /// Every look at a study's results, the first one first.
  ///
  /// - Throws: ``LedgerError/unknownStudy(name:known:)`` and others.
  public func looks(at study: String) throws -> [StudyLook] {
    try read { db in try looks(at: number(ofStudy: study, in: db), in: db) }
  }

  /// The same by the study's number.
  func looks(at study: Int64, in db: Database) throws -> [StudyLook] {
    try PlainRow<StudyLook>.fetchAll(
      db,
      sql:
        "SELECT command, finishedRuns, lookedAt FROM look WHERE study = ? ORDER BY lookedAt, number",
      arguments: [study]
    ).map(\.value)
  }
}

/// A moment at which results of a study were shown.
public struct StudyLook: Hashable, Sendable, Codable {
  /// The command that showed them, such as `report`.
  public let command: String
  /// Finished runs of the study at that moment.
  public let finishedRuns: Int
  /// When.
  public let lookedAt: Date

  /// Creates a look.
  public init(command: String, finishedRuns: Int, lookedAt: Date) {
    self.command = command
    self.finishedRuns = finishedRuns
    self.lookedAt = lookedAt
  }
}
