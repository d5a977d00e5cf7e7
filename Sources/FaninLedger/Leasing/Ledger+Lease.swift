import FaninData
import FaninRandom
import FaninStudy
import FaninTraining
public import Foundation
import GRDB

extension Ledger {
  /// Takes the next pending run, seed by seed in the order of enrollment; nil when there is none.
  ///
  /// - Parameters:
  ///   - worker: Who takes it.
  ///   - study: A study's name; nil takes runs of any.
  ///   - seconds: How long the lease lives without renewal.
  ///   - now: The present.
  /// - Returns: The lease; nil when no run is pending, or all that are wait after a loss.
  /// - Throws: ``LedgerError``.
  /// - Complexity: O(log runs), and what pending runs of other studies come before.
  public func lease(
    to worker: WorkerIdentity, study: String? = nil, for seconds: TimeInterval = 60,
    at now: Date = Date()
  ) throws -> Lease? {
    try leases(upTo: 1, to: worker, study: study, for: seconds, at: now).first
  }

  /// Takes the next pending runs at once, as is worth it where a run takes no longer than the
  /// ledger's work for it.
  ///
  /// A run that was lost before is taken alone, so that no other shares its fate.
  ///
  /// - Returns: At most `count` leases; none when no run is pending, or all that are wait.
  /// - Throws: ``LedgerError``.
  public func leases(
    upTo count: Int, to worker: WorkerIdentity, study: String? = nil,
    for seconds: TimeInterval = 60, at now: Date = Date()
  ) throws -> [Lease] {
    try write { db in
      try reapExpired(seenFrom: worker.process, in: db, at: now)
      let rows = try nextPending(upTo: count, of: study, in: db, at: now)
      guard !rows.isEmpty else { return [] }
      let holder = try register(worker, in: db)
      return try rows.map { try lease($0, to: holder, for: seconds, in: db, at: now) }
    }
  }

  private func lease(
    _ row: Row, to holder: Int64, for seconds: TimeInterval, in db: Database, at now: Date
  ) throws -> Lease {
    let run = try plannedRun(row)
    let reference = try JSONDecoder().decode(
      DataReference.self, from: Data(row.decode(String.self, forColumn: "reference").utf8))
    let number: Int64 = try row.decode(forColumn: "number")
    let open = try db.cachedStatement(
      sql: "INSERT INTO attempt (run, worker, leasedAt, expiresAt) VALUES (?, ?, ?, ?)")
    let time = now.timeIntervalSince1970
    try open.execute(arguments: [number, holder, time, time + seconds])
    let token = db.lastInsertedRowID
    try move(number, to: .leased, in: db)
    return Lease(run: run, data: reference, token: token, runNumber: number)
  }

  /// Moves on the instant at which leases expire.
  ///
  /// - Returns: The leases that were lost, whose work is in vain.
  /// - Throws: ``LedgerError``.
  public func renew(_ leases: [Lease], for seconds: TimeInterval = 60, at now: Date = Date()) throws
    -> [Lease]
  {
    guard !leases.isEmpty else { return [] }
    return try write { db in
      let renew = try db.cachedStatement(
        sql: "UPDATE attempt SET expiresAt = ? WHERE token = ? AND outcome IS NULL")
      return try leases.filter { lease in
        try renew.execute(arguments: [now.timeIntervalSince1970 + seconds, lease.token])
        return db.changesCount == 0
      }
    }
  }

  /// Notes that the state of a run was kept, so that its loss would not count against it.
  ///
  /// - Throws: ``LedgerError/leaseLost(_:)`` and others.
  public func noteCheckpoint(of lease: Lease) throws {
    try write { db in
      let note = try db.cachedStatement(
        sql: "UPDATE attempt SET checkpoints = checkpoints + 1 WHERE token = ? AND outcome IS NULL")
      try note.execute(arguments: [lease.token])
      guard db.changesCount == 1 else { throw LedgerError.leaseLost(lease.run.id) }
    }
  }

  /// Gives a run back untrained.
  ///
  /// - Throws: ``LedgerError/leaseLost(_:)`` and others.
  public func release(_ lease: Lease, at now: Date = Date()) throws {
    try write { db in
      try end(lease, as: .released, in: db, at: now)
      try move(lease.runNumber, to: .pending, in: db)
    }
  }

  /// Pending runs in order; one that was lost before stands alone.
  private func nextPending(upTo count: Int, of study: String?, in db: Database, at now: Date) throws
    -> [Row]
  {
    // A clock that was set back must not make anybody wait for longer.
    // What was computed elsewhere for every study that asks for it needs no training.
    let member = study == nil ? "" : "AND study = :study"
    let next = try db.cachedStatement(
      sql: """
        SELECT run.number, run.id, run.seed, run.losses, recipe.text AS recipe,
          dataSource.reference
        FROM run
        JOIN recipe ON recipe.number = run.recipe
        JOIN dataSource ON dataSource.identity = recipe.data
        WHERE run.state = 'pending' AND \(Self.isMine)
          AND (run.waitsUntil IS NULL OR run.waitsUntil <= :now OR run.lostAt > :now)
          AND EXISTS (
            SELECT 1 FROM studyRun WHERE studyRun.run = run.number AND isCurrent = 1 \(member)
              AND (study, run) NOT IN (SELECT study, run FROM foreignResult))
        ORDER BY run.seed, run.number LIMIT :count
        """)
    var arguments: StatementArguments = ["now": now.timeIntervalSince1970, "count": count]
    if let study { arguments += ["study": try number(ofStudy: study, in: db)] }
    let rows = try Row.fetchAll(next, arguments: arguments)
    let first =
      try rows.firstIndex { try $0.decode(Int.self, forColumn: "losses") > 0 } ?? rows.count
    return Array(rows.prefix(max(1, first)))
  }

  /// Reads a run, and makes sure that this fanin would give it the same id.
  private func plannedRun(_ row: Row) throws -> PlannedRun {
    let recipe = try Recipe(canonicalText: row.decode(forColumn: "recipe"))
    let seed = try Seed(stored: row.decode(forColumn: "seed"))
    let run = PlannedRun(recipe: recipe, seed: seed)
    let id = RunID(hexadecimal: try row.decode(forColumn: "id"))
    guard run.id == id else { throw LedgerError.plannedByAnotherVersion(id) }
    return run
  }

  private func register(_ worker: WorkerIdentity, in db: Database) throws -> Int64 {
    let process = worker.process
    let find = try db.cachedStatement(
      sql: """
        SELECT number FROM worker WHERE pid = ? AND processStart = ? AND boot = ? AND host = ?
          AND processSpace = ? AND thread = ?
        """)
    let key: StatementArguments = [
      process.pid, process.start, process.boot, process.host, process.processSpace, worker.thread,
    ]
    if let number = try Int64.fetchOne(find, arguments: key) { return number }
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO worker (pid, processStart, boot, host, processSpace, thread,
          version, build, instructionSet) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try insert.execute(
      arguments: key + [worker.version, worker.build, worker.instructionSet])
    return db.lastInsertedRowID
  }
}
