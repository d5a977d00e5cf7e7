import FaninTraining
import GRDB

/// What is known of the moving connections and of the hubs of many runs.
struct TopologyReader {
  let measurements: [Int64: [TopologyMeasurement]]
  let fanIns: [Int64: [LayerFanIns]]
  let silencings: [Int64: HubSilencing]
  let maskDigests: [Int64: [String]]

  /// Reads the runs whose numbers the query `runs` gives.
  init(_ db: Database, runs: String, arguments: StatementArguments) throws {
    measurements = try Self.measurements(db, runs, arguments)
    fanIns = try Self.fanIns(db, runs, arguments)
    silencings = try Self.silencings(db, runs, arguments)
    maskDigests = try Self.maskDigests(db, runs, arguments)
  }

  private static func measurements(
    _ db: Database, _ runs: String, _ arguments: StatementArguments
  ) throws -> [Int64: [TopologyMeasurement]] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT run, layer, step, dropFraction, newConnections, fanInCV, fanInGini, emptyNeurons,
          overlapWithPrevious, overlapWithInitial, shareEverPresent, fanIns, survivorFanIns,
          survivorFanInCV, survivorFanInGini, survivorEmptyNeurons, fanOuts, hierarchyStrength,
          hierarchyStrengthPerConnection, arithmeticExpectation
        FROM topologyMeasurement WHERE run IN (\(runs)) ORDER BY run, step, layer
        """, arguments: arguments)
    var measurements: [Int64: [TopologyMeasurement]] = [:]
    while let row = try rows.next() {
      let fanIns: String? = try row.decode(atIndex: 11)
      let surviving: String? = try row.decode(atIndex: 12)
      let survivingCV: Double? = try row.decode(atIndex: 13)
      let survivors = try survivingCV.map { cv in
        try SurvivingFanIns(
          fanInCV: cv, fanInGini: row.decode(atIndex: 14), emptyNeurons: row.decode(atIndex: 15),
          fanIns: surviving.map { try HistogramText($0).connectionHistogram() })
      }
      let fanOuts: String? = try row.decode(atIndex: 16)
      let portrait = try fanOuts.map { fanOuts in
        try LayerPortrait(
          fanOuts: HistogramText(fanOuts).connectionHistogram(),
          hierarchyStrength: row.decode(atIndex: 17),
          hierarchyStrengthPerConnection: row.decode(atIndex: 18),
          arithmeticExpectation: row.decode(atIndex: 19))
      }
      try measurements[row.decode(atIndex: 0), default: []].append(
        TopologyMeasurement(
          layer: row.decode(atIndex: 1), step: row.decode(atIndex: 2),
          dropFraction: row.decode(atIndex: 3), newConnections: row.decode(atIndex: 4),
          fanInCV: row.decode(atIndex: 5), fanInGini: row.decode(atIndex: 6),
          emptyNeurons: row.decode(atIndex: 7),
          fanIns: fanIns.map { try HistogramText($0).connectionHistogram() }, survivors: survivors,
          overlapWithPrevious: row.decode(atIndex: 8),
          overlapWithInitial: row.decode(atIndex: 9), shareEverPresent: row.decode(atIndex: 10),
          portrait: portrait))
    }
    return measurements
  }

  private static func fanIns(
    _ db: Database, _ runs: String, _ arguments: StatementArguments
  ) throws -> [Int64: [LayerFanIns]] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT run, layer, initialFanIns, finalFanIns FROM movedLayer
        WHERE initialFanIns IS NOT NULL AND run IN (\(runs)) ORDER BY run, layer
        """, arguments: arguments)
    var fanIns: [Int64: [LayerFanIns]] = [:]
    while let row = try rows.next() {
      try fanIns[row.decode(atIndex: 0), default: []].append(
        LayerFanIns(
          layer: row.decode(atIndex: 1),
          initial: HistogramText.numbers(in: row.decode(atIndex: 2)),
          final: HistogramText.numbers(in: row.decode(atIndex: 3))))
    }
    return fanIns
  }

  private static func maskDigests(
    _ db: Database, _ runs: String, _ arguments: StatementArguments
  ) throws -> [Int64: [String]] {
    let rows = try Row.fetchCursor(
      db,
      sql: "SELECT run, maskDigest FROM movedLayer WHERE run IN (\(runs)) ORDER BY run, layer",
      arguments: arguments)
    var digests: [Int64: [String]] = [:]
    while let row = try rows.next() {
      try digests[row.decode(atIndex: 0), default: []].append(row.decode(atIndex: 1))
    }
    return digests
  }

  private static func silencings(
    _ db: Database, _ runs: String, _ arguments: StatementArguments
  ) throws -> [Int64: HubSilencing] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT run, connections, accuracyWithoutHubs, accuracyWithoutRandom,
          accuracyWithoutNeurons, draws
        FROM hubSilencing WHERE run IN (\(runs))
        """, arguments: arguments)
    var silencings: [Int64: HubSilencing] = [:]
    while let row = try rows.next() {
      silencings[try row.decode(atIndex: 0)] = try HubSilencing(
        connections: row.decode(atIndex: 1), accuracyWithoutHubs: row.decode(atIndex: 2),
        accuracyWithoutRandom: row.decode(atIndex: 3),
        accuracyWithoutNeurons: row.decode(atIndex: 4), draws: row.decode(atIndex: 5))
    }
    return silencings
  }
}
