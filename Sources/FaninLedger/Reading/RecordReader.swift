import FaninRandom
import FaninStudy
import FaninTraining
import GRDB

/// Reads whole runs: each table once for all of them, never once for each.
struct RecordReader {
  private let db: Database
  /// A query for the numbers of the runs.
  private let runs: String
  /// The same in the order wanted.
  private let order: String
  /// What both queries ask with.
  private let arguments: StatementArguments
  /// Results from elsewhere, which stand before fanin's own, by the number of the run.
  private let foreign: [Int64: ForeignRow]

  init(
    _ db: Database, runs: String, order: String, arguments: StatementArguments,
    foreign: [Int64: ForeignRow] = [:]
  ) {
    self.foreign = foreign
    self.db = db
    self.runs = runs
    self.order = order
    self.arguments = arguments
  }

  func records() throws -> [RunRecord] {
    let recipes = try recipes()
    let measurements = try MeasurementReader(db, runs: runs, arguments: arguments)
    let attempts = try attempts()
    let origins = try OriginReader(db)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT run.number, run.id, run.recipe, run.seed, run.state, trainedRun.digest,
          trainedRun.connections, trainedRun.provenance, trainedRun.program, trainedRun.seconds,
          trainedRun.processorSeconds, trainedRun.peakBytes, trainedRun.rowsDigest
        FROM (\(order)) AS chosen JOIN run ON run.number = chosen.number
        LEFT JOIN trainedRun ON trainedRun.run = run.number
        """, arguments: arguments)
    var records: [RunRecord] = []
    while let row = try rows.next() {
      let number: Int64 = try row.decode(atIndex: 0)
      guard let recipe = recipes[try row.decode(atIndex: 2)] else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a run has no recipe")
      }
      let run = PlannedRun(recipe: recipe, seed: try Seed(stored: row.decode(atIndex: 3)))
      let attempts = attempts[number] ?? (0, nil)
      if let foreign = foreign[number] {
        records.append(foreign.record(of: run, attempts: attempts.count))
        continue
      }
      let state: RunState = try row.word(atIndex: 4)
      let failure = state == .failed ? attempts.failure : nil
      var record = RunRecord(
        id: RunID(hexadecimal: try row.decode(atIndex: 1)), recipe: recipe, seed: run.seed,
        state: state, attempts: attempts.count, failure: failure?.reason,
        failureKind: failure?.kind)
      if let digest: String = try row.decode(atIndex: 5) {
        let result = measurements.result(
          of: number, connections: try row.decode(atIndex: 6), digest: digest)
        let provenance = try origins.provenance(
          row.decode(atIndex: 7), program: row.decode(atIndex: 8))
        let cost = try RunCost(
          seconds: row.decode(atIndex: 9), processorSeconds: row.decode(atIndex: 10),
          peakBytes: row.decode(atIndex: 11))
        let rowsDigest = StoredDigest.hexadecimal(
          of: result, masks: measurements.maskDigests(of: number), cost: cost,
          provenance: provenance)
        record.isIntact = try row.decode(atIndex: 12) == rowsDigest
        (record.result, record.cost, record.provenance) = (result, cost, provenance)
      }
      records.append(record)
    }
    return records
  }

  private func recipes() throws -> [Int64: Recipe] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT number, text FROM recipe
        WHERE number IN (SELECT recipe FROM run WHERE number IN (\(runs)))
        """, arguments: arguments)
    var recipes: [Int64: Recipe] = [:]
    while let row = try rows.next() {
      recipes[try row.decode(atIndex: 0)] = try Recipe(canonicalText: row.decode(atIndex: 1))
    }
    return recipes
  }

  private typealias Attempts = (count: Int, failure: (reason: String, kind: FailureKind?)?)

  private func attempts() throws -> [Int64: Attempts] {
    let rows = try Row.fetchCursor(
      db,
      sql:
        "SELECT run, error, failure FROM attempt WHERE run IN (\(runs)) ORDER BY leasedAt, token",
      arguments: arguments)
    var attempts: [Int64: Attempts] = [:]
    while let row = try rows.next() {
      let run: Int64 = try row.decode(atIndex: 0)
      var known = attempts[run] ?? (0, nil)
      known.count += 1
      if let reason: String = try row.decode(atIndex: 1) {
        known.failure = (reason, try row.wordIfPresent(atIndex: 2))
      }
      attempts[run] = known
    }
    return attempts
  }
}
