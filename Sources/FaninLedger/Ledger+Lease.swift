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
  /// - Returns: The lease; nil when no run is pending.
  /// - Throws: ``LedgerError``.
  /// - Complexity: O(log runs), and what pending runs of other studies come before.
  public func lease(
    to worker: WorkerIdentity, study: String? = nil, for seconds: TimeInterval = 60,
    at now: Date = Date()
  ) throws -> Lease? {
    try write { db in
      try reapExpired(in: db, at: now)
      guard let row = try nextPending(of: study, in: db) else { return nil }
      let run = try plannedRun(row)
      let reference = try JSONDecoder().decode(
        DataReference.self, from: Data((row["reference"] as String).utf8))
      let number: Int64 = row["number"]
      let open = try db.cachedStatement(
        sql: "INSERT INTO attempt (run, worker, leasedAt, expiresAt) VALUES (?, ?, ?, ?)")
      let time = now.timeIntervalSince1970
      try open.execute(arguments: [number, try register(worker, in: db), time, time + seconds])
      let token = db.lastInsertedRowID
      try move(number, to: .leased, in: db)
      return Lease(run: run, data: reference, token: token, runNumber: number)
    }
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

  /// Gives a run back untrained.
  ///
  /// - Throws: ``LedgerError/leaseLost(_:)`` and others.
  public func release(_ lease: Lease, at now: Date = Date()) throws {
    try write { db in
      try end(lease, as: .released, in: db, at: now)
      try move(lease.runNumber, to: .pending, in: db)
    }
  }

  private func nextPending(of study: String?, in db: Database) throws -> Row? {
    let member = study == nil ? "" : "AND study = ?"
    let next = try db.cachedStatement(
      sql: """
        SELECT run.number, run.id, run.seed, recipe.text AS recipe, dataSource.reference
        FROM run
        JOIN recipe ON recipe.number = run.recipe
        JOIN dataSource ON dataSource.identity = recipe.data
        WHERE run.state = 'pending' AND EXISTS (
          SELECT 1 FROM studyRun WHERE studyRun.run = run.number AND isCurrent = 1 \(member))
        ORDER BY run.seed, run.number LIMIT 1
        """)
    let arguments = try study.map { [try number(ofStudy: $0, in: db)] as StatementArguments }
    return try Row.fetchOne(next, arguments: arguments)
  }

  /// Reads a run, and makes sure that this fanin would give it the same id.
  private func plannedRun(_ row: Row) throws -> PlannedRun {
    let recipe = try Recipe(canonicalText: row["recipe"])
    let seed = Seed(UInt64(bitPattern: row["seed"]))
    let run = PlannedRun(recipe: recipe, seed: seed)
    let id = RunID(hexadecimal: row["id"])
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
