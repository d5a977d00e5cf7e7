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
    try read { db in try declarations(of: number(ofStudy: study, in: db), in: db) }
  }

  /// The same by the study's number.
  func declarations(of study: Int64, in db: Database) throws -> [StudyDeclaration] {
    try declarationRows(of: study, in: db).reduce(into: []) { declarations, next in
      // The same declared again, as by another machine whose ledger was merged, says nothing new.
      if declarations.last?.text == next.text { return }
      declarations.append(
        StudyDeclaration(
          text: next.text, declaredAt: Date(timeIntervalSince1970: next.declaredAt),
          finishedRuns: next.finishedRuns))
    }
  }

  /// A study's number.
  func number(ofStudy name: String, in db: Database) throws -> Int64 {
    let find = try db.cachedStatement(sql: "SELECT number FROM study WHERE name = ?")
    if let number = try Int64.fetchOne(find, arguments: [name]) { return number }
    let known = try String.fetchAll(db, sql: "SELECT name FROM study ORDER BY name")
    throw LedgerError.unknownStudy(name: name, known: known)
  }

  /// A count that the file keeps; sums of such counts cannot overflow.
  ///
  /// - Throws: `DatabaseError` for more runs than any ledger holds, or less than none.
  static func plausible(_ runs: Int) throws -> Int {
    guard (0...1 << 40).contains(runs) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "\(runs) runs are counted")
    }
    return runs
  }

  /// Where the runs of a study stand; of every study, each run once, when it is nil.
  func counts(ofStudy study: Int64?, in db: Database) throws -> RunCounts {
    let find = try db.cachedStatement(sql: "SELECT state, runs FROM runCount WHERE study = ?")
    let rows = try Row.fetchCursor(find, arguments: [study ?? 0])
    var counts = RunCounts()
    while let row = try rows.next() {
      counts[try row.word(atIndex: 0)] = try Self.plausible(row.decode(atIndex: 1))
    }
    try countForeign(ofStudy: study, in: db, &counts)
    return counts
  }
}

/// What a study declared, and how many results it had then.
public struct StudyDeclaration: Hashable, Sendable, Codable {
  /// The whole declaration, as canonical JSON.
  public let text: String
  /// When it was planned.
  public let declaredAt: Date
  /// Finished runs of the study at that moment: above zero, results could be seen before.
  public var finishedRuns: Int

  /// Creates a declaration.
  public init(text: String, declaredAt: Date, finishedRuns: Int) {
    self.text = text
    self.declaredAt = declaredAt
    self.finishedRuns = finishedRuns
  }
}
