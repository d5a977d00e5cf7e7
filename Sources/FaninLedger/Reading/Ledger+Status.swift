import FaninStudy
public import Foundation
import GRDB

extension Ledger {
  /// Where a study stands, or the whole ledger when it is nil; changes nothing.
  ///
  /// - Throws: ``LedgerError/unknownStudy(name:known:)`` and others.
  public func status(
    of study: String? = nil, seenFrom observer: WorkerProcess = .current, at now: Date = Date()
  ) throws -> LedgerStatus {
    try read { db in
      let members = try Members(study.map { try number(ofStudy: $0, in: db) })
      let lost = Set(try lostAttempts(seenFrom: observer, in: db, at: now).map(\.token))
      var counts = try counts(ofStudy: members.study, in: db)
      var alive: Set<Int64> = []
      for row in try members.openAttempts(in: db) {
        if try lost.contains(row.decode(atIndex: 0)) {
          counts.leased -= 1
          counts.pending += 1
        } else {
          alive.insert(try row.decode(atIndex: 1))
        }
      }
      return LedgerStatus(
        study: study, counts: counts, outOfStudy: try members.outOfStudy(in: db),
        workersAlive: alive.count,
        runsPerMinute: alive.isEmpty ? nil : try members.runsPerMinute(in: db, at: now),
        waiting: try members.waiting(in: db, at: now), firstErrors: try members.firstErrors(in: db),
        obstacles: try members.obstacles(in: db))
    }
  }
}

/// The runs of one study, or of all.
private struct Members {
  let study: Int64?

  init(_ study: Int64?) { self.study = study }

  /// A condition on `run.number`.
  private var areMembers: String {
    """
    EXISTS (SELECT 1 FROM studyRun WHERE studyRun.run = run.number AND isCurrent = 1
      \(study == nil ? "" : "AND study = :study"))
    """
  }

  private var arguments: StatementArguments { study.map { ["study": $0] } ?? [:] }

  func openAttempts(in db: Database) throws -> [Row] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT attempt.token, attempt.worker FROM attempt
        JOIN run ON run.number = attempt.run
        WHERE attempt.outcome IS NULL AND \(areMembers)
        """, arguments: arguments)
  }

  func outOfStudy(in db: Database) throws -> Int {
    let condition = study == nil ? "" : "WHERE study = :study"
    return try Ledger.plausible(
      Int.fetchOne(
        db, sql: "SELECT coalesce(sum(runs), 0) FROM outOfStudyCount \(condition)",
        arguments: arguments) ?? 0)
  }

  /// The rate over the last ten minutes, or over the last thousand runs finished within them.
  func runsPerMinute(in db: Database, at now: Date) throws -> Double? {
    let since = now.timeIntervalSince1970 - 600
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT count(*), min(begunAt) FROM (
          SELECT finishedAt - seconds AS begunAt FROM trainedRun
          JOIN run ON run.number = trainedRun.run
          WHERE finishedAt > :since AND \(areMembers)
          ORDER BY finishedAt DESC LIMIT 1000)
        """, arguments: arguments + ["since": since])
    guard let row, let begin: Double = try row.decode(atIndex: 1) else { return nil }
    let minutes = (now.timeIntervalSince1970 - max(begin, since)) / 60
    return minutes > 0 ? Double(try row.decode(Int.self, atIndex: 0)) / minutes : nil
  }

  /// Pending runs that wait after a loss.
  func waiting(in db: Database, at now: Date) throws -> Int {
    try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM run
        WHERE state = 'pending' AND waitsUntil > :now AND lostAt <= :now AND \(areMembers)
        """, arguments: arguments + ["now": now.timeIntervalSince1970]) ?? 0
  }

  /// The failed sources of blocked runs; the failure is told with them.
  func obstacles(in db: Database) throws -> [LedgerStatus.Obstacle] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT source.id, (
            SELECT error FROM attempt WHERE attempt.run = source.number AND outcome = 'failed'
            ORDER BY token DESC LIMIT 1) AS error,
          count(*) AS blocked
        FROM run
        JOIN runSource ON runSource.target = run.number AND isPlanned = 1
        JOIN run AS source ON source.number = runSource.source AND source.state = 'failed'
        WHERE run.state = 'blocked' AND \(areMembers)
        GROUP BY source.number ORDER BY blocked DESC, source.number LIMIT 5
        """, arguments: arguments
    ).map { row in
      try LedgerStatus.Obstacle(
        source: RunID(hexadecimal: row.decode(atIndex: 0)), error: row.decode(atIndex: 1),
        blocked: row.decode(atIndex: 2))
    }
  }

  func firstErrors(in db: Database) throws -> [LedgerStatus.Failure] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT run.id, attempt.error, attempt.failure FROM run
        JOIN attempt ON attempt.token = (
          SELECT max(token) FROM attempt WHERE attempt.run = run.number AND outcome = 'failed')
        WHERE run.state = 'failed' AND \(areMembers)
        ORDER BY attempt.token LIMIT 5
        """, arguments: arguments
    ).map { row in
      try LedgerStatus.Failure(
        run: RunID(hexadecimal: row.decode(atIndex: 0)), error: row.decode(atIndex: 1),
        kind: row.wordIfPresent(atIndex: 2))
    }
  }
}
