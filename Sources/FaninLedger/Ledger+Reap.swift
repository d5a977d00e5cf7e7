public import Foundation
import GRDB

extension Ledger {
  /// Makes the runs of ended workers pending again: expired leases, and processes of this machine
  /// that are no more.
  ///
  /// - Returns: The number of attempts lost.
  /// - Throws: ``LedgerError``.
  @discardableResult
  public func reap(seenFrom observer: WorkerProcess = .current, at now: Date = Date()) throws -> Int
  {
    // Looked at before locking: most of the time there is nothing to do.
    guard try read({ try lostAttempts(seenFrom: observer, in: $0, at: now) }).isEmpty == false
    else { return 0 }
    return try write { db in
      let lost = try lostAttempts(seenFrom: observer, in: db, at: now)
      for attempt in lost { try lose(attempt, in: db, at: now) }
      return lost.count
    }
  }

  /// Makes runs whose lease expired pending again.
  func reapExpired(in db: Database, at now: Date) throws {
    let expired = try db.cachedStatement(
      sql: "SELECT token, run FROM attempt WHERE outcome IS NULL AND expiresAt < ?")
    let rows = try Row.fetchAll(expired, arguments: [now.timeIntervalSince1970])
    for row in rows { try lose(LostAttempt(token: row[0], run: row[1]), in: db, at: now) }
  }

  /// Open attempts nobody works on any more.
  func lostAttempts(seenFrom observer: WorkerProcess, in db: Database, at now: Date) throws
    -> [LostAttempt]
  {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT attempt.token, attempt.run, attempt.expiresAt, worker.*
        FROM attempt JOIN worker ON worker.number = attempt.worker
        WHERE attempt.outcome IS NULL
        """)
    var isDead: [WorkerProcess: Bool] = [:]
    return rows.compactMap { row in
      let attempt = LostAttempt(token: row["token"], run: row["run"])
      if row["expiresAt"] < now.timeIntervalSince1970 { return attempt }
      let process = WorkerProcess(row)
      let dead = isDead[process] ?? process.isDead(seenFrom: observer)
      isDead[process] = dead
      return dead ? attempt : nil
    }
  }

  private func lose(_ attempt: LostAttempt, in db: Database, at now: Date) throws {
    guard try end(attempt.token, as: .lost, in: db, at: now) else { return }
    try move(attempt.run, to: .pending, in: db)
  }
}

/// An open attempt whose worker is no more.
struct LostAttempt {
  let token: Int64
  let run: Int64
}

extension WorkerProcess {
  /// Reads the columns of table `worker`.
  init(_ row: Row) {
    self.init(
      host: row["host"], boot: row["boot"], processSpace: row["processSpace"], pid: row["pid"],
      start: row["processStart"])
  }
}
