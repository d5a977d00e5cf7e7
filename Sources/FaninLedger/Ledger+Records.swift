import FaninRandom
import FaninStudy
import FaninTraining
import GRDB

extension Ledger {
  /// All runs of a study, in plan order.
  ///
  /// - Throws: ``LedgerError/unknownStudy(name:known:)`` and others.
  /// - Complexity: O(runs · epochs), in six queries.
  public func records(of study: String) throws -> [RunRecord] {
    try records(of: study, isCurrent: true, isSource: false)
  }

  /// The runs that a study trains only because others learn from them.
  ///
  /// - Throws: ``LedgerError/unknownStudy(name:known:)`` and others.
  public func sourceRecords(of study: String) throws -> [RunRecord] {
    try records(of: study, isCurrent: true, isSource: true)
  }

  /// Runs that left a study, with the results they had.
  ///
  /// - Throws: ``LedgerError/unknownStudy(name:known:)`` and others.
  public func recordsOut(of study: String) throws -> [RunRecord] {
    try records(of: study, isCurrent: false, isSource: nil)
  }

  private func records(of study: String, isCurrent: Bool, isSource: Bool?) throws
    -> [RunRecord]
  {
    let members = "study = ?1 AND isCurrent = ?2 AND isSource = coalesce(?3, isSource)"
    return try read { db in
      let number = try number(ofStudy: study, in: db)
      return try RecordReader(
        db, runs: "SELECT run FROM studyRun WHERE \(members)",
        order: "SELECT run AS number FROM studyRun WHERE \(members) ORDER BY position",
        arguments: [number, isCurrent, isSource], foreign: try foreignRows(of: number, in: db)
      ).records()
    }
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
        id: prefix, matches: rows.map { RunID(hexadecimal: $0["id"]) })
    }
    return row["number"]
  }
}
