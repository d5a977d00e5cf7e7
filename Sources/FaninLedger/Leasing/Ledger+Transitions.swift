import FaninStudy
import Foundation
import GRDB

// The two updates every transition is made of; the schema refuses them in any other order.

/// What became of an attempt.
public enum AttemptOutcome: String, Hashable, Sendable, Codable, CaseIterable {
  /// It recorded a result.
  case finished
  /// It recorded why there is none.
  case failed
  /// Its worker gave the run back.
  case released
  /// Its lease expired, or its process ended.
  case lost
}

extension Ledger {
  /// Why an attempt ended without a result.
  struct Failure {
    let kind: FailureKind
    let reason: String
  }

  /// Ends the attempt of a lease, if the lease is still held.
  ///
  /// - Throws: ``LedgerError/leaseLost(_:)``, by which a stale worker is fenced off.
  func end(
    _ lease: Lease, as outcome: AttemptOutcome, because failure: Failure? = nil, in db: Database,
    at now: Date
  ) throws {
    guard try end(lease.token, as: outcome, because: failure, in: db, at: now) else {
      throw LedgerError.leaseLost(lease.run.id)
    }
  }

  /// Ends an attempt; false when it had ended before.
  func end(
    _ token: Int64, as outcome: AttemptOutcome, because failure: Failure? = nil, in db: Database,
    at now: Date
  ) throws -> Bool {
    let end = try db.cachedStatement(
      sql: """
        UPDATE attempt SET outcome = ?, failure = ?, error = ?, endedAt = ?
        WHERE token = ? AND outcome IS NULL
        """)
    try end.execute(arguments: [
      outcome.rawValue, failure?.kind.rawValue, failure?.reason, now.timeIntervalSince1970, token,
    ])
    return db.changesCount == 1
  }

  /// Moves a run to another state.
  func move(_ run: Int64, to state: RunState, in db: Database) throws {
    let move = try db.cachedStatement(sql: "UPDATE run SET state = ? WHERE number = ?")
    try move.execute(arguments: [state.rawValue, run])
  }
}
