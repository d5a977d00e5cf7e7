import FaninRandom
public import FaninStudy
import FaninTraining
import GRDB

extension Ledger {
  /// All runs of a study, in plan order.
  ///
  /// - Throws: ``LedgerError/unknownStudy(name:known:)``, ``LedgerError/altered(path:runs:)`` where
  ///   a result is not the one that was recorded, and others.
  /// - Complexity: O(runs · epochs), in a fixed number of queries.
  public func records(of study: String) throws -> [RunRecord] {
    try read { db in try intactRecords(of: number(ofStudy: study, in: db), in: db) }
  }

  /// The same with results as they stand, changed since or not: to be computed again.
  ///
  /// - Throws: ``LedgerError/unknownStudy(name:known:)`` and others.
  public func storedRecords(of study: String) throws -> [RunRecord] {
    try read { db in try records(of: number(ofStudy: study, in: db), .reported, in: db) }
  }

  /// The runs of a study by its number, none of whose results was changed since.
  func intactRecords(of study: Int64, in db: Database) throws -> [RunRecord] {
    let records = try records(of: study, .reported, in: db)
    try refuse(records.filter { !$0.isIntact }.map(\.id))
    return records
  }

  /// The runs that a study trains only because others learn from them.
  ///
  /// - Throws: ``LedgerError/unknownStudy(name:known:)`` and others.
  public func sourceRecords(of study: String) throws -> [RunRecord] {
    try read { db in try records(of: number(ofStudy: study, in: db), .learnedFrom, in: db) }
  }

  /// Runs that left a study, with the results they had.
  ///
  /// - Throws: ``LedgerError/unknownStudy(name:known:)`` and others.
  public func recordsOut(of study: String) throws -> [RunRecord] {
    try read { db in try records(of: number(ofStudy: study, in: db), .left, in: db) }
  }

  /// Which runs of a study are meant.
  enum Membership {
    /// Those its analysis is about.
    case reported
    /// Those trained only because others learn from them.
    case learnedFrom
    /// Those that left it.
    case left
  }

  /// Runs of a study by its number, in plan order.
  func records(of study: Int64, _ members: Membership, in db: Database) throws -> [RunRecord] {
    let condition =
      switch members {
      case .reported: "isCurrent = 1 AND isSource = 0"
      case .learnedFrom: "isCurrent = 1 AND isSource = 1"
      case .left: "isCurrent = 0"
      }
    return try RecordReader(
      db, runs: "SELECT run FROM studyRun WHERE study = ?1 AND \(condition)",
      order: """
        SELECT run AS number FROM studyRun WHERE study = ?1 AND \(condition) ORDER BY position
        """, arguments: [study], foreign: try foreignRows(of: study, in: db)
    ).records()
  }

  /// The run whose id begins so.
  ///
  /// - Throws: ``LedgerError/unknownRun(id:)``, ``LedgerError/ambiguousRun(id:matches:)`` and
  ///   others.
  public func record(_ prefix: String) throws -> RunRecord {
    try read { db in
      let number = try number(ofRun: prefix, in: db)
      let one = "SELECT number FROM run WHERE number = ?"
      let records = try RecordReader(db, runs: one, order: one, arguments: [number]).records()
      guard let record = records.first else { throw LedgerError.unknownRun(id: prefix) }
      return record
    }
  }

  /// Runs whose ids begin so, in their order, at most `limit`.
  public func runs(beginning prefix: String, limit: Int) throws -> [RunID] {
    try read { db in
      let ids = try String.fetchAll(
        db, sql: "SELECT id FROM run WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
        arguments: [prefix, prefix + "g", limit])
      return ids.map(RunID.init(hexadecimal:))
    }
  }

  /// The number of the one run whose id begins so.
  func number(ofRun prefix: String, in db: Database) throws -> Int64 {
    let prefix = prefix.lowercased()
    guard !prefix.isEmpty, prefix.allSatisfy(\.isHexDigit) else {
      throw LedgerError.unknownRun(id: prefix)
    }
    // Every id that begins with the prefix lies between it and the prefix with a digit past `f`.
    let rows = try Row.fetchAll(
      db, sql: "SELECT number, id FROM run WHERE id >= ? AND id < ? ORDER BY id LIMIT 4",
      arguments: [prefix, prefix + "g"])
    guard let row = rows.first else { throw LedgerError.unknownRun(id: prefix) }
    guard rows.count == 1 else {
      throw LedgerError.ambiguousRun(
        id: prefix, matches: try rows.map { RunID(hexadecimal: try $0.decode(atIndex: 1)) })
    }
    return try row.decode(atIndex: 0)
  }
}
