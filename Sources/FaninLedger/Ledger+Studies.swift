public import Foundation
import GRDB

extension Ledger {
  /// The names of all studies, in alphabetical order.
  public func studies() throws -> [String] {
    try read { db in try String.fetchAll(db, sql: "SELECT name FROM study ORDER BY name") }
  }

  /// Every declaration of a study, the first one first.
  ///
  /// - Throws: ``LedgerError/unknownStudy(name:known:)`` and others.
  public func declarations(of study: String) throws -> [StudyDeclaration] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT text, analysis, declaredAt, finishedRuns FROM studyDeclaration
          WHERE study = ? ORDER BY declaredAt, number
          """, arguments: [try number(ofStudy: study, in: db)]
      ).reduce(into: []) { declarations, row in
        // The same declared again, as by another machine whose ledger was merged, says nothing new.
        if declarations.last?.text == row[0] as String { return }
        declarations.append(
          StudyDeclaration(
            text: row[0], analysis: row[1], declaredAt: Date(timeIntervalSince1970: row[2]),
            finishedRuns: row[3]))
      }
    }
  }

  /// A study's number.
  func number(ofStudy name: String, in db: Database) throws -> Int64 {
    let find = try db.cachedStatement(sql: "SELECT number FROM study WHERE name = ?")
    if let number = try Int64.fetchOne(find, arguments: [name]) { return number }
    let known = try String.fetchAll(db, sql: "SELECT name FROM study ORDER BY name")
    throw LedgerError.unknownStudy(name: name, known: known)
  }

  /// Where the runs of a study stand; of every study, each run once, when it is nil.
  func counts(ofStudy study: Int64?, in db: Database) throws -> RunCounts {
    let find = try db.cachedStatement(sql: "SELECT state, runs FROM runCount WHERE study = ?")
    let rows = try Row.fetchCursor(find, arguments: [study ?? 0])
    var counts = RunCounts()
    while let row = try rows.next() { counts[try RunState(row: row, column: 0)] = row[1] }
    try countForeign(ofStudy: study, in: db, &counts)
    return counts
  }
}

/// What a study declared, and how many results it had then.
public struct StudyDeclaration: Hashable, Sendable, Codable {
  /// The whole declaration, as canonical JSON.
  public let text: String
  /// Its analysis, as canonical JSON.
  public let analysis: String
  /// When it was planned.
  public let declaredAt: Date
  /// Finished runs of the study at that moment: above zero, results could be seen before.
  public let finishedRuns: Int

  /// Creates a declaration.
  public init(text: String, analysis: String, declaredAt: Date, finishedRuns: Int) {
    self.text = text
    self.analysis = analysis
    self.declaredAt = declaredAt
    self.finishedRuns = finishedRuns
  }
}

extension RunState {
  /// Reads a state; the schema allows no other text.
  init(row: Row, column: Int) throws {
    let text: String = row[column]
    guard let state = RunState(rawValue: text) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "no run state is called '\(text)'")
    }
    self = state
  }
}
