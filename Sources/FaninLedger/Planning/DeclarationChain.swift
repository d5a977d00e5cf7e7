import FaninDigest
import Foundation
import GRDB

/// A row of table `studyDeclaration`.
///
/// Each holds a digest of itself and of the digest before it, so that a history rewritten afterwards
/// is noticed:
/// ```
/// digest = SHA-256("fanin-declaration-1", digest before, study, text, analysis, time, finished runs)
/// ```
struct DeclarationRow: Decodable {
  let number: Int64
  let text: String
  let analysis: String
  let declaredAt: Double
  let finishedRuns: Int
  let digest: String

  /// What the digest of such a row must be.
  static func digest(
    after previous: String, study: String, text: String, analysis: String, declaredAt: Double,
    finishedRuns: Int
  ) -> String {
    let time = String(declaredAt.bitPattern, radix: 16)
    return SHA256Digest.hexadecimal(
      of: [
        "fanin-declaration-1", previous, study, text, analysis, time, String(finishedRuns),
      ].joined(separator: "\n"))
  }

  /// The same of this row.
  func digest(after previous: String, study: String) -> String {
    Self.digest(
      after: previous, study: study, text: text, analysis: analysis, declaredAt: declaredAt,
      finishedRuns: finishedRuns)
  }
}

extension Ledger {
  /// The declarations of a study as they were recorded, the first one first.
  ///
  /// - Throws: ``LedgerError/alteredHistory(path:part:)`` where one was changed since.
  func declarationRows(of study: Int64, in db: Database) throws -> [DeclarationRow] {
    let rows = try storedDeclarationRows(of: study, in: db)
    let name = try name(ofStudy: study, in: db)
    var previous = ""
    for row in rows {
      previous = row.digest(after: previous, study: name)
      guard row.digest == previous else {
        throw LedgerError.alteredHistory(
          path: file.path, part: "declarations of study '\(name)'")
      }
    }
    return rows
  }

  /// Chains the declarations of a study anew, after a merge has put others between them.
  func chainDeclarations(of study: Int64, in db: Database) throws {
    let name = try name(ofStudy: study, in: db)
    var previous = ""
    for row in try storedDeclarationRows(of: study, in: db) {
      previous = row.digest(after: previous, study: name)
      try db.execute(
        sql: "UPDATE studyDeclaration SET digest = ? WHERE number = ?",
        arguments: [previous, row.number])
    }
  }

  private func storedDeclarationRows(of study: Int64, in db: Database) throws -> [DeclarationRow] {
    try PlainRow<DeclarationRow>.fetchAll(
      db,
      sql: """
        SELECT number, text, analysis, declaredAt, finishedRuns, digest FROM studyDeclaration
        WHERE study = ? ORDER BY declaredAt, number
        """, arguments: [study]
    ).map(\.value)
  }

  private func name(ofStudy study: Int64, in db: Database) throws -> String {
    let name = try String.fetchOne(
      db, sql: "SELECT name FROM study WHERE number = ?", arguments: [study])
    guard let name else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "there is no study \(study)")
    }
    return name
  }
}
