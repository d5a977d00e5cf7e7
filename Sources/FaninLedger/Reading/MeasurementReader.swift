import FaninTraining
import GRDB

/// What was measured of many runs: each table read once for all of them.
struct MeasurementReader {
  private let epochs: [Int64: [EpochMeasurement]]
  private let layers: [Int64: [LayerMeasurement]]
  private let topology: TopologyReader

  /// Reads the runs whose numbers the query `runs` gives.
  init(_ db: Database, runs: String, arguments: StatementArguments) throws {
    epochs = try Self.epochs(db, runs, arguments)
    layers = try Self.layers(db, runs, arguments)
    topology = try TopologyReader(db, runs: runs, arguments: arguments)
  }

  /// The result of a run by its number, without its masks.
  func result(of run: Int64, connections: Int, digest: String) -> TrainedRun {
    var result = TrainedRun(
      epochs: epochs[run] ?? [], layers: layers[run] ?? [], connections: connections,
      digest: digest)
    result.topology = topology.measurements[run] ?? []
    result.fanIns = topology.fanIns[run] ?? []
    result.silencing = topology.silencings[run]
    return result
  }

  /// The digests of a run's masks, layer by layer.
  func maskDigests(of run: Int64) -> [String] { topology.maskDigests[run] ?? [] }

  private static func epochs(
    _ db: Database, _ runs: String, _ arguments: StatementArguments
  ) throws -> [Int64: [EpochMeasurement]] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT run, epoch, step, trainingLoss, validationLoss, validationAccuracy, testLoss,
          testAccuracy, testMacroAccuracy
        FROM epochMeasurement WHERE run IN (\(runs)) ORDER BY run, epoch
        """, arguments: arguments)
    var epochs: [Int64: [EpochMeasurement]] = [:]
    while let row = try rows.next() {
      try epochs[row.decode(atIndex: 0), default: []].append(
        EpochMeasurement(
          epoch: row.decode(atIndex: 1), step: row.decode(atIndex: 2),
          trainingLoss: row.decode(atIndex: 3), validationLoss: row.decode(atIndex: 4),
          validationAccuracy: row.decode(atIndex: 5), testLoss: row.decode(atIndex: 6),
          testAccuracy: row.decode(atIndex: 7), testMacroAccuracy: row.decode(atIndex: 8)))
    }
    return epochs
  }

  private static func layers(
    _ db: Database, _ runs: String, _ arguments: StatementArguments
  ) throws -> [Int64: [LayerMeasurement]] {
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
      let (fanIns, counts) = try HistogramText(row.decode(atIndex: 12)).histogram()
      try layers[row.decode(atIndex: 0), default: []].append(
        LayerMeasurement(
          layer: row.decode(atIndex: 1), moment: row.word(atIndex: 2),
          inputs: row.decode(atIndex: 3),
          neurons: row.decode(atIndex: 4), connections: row.decode(atIndex: 5),
          fanInCV: row.decode(atIndex: 6), fanInGini: row.decode(atIndex: 7),
          emptyNeurons: row.decode(atIndex: 8), hierarchyStrength: row.decode(atIndex: 9),
          hierarchyStrengthPerConnection: row.decode(atIndex: 10),
          arithmeticExpectation: row.decode(atIndex: 11), fanIns: fanIns, fanInCounts: counts))
    }
    return layers
  }
}
