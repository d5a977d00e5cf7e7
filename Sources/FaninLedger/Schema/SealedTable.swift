import FaninDigest
import GRDB

/// A table of the ledger's history whose rows each hold a digest of themselves: whoever changes one
/// afterwards is noticed.
///
/// ```
/// digest = SHA-256("fanin-<table>-1", every value of the content in its order)
/// ```
/// Content is told without numbers that differ between ledgers, so a digest stays right in a merge.
struct SealedTable {
  /// What the rows are called.
  let words: String
  private let name: String
  private let key: String
  private let content: [String]
  private let joins: String
  /// Which rows are complete.
  private let isComplete: String

  static let all = [looks, verifications, attempts]

  static let looks = SealedTable(
    words: "looks at results", name: "look", key: "number",
    content: ["study.name", "look.command", "look.finishedRuns", "look.lookedAt"],
    joins: "JOIN study ON study.number = look.study", isComplete: "true")

  static let verifications = SealedTable(
    words: "re-runs", name: "verification", key: "number",
    content: [
      "run.id", "verification.host", "verification.verifiedAt", "verification.seconds",
      "verification.expected", "verification.found", "provenance.version", "provenance.build",
      "provenance.instructionSet", "provenance.processor", "provenance.system",
      "provenance.dataDigest",
    ],
    joins: """
      JOIN run ON run.number = verification.run
      JOIN provenance ON provenance.number = verification.provenance
      """, isComplete: "true")

  static let attempts = SealedTable(
    words: "attempts", name: "attempt", key: "token",
    content: [
      "run.id", "worker.host", "worker.boot", "worker.processSpace", "worker.pid",
      "worker.processStart", "worker.thread", "worker.version", "worker.build",
      "worker.instructionSet", "attempt.leasedAt", "attempt.expiresAt", "attempt.endedAt",
      "attempt.outcome", "attempt.error", "attempt.failure", "attempt.checkpoints",
    ],
    joins: """
      JOIN run ON run.number = attempt.run JOIN worker ON worker.number = attempt.worker
      """, isComplete: "attempt.outcome IS NOT NULL")

  /// Gives the rows that were just completed their digests.
  func seal(in db: Database) throws {
    let open = try db.cachedStatement(
      sql: select(where: "\(name).digest IS NULL AND \(isComplete)"))
    let rows = try Row.fetchAll(open)
    guard !rows.isEmpty else { return }
    let seal = try db.cachedStatement(sql: "UPDATE \(name) SET digest = ? WHERE \(key) = ?")
    for row in rows {
      try seal.execute(arguments: [digest(of: row), try row.decode(Int64.self, atIndex: 0)])
    }
  }

  /// The keys of complete rows that are not what was recorded.
  func altered(
    where condition: String = "true", _ arguments: StatementArguments = [], in db: Database
  ) throws -> [Int64] {
    let rows = try Row.fetchCursor(
      db, sql: select(where: "\(isComplete) AND \(condition)"), arguments: arguments)
    var altered: [Int64] = []
    while let row = try rows.next() {
      if try row.decode(String?.self, atIndex: 1) != digest(of: row) {
        altered.append(try row.decode(atIndex: 0))
      }
    }
    return altered
  }

  /// Removes complete rows that are not what was recorded.
  func removeAltered(in db: Database) throws {
    for row in try altered(in: db) {
      try db.execute(sql: "DELETE FROM \(name) WHERE \(key) = ?", arguments: [row])
    }
  }

  private func select(where condition: String) -> String {
    """
    SELECT \(name).\(key), \(name).digest, \(content.joined(separator: ", "))
    FROM \(name) \(joins) WHERE \(condition)
    """
  }

  /// The digest of a row's values from the third on.
  private func digest(of row: Row) -> String {
    var text = "fanin-\(name)-1"
    for value in row.databaseValues.dropFirst(2) {
      switch value.storage {
      case .null: text += "\nnull"
      case .int64(let number): text += "\n\(number)"
      case .double(let number): text += "\n#\(String(number.bitPattern, radix: 16))"
      case .string(let words): text += "\n\(words.utf8.count):\(words)"
      case .blob(let bytes): text += "\n\(bytes.count) bytes"
      }
    }
    return SHA256Digest.hexadecimal(of: text)
  }
}

extension Ledger {
  /// Makes sure that nobody has changed the history of a study's runs, or of all.
  ///
  /// - Throws: ``LedgerError/alteredHistory(path:part:)`` for the first part that was changed.
  func checkHistory(of study: Int64? = nil, in db: Database) throws {
    let mine = study == nil ? "true" : "study.number = ?1"
    let ours = study == nil ? "true" : "run.number IN (SELECT run FROM studyRun WHERE study = ?1)"
    let arguments: StatementArguments = study.map { [$0] } ?? []
    for table in SealedTable.all {
      let condition = table.words == SealedTable.looks.words ? mine : ours
      guard try table.altered(where: condition, arguments, in: db).isEmpty else {
        throw LedgerError.alteredHistory(path: file.path, part: table.words)
      }
    }
  }
}
