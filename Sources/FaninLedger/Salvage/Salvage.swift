import Foundation
import GRDB

/// What can still be read of a damaged ledger, copied table by table into a new one.
///
/// Pages that are lost take rows with them, and rows take along what refers to them: what remains is a
/// ledger all the same, in which every result is whole. What is missing is to be trained again.
struct Salvage {
  private let damaged: DatabaseQueue
  private let db: Database
  private let tables: [String]

  /// Prepares to copy into a new ledger, whose triggers are out of the way.
  init(from damaged: DatabaseQueue, into db: Database) throws {
    self.damaged = damaged
    self.db = db
    // The counts are counted anew.
    tables = try String.fetchAll(
      db,
      sql: """
        SELECT name FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL
          AND name NOT LIKE 'sqlite_%' AND name NOT IN ('runCount', 'outOfStudyCount')
        """)
  }

  /// Copies all that can be read.
  func copy() throws {
    for table in tables { try copy(table) }
    try removeOrphans()
  }

  /// Copies a table from both of its ends, as far as its pages can be read.
  private func copy(_ table: String) throws {
    let key = try db.primaryKey(table).columns
    // Without those that are computed.
    let columns = try String.fetchAll(
      db, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table])
    let names = columns.joined(separator: ", ")
    let insert = try db.makeStatement(
      sql: """
        INSERT OR IGNORE INTO \(table) (\(names))
        VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
        """)
    for direction in ["ASC", "DESC"] {
      let order = key.map { "\($0) \(direction)" }.joined(separator: ", ")
      var failure: (any Error)?
      do {
        try damaged.read { source in
          let found = try Row.fetchCursor(
            source, sql: "SELECT \(names) FROM \(table) NOT INDEXED ORDER BY \(order)")
          while failure == nil, let row = try found.next() {
            do {
              try Self.execute(insert, row)
            } catch {
              failure = error
            }
          }
        }
        if failure == nil { return }
      } catch is DatabaseError {
        // The page after this row cannot be read; perhaps those from the other end can.
      }
      if let failure { throw failure }
    }
  }

  /// Inserts a row, unless the schema would not take it: then it was damaged too.
  ///
  /// - Throws: What keeps the copy from being written, as a full disk.
  private static func execute(_ insert: Statement, _ row: Row) throws {
    do {
      try insert.execute(arguments: StatementArguments(row.databaseValues))
    } catch let error as DatabaseError
      where [.SQLITE_CONSTRAINT, .SQLITE_MISMATCH].contains(error.resultCode)
    {}
  }

  /// Removes rows that refer to lost ones, until none does.
  func removeOrphans() throws {
    var removed = 1
    while removed > 0 {
      removed = 0
      for table in tables {
        for key in try db.foreignKeys(on: table) {
          let pairs = key.mapping
          guard let pair = pairs.first else { continue }
          try db.execute(
            sql: """
              DELETE FROM \(table) WHERE \(pair.origin) IS NOT NULL AND \(pair.origin) NOT IN (
                SELECT \(pair.destination) FROM \(key.destinationTable))
              """)
          removed += db.changesCount
        }
      }
    }
  }
}
