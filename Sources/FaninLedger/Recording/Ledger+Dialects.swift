public import FaninData
import Foundation
import GRDB

extension Ledger {
  /// Remembers what tables of data were read as, by the identity of the data.
  ///
  /// - Throws: ``LedgerError``.
  public func record(dialects: [String: CSVDialect]) throws {
    let texts = try dialects.mapValues(Self.text)
    let known = try read { db in
      try Set(String.fetchAll(db, sql: "SELECT identity FROM dataSource WHERE dialect IS NOT NULL"))
    }
    guard !known.isSuperset(of: texts.keys) else { return }
    try write { db in
      for (identity, text) in texts.sorted(by: { $0.key < $1.key }) {
        try db.execute(
          sql: "UPDATE dataSource SET dialect = ? WHERE identity = ?", arguments: [text, identity])
      }
    }
  }

  /// A dialect as the ledger holds it.
  static func text(of dialect: CSVDialect) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(dialect), as: UTF8.self)
  }

  /// What the tables behind a study's results were read as: data by their identity, imported files by
  /// their name and digest.
  func dialects(of study: Int64, in db: Database) throws -> [String: CSVDialect] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT identity, dialect FROM dataSource WHERE dialect IS NOT NULL AND identity IN (
          SELECT DISTINCT recipe.data FROM studyRun JOIN run ON run.number = studyRun.run
          JOIN recipe ON recipe.number = run.recipe WHERE study = ?1 AND isCurrent = 1)
        UNION ALL
        SELECT name || ', file ' || substr(fileDigest, 1, 12), dialect FROM foreignSource
        WHERE dialect IS NOT NULL AND number IN (SELECT source FROM foreignResult WHERE study = ?1)
        """, arguments: [study])
    var dialects: [String: CSVDialect] = [:]
    while let row = try rows.next() {
      let text: String = try row.decode(atIndex: 1)
      dialects[try row.decode(atIndex: 0)] = try JSONDecoder().decode(
        CSVDialect.self, from: Data(text.utf8))
    }
    return dialects
  }
}
