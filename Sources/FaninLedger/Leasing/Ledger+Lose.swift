import Foundation
import GRDB

extension Ledger {
  /// Attempts lost in a row, none of which kept a checkpoint, after which a run is quarantined.
  ///
  /// One that kept a checkpoint made progress: whatever ended its worker, the run goes on.
  public static let lossesUntilQuarantine = 3

  /// How long a run waits after so many losses in a row: 1 s, then 4 s.
  static func wait(afterLosses losses: Int) -> TimeInterval {
    losses == 0 ? 0 : pow(4, Double(losses - 1))
  }

  /// Ends an attempt nobody works on any more, and decides when its run may be taken again.
  func lose(_ attempt: LostAttempt, in db: Database, at now: Date) throws {
    let find = try db.cachedStatement(
      sql: """
        SELECT run.losses, attempt.checkpoints
        FROM attempt JOIN run ON run.number = attempt.run
        WHERE attempt.token = ? AND attempt.outcome IS NULL
        """)
    guard let row = try Row.fetchOne(find, arguments: [attempt.token]) else { return }
    let hasProgressed = try row.decode(Int.self, forColumn: "checkpoints") > 0
    let before: Int = try row.decode(forColumn: "losses")
    let losses = hasProgressed ? 0 : min(before, Self.lossesUntilQuarantine) + 1
    if losses >= Self.lossesUntilQuarantine {
      let failure = Failure(kind: .quarantined, reason: Self.quarantine(afterLosses: losses))
      guard try end(attempt.token, as: .failed, because: failure, in: db, at: now) else { return }
      try move(attempt.run, to: .failed, in: db)
    } else {
      guard try end(attempt.token, as: .lost, in: db, at: now) else { return }
      try move(attempt.run, to: .pending, in: db)
    }
    let note = try db.cachedStatement(
      sql: "UPDATE run SET losses = ?, lostAt = ?, waitsUntil = ? WHERE number = ?")
    let time = now.timeIntervalSince1970
    try note.execute(arguments: [
      losses, time, time + Self.wait(afterLosses: losses), attempt.run,
    ])
  }

  private static func quarantine(afterLosses losses: Int) -> String {
    "quarantined: \(losses) workers in a row were killed while they had it, before any checkpoint; "
      + "if nothing else killed them, it needs more memory than there is: use fewer --workers, then "
      + "release it with fanin retry"
  }
}
