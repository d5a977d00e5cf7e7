public import FaninStudy
public import Foundation
import GRDB

/// A finished run executed again, and whether it gave the same bits.
public struct Verification: Hashable, Sendable, Codable {
  /// The run.
  public var run: RunID
  /// The machine that executed it again.
  public var host: String
  /// What it was executed by and from.
  public var provenance: Provenance
  /// The digest the ledger held.
  public var expected: String
  /// The digest found.
  public var found: String
  /// Wall seconds of the execution.
  public var seconds: Double
  /// When it ended.
  public var verifiedAt: Date

  /// Whether the bits are the same.
  public var agrees: Bool { expected == found }

  /// Creates a verification.
  public init(
    run: RunID, host: String, provenance: Provenance, expected: String, found: String,
    seconds: Double, verifiedAt: Date
  ) {
    self.run = run
    self.host = host
    self.provenance = provenance
    self.expected = expected
    self.found = found
    self.seconds = seconds
    self.verifiedAt = verifiedAt
  }
}

extension Ledger {
  /// Keeps what became of a run that was executed again; on return it is on the disk.
  ///
  /// - Throws: ``LedgerError/unknownRun(id:)`` and others.
  public func record(_ verification: Verification) throws {
    try write(durable: true) { db in
      let run = try number(ofRun: verification.run.hexadecimal, in: db)
      try db.execute(
        sql: """
          INSERT INTO verification (run, provenance, program, host, verifiedAt, seconds, expected,
            found)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          run, try number(of: verification.provenance, in: db),
          try verification.provenance.program.map { try number(of: $0, in: db) }, verification.host,
          verification.verifiedAt.timeIntervalSince1970, verification.seconds,
          verification.expected, verification.found,
        ])
    }
  }

  /// Every verification of a study's runs, the first one first.
  ///
  /// - Throws: ``LedgerError/unknownStudy(name:known:)`` and others.
  public func verifications(of study: String) throws -> [Verification] {
    try read { db in try verifications(of: number(ofStudy: study, in: db), in: db) }
  }

  func verifications(of study: Int64, in db: Database) throws -> [Verification] {
    let origins = try OriginReader(db)
    return try Row.fetchAll(
      db,
      sql: """
        SELECT run.id, verification.* FROM verification
        JOIN run ON run.number = verification.run
        JOIN studyRun ON studyRun.run = run.number
        WHERE studyRun.study = ? AND studyRun.isCurrent = 1
        ORDER BY verification.verifiedAt, run.id, verification.host
        """, arguments: [study]
    ).map { row in
      try Verification(
        run: RunID(hexadecimal: row.decode(forColumn: "id")), host: row.decode(forColumn: "host"),
        provenance: origins.provenance(
          row.decode(forColumn: "provenance"), program: row.decode(forColumn: "program")),
        expected: row.decode(forColumn: "expected"), found: row.decode(forColumn: "found"),
        seconds: row.decode(forColumn: "seconds"), verifiedAt: row.decode(forColumn: "verifiedAt"))
    }
  }
}
