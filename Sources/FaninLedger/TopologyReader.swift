import FaninTraining
import GRDB

/// What is known of the moving connections and of the hubs of many runs.
struct TopologyReader {
  let measurements: [Int64: [TopologyMeasurement]]
  let fanIns: [Int64: [LayerFanIns]]
  let silencings: [Int64: HubSilencing]

  /// Reads the runs whose numbers the query `runs` gives.
  init(_ db: Database, runs: String, arguments: StatementArguments) throws {
    measurements = try Self.measurements(db, runs, arguments)
    fanIns = try Self.fanIns(db, runs, arguments)
    silencings = try Self.silencings(db, runs, arguments)
  }

  private static func measurements(
    _ db: Database, _ runs: String, _ arguments: StatementArguments
  ) throws -> [Int64: [TopologyMeasurement]] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT run, layer, step, dropFraction, newConnections, fanInCV, fanInGini, emptyNeurons,
          overlapWithPrevious, overlapWithInitial, shareEverPresent, fanIns, fanOuts,
          hierarchyStrength, hierarchyStrengthPerConnection, arithmeticExpectation
        FROM topologyMeasurement WHERE run IN (\(runs)) ORDER BY run, step, layer
        """, arguments: arguments)
    var measurements: [Int64: [TopologyMeasurement]] = [:]
    while let row = try rows.next() {
      var portrait: LayerPortrait?
      if let fanIns: String = row[11], let fanOuts: String = row[12] {
        portrait = LayerPortrait(
          fanIns: HistogramText(fanIns).connectionHistogram,
          fanOuts: HistogramText(fanOuts).connectionHistogram, hierarchyStrength: row[13],
          hierarchyStrengthPerConnection: row[14], arithmeticExpectation: row[15])
      }
      measurements[row[0], default: []].append(
        TopologyMeasurement(
          layer: row[1], step: row[2], dropFraction: row[3], newConnections: row[4],
          fanInCV: row[5], fanInGini: row[6], emptyNeurons: row[7], overlapWithPrevious: row[8],
          overlapWithInitial: row[9], shareEverPresent: row[10], portrait: portrait))
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
      fanIns[row[0], default: []].append(
        LayerFanIns(
          layer: row[1], initial: HistogramText.numbers(in: row[2]),
          final: HistogramText.numbers(in: row[3])))
    }
    return fanIns
  }

  private static func silencings(
    _ db: Database, _ runs: String, _ arguments: StatementArguments
  ) throws -> [Int64: HubSilencing] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT run, connections, accuracyWithoutHubs, accuracyWithoutRandom, draws
        FROM hubSilencing WHERE run IN (\(runs))
        """, arguments: arguments)
    return rows.reduce(into: [:]) { silencings, row in
      silencings[row[0]] = HubSilencing(
        connections: row[1], accuracyWithoutHubs: row[2], accuracyWithoutRandom: row[3],
        draws: row[4])
    }
  }
}
