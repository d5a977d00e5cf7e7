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
    let epochs = try epochs()
    let layers = try layers()
    let topology = try TopologyReader(db, runs: runs, arguments: arguments)
    let attempts = try attempts()
    let provenances = try Self.provenances(in: db)
    let programs = try Self.programs(in: db)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT run.number, run.id, run.recipe, run.seed, run.state, trainedRun.digest,
          trainedRun.connections, trainedRun.provenance, trainedRun.program, trainedRun.seconds,
          trainedRun.processorSeconds, trainedRun.peakBytes
        FROM (\(order)) AS chosen JOIN run ON run.number = chosen.number
        LEFT JOIN trainedRun ON trainedRun.run = run.number
        """, arguments: arguments)
    var records: [RunRecord] = []
    while let row = try rows.next() {
      let number: Int64 = row[0]
      guard let recipe = recipes[row[2]] else { continue }
      if let foreign = foreign[number] {
        records.append(
          RunRecord(
            id: foreign.result.run, recipe: recipe,
            seed: Seed(UInt64(bitPattern: row[3] as Int64)), state: .finished,
            result: foreign.result.trained(digest: foreign.digest),
            cost: foreign.result.values[.seconds].map { RunCost(seconds: $0) },
            attempts: attempts[number]?.count ?? 0,
            failure: nil, provenance: nil, source: foreign.source))
        continue
      }
      let digest: String? = row[5]
      var result = digest.map { digest in
        TrainedRun(
          epochs: epochs[number] ?? [], layers: layers[number] ?? [], connections: row[6],
          digest: digest)
      }
      result?.topology = topology.measurements[number] ?? []
      result?.fanIns = topology.fanIns[number] ?? []
      result?.silencing = topology.silencings[number]
      let state = try RunState(row: row, column: 4)
      let attempt = attempts[number]
      let failure = state == .failed ? attempt?.failure : nil
      var provenance = (row[7] as Int64?).flatMap { provenances[$0] }
      provenance?.program = (row[8] as Int64?).flatMap { programs[$0] }
      let cost = (row[9] as Double?).map {
        RunCost(seconds: $0, processorSeconds: row[10], peakBytes: row[11])
      }
      records.append(
        RunRecord(
          id: RunID(hexadecimal: row[1]), recipe: recipe,
          seed: Seed(UInt64(bitPattern: row[3] as Int64)), state: state, result: result,
          cost: cost, attempts: attempt?.count ?? 0, failure: failure?.reason,
          failureKind: failure?.kind, provenance: provenance))
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
    while let row = try rows.next() { recipes[row[0]] = try Recipe(canonicalText: row[1]) }
    return recipes
  }

  private func epochs() throws -> [Int64: [EpochMeasurement]] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT run, epoch, step, trainingLoss, validationLoss, validationAccuracy, testLoss,
          testAccuracy, testMacroAccuracy
        FROM epochMeasurement WHERE run IN (\(runs)) ORDER BY run, epoch
        """, arguments: arguments)
    var epochs: [Int64: [EpochMeasurement]] = [:]
    while let row = try rows.next() {
      epochs[row[0], default: []].append(
        EpochMeasurement(
          epoch: row[1], step: row[2], trainingLoss: row[3], validationLoss: row[4],
          validationAccuracy: row[5], testLoss: row[6], testAccuracy: row[7],
          testMacroAccuracy: row[8]))
    }
    return epochs
  }

  private func layers() throws -> [Int64: [LayerMeasurement]] {
    // Initial before final within a layer, as the trainer reports them.
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT run, layer, moment, inputs, neurons, connections, fanInCV, fanInGini,
          emptyNeurons, hierarchyStrength, hierarchyStrengthPerConnection,
          arithmeticExpectation, fanIns
        FROM layerMeasurement WHERE run IN (\(runs)) ORDER BY run, layer, moment DESC
        """, arguments: arguments)
    var layers: [Int64: [LayerMeasurement]] = [:]
    while let row = try rows.next() {
      guard let moment = LayerMoment(rawValue: row[2]) else { continue }
      let (fanIns, counts) = HistogramText(row[12] as String).histogram
      layers[row[0], default: []].append(
        LayerMeasurement(
          layer: row[1], moment: moment, inputs: row[3], neurons: row[4], connections: row[5],
          fanInCV: row[6], fanInGini: row[7], emptyNeurons: row[8], hierarchyStrength: row[9],
          hierarchyStrengthPerConnection: row[10], arithmeticExpectation: row[11],
          fanIns: fanIns, fanInCounts: counts))
    }
    return layers
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
      var known = attempts[row[0]] ?? (0, nil)
      known.count += 1
      if let reason: String = row[1] {
        known.failure = (reason, (row[2] as String?).flatMap(FailureKind.init(rawValue:)))
      }
      attempts[row[0]] = known
    }
    return attempts
  }
}
