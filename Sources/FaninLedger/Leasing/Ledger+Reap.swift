public import Foundation
import GRDB

extension Ledger {
  /// Makes the runs of ended workers pending again: expired leases, and processes of this machine
  /// that are no more.
  ///
  /// A run that was lost waits a little before it may be taken again, and is quarantined when it
  /// was lost ``lossesUntilQuarantine`` times in a row.
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

  /// Makes runs whose lease expired pending again; a process that asks is alive, whatever the clock
  /// says, so its own leases live on.
  func reapExpired(seenFrom observer: WorkerProcess, in db: Database, at now: Date) throws {
    let expired = try db.cachedStatement(
      sql: """
        SELECT attempt.token, attempt.run, attempt.expiresAt, worker.*
        FROM attempt JOIN worker ON worker.number = attempt.worker
        WHERE attempt.outcome IS NULL AND attempt.expiresAt < ?
        """)
    let rows = try Row.fetchAll(expired, arguments: [now.timeIntervalSince1970])
    for row in rows where try WorkerProcess(row: row) != observer {
      try lose(LostAttempt(row: row), in: db, at: now)
    }
  }

  /// Open attempts nobody works on any more.
  func lostAttempts(seenFrom observer: WorkerProcess, in db: Database, at now: Date) throws
    -> [LostAttempt]
  {
    let open = try db.cachedStatement(
      sql: """
        SELECT attempt.token, attempt.run, attempt.expiresAt, worker.*
        FROM attempt JOIN worker ON worker.number = attempt.worker
        WHERE attempt.outcome IS NULL
        """)
    var isDead: [WorkerProcess: Bool] = [:]
    return try Row.fetchAll(open).compactMap { row in
      let attempt = try LostAttempt(row: row)
      let process = try WorkerProcess(row: row)
      if process == observer { return nil }
      if try row.decode(forColumn: "expiresAt") < now.timeIntervalSince1970 { return attempt }
      let dead = isDead[process] ?? process.isDead(seenFrom: observer)
      isDead[process] = dead
      return dead ? attempt : nil
    }
  }
}

/// An open attempt whose worker is no more.
struct LostAttempt: Decodable, FetchableRecord {
  let token: Int64
  let run: Int64
}

extension WorkerProcess {
  /// Reads the columns of table `worker`.
  init(row: Row) throws {
    try self.init(
      host: row.decode(forColumn: "host"), boot: row.decode(forColumn: "boot"),
      processSpace: row.decode(forColumn: "processSpace"), pid: row.decode(forColumn: "pid"),
      start: row.decode(forColumn: "processStart"))
  }
}
