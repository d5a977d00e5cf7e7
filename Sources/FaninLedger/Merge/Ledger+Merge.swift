public import Foundation
import GRDB

/// What merging one ledger changed.
public struct MergeSummary: Hashable, Sendable, Codable {
  /// Runs the ledger did not know.
  public var newRuns = 0
  /// Results it did not have.
  public var newResults = 0
  /// Results both had, bit by bit the same.
  public var knownResults = 0
  /// Attempts it had not seen.
  public var newAttempts = 0
  /// Verifications it had not seen.
  public var newVerifications = 0
}

extension Ledger {
  /// Folds another ledger into this one: all of it, or on any error nothing.
  ///
  /// Merging again changes nothing, and several ledgers give the same in any order. A run's result
  /// is kept as that of the attempt that finished first; attempts, provenance, declarations and
  /// verifications of both stay. Work under way elsewhere is left out until it has ended. The other
  /// ledger is not changed.
  ///
  /// - Throws: ``LedgerError/contradictory(_:)`` when a run has another result there,
  ///   ``LedgerError/altered(path:runs:)`` when it is not the one that was recorded, and others.
  /// - Complexity: O(rows of the other · log rows of this one).
  public func merge(_ other: URL, at now: Date = Date()) throws -> MergeSummary {
    // Opening refuses what is no ledger; staying open, it removes SQLite's side files at the end.
    let source = try Ledger(at: other, for: .readOnly)
    defer { source.close() }
    guard !isSameFile(as: source) else { throw LedgerError.mergedWithItself(path: other.path) }
    try source.checkSoundness()
    try checkIntegrity()
    return try withConnection { db in
      try db.execute(sql: "ATTACH ? AS source", arguments: [source.file.addressForReading])
      defer { try? db.execute(sql: "DETACH source") }
      try db.execute(sql: "PRAGMA synchronous = FULL")
      defer { try? db.execute(sql: "PRAGMA synchronous = NORMAL") }
      var merge = Merge(db, held: url.path, offered: other.path) { run in
        try supersede(run, in: db, at: now)
      }
      try db.inTransaction {
        // Chained anew below, an edited history would be signed.
        for study in try Int64.fetchAll(db, sql: "SELECT number FROM main.study") {
          _ = try declarationRows(of: study, in: db)
        }
        try merge.run(at: now.timeIntervalSince1970)
        for study in try Int64.fetchAll(db, sql: "SELECT number FROM main.study") {
          try chainDeclarations(of: study, in: db)
        }
        return .commit
      }
      return merge.summary
    }
  }
}
