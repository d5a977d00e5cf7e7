public import FaninStudy
public import Foundation
import GRDB

/// One time a worker took a run, and what became of it.
public struct AttemptRecord: Hashable, Sendable, Decodable {
  /// The number of the attempt in the ledger.
  public let token: Int64
  /// The machine.
  public let host: String
  /// The process.
  public let pid: Int32
  /// The thread within the process, from 0.
  public let thread: Int
  /// fanin's version.
  public let version: String
  /// `debug` or `release`.
  public let build: String
  /// The kernels' instruction set.
  public let instructionSet: String
  /// When the run was taken.
  public let leasedAt: Date
  /// When the attempt ended; nil while it is open.
  public let endedAt: Date?
  /// What became of it; nil while it is open.
  public let outcome: AttemptOutcome?
  /// Why it failed; nil unless it did.
  public let error: String?
  /// Why it failed, in one word; nil unless it did.
  public let failure: FailureKind?
  /// How often it kept the state of the run.
  public let checkpoints: Int
}

extension Ledger {
  /// Every attempt at a run, the first one first.
  ///
  /// - Throws: ``LedgerError``.
  public func attempts(at run: RunID) throws -> [AttemptRecord] {
    try read { db in
      try PlainRow<AttemptRecord>.fetchAll(
        db,
        sql: """
          SELECT attempt.*, worker.*
          FROM attempt
          JOIN worker ON worker.number = attempt.worker
          JOIN run ON run.number = attempt.run
          WHERE run.id = ? ORDER BY attempt.token
          """, arguments: [run.hexadecimal]
      ).map(\.value)
    }
  }
}
