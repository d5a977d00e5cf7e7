public import FaninStudy
public import FaninTopology
import FaninTraining
import Foundation
import GRDB

extension Ledger {
  /// The final masks of a finished run whose connections moved, layer by layer; empty for any other.
  ///
  /// The masks of a static run follow from its recipe and seed, so no ledger holds them.
  ///
  /// - Throws: ``LedgerError/unknownRun(id:)``, ``LedgerError/corrupt(path:detail:)`` and others.
  public func masks(of run: RunID) throws -> [Mask] {
    try read { db in
      try masks(ofRun: try number(ofRun: run.hexadecimal, in: db), in: db)
    }
  }

  /// The final masks of a run by its number.
  func masks(ofRun number: Int64, in db: Database) throws -> [Mask] {
    let rows = try PlainRow<StoredMask>.fetchAll(
      db, sql: "SELECT mask, maskDigest FROM movedLayer WHERE run = ? ORDER BY layer",
      arguments: [number])
    return try rows.enumerated().map { layer, row in
      guard row.value.isIntact, let mask = Mask(encoded: row.value.mask) else {
        throw LedgerError.corrupt(
          path: file.path,
          detail: "layer \(layer) of run \(try id(ofRun: number, in: db).short) has lost its mask")
      }
      return mask
    }
  }

  private func id(ofRun number: Int64, in db: Database) throws -> RunID {
    let id = try String.fetchOne(
      db, sql: "SELECT id FROM run WHERE number = ?", arguments: [number])
    return RunID(hexadecimal: id ?? "")
  }

  /// Records what is known of moving connections and of hubs.
  func recordTopology(
    of result: TrainedRun, masks: [StoredMask], run: Int64, in db: Database
  ) throws {
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO movedLayer (run, layer, mask, maskDigest, initialFanIns, finalFanIns)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
    for (layer, mask) in masks.enumerated() {
      let fanIns = result.fanIns.first { $0.layer == layer }
      try insert.execute(arguments: [
        run, layer, mask.mask, mask.maskDigest, fanIns.map { json($0.initial) },
        fanIns.map { json($0.final) },
      ])
    }
    for measurement in result.topology { try record(measurement, of: run, in: db) }
    guard let silencing = result.silencing else { return }
    try db.execute(
      sql: """
        INSERT INTO hubSilencing (run, connections, accuracyWithoutHubs, accuracyWithoutRandom,
          accuracyWithoutNeurons, draws)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        run, silencing.connections, silencing.accuracyWithoutHubs,
        silencing.accuracyWithoutRandom, silencing.accuracyWithoutNeurons, silencing.draws,
      ])
  }

  private func record(_ layer: TopologyMeasurement, of run: Int64, in db: Database) throws {
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO topologyMeasurement (run, step, layer, dropFraction, newConnections, fanInCV,
          fanInGini, emptyNeurons, overlapWithPrevious, overlapWithInitial, shareEverPresent,
          fanIns, survivorFanInCV, survivorFanInGini, survivorEmptyNeurons, survivorFanIns,
          fanOuts, hierarchyStrength, hierarchyStrengthPerConnection, arithmeticExpectation)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try insert.execute(arguments: [
      run, layer.step, layer.layer, layer.dropFraction, layer.newConnections, layer.fanInCV,
      layer.fanInGini, layer.emptyNeurons, layer.overlapWithPrevious, layer.overlapWithInitial,
      layer.shareEverPresent, layer.fanIns.map { HistogramText($0).text },
      layer.survivors?.fanInCV, layer.survivors?.fanInGini, layer.survivors?.emptyNeurons,
      layer.survivors?.fanIns.map { HistogramText($0).text },
      layer.portrait?.fanOuts.map { HistogramText($0).text }, layer.portrait?.hierarchyStrength,
      layer.portrait?.hierarchyStrengthPerConnection, layer.portrait?.arithmeticExpectation,
    ])
  }

  private func json(_ numbers: [Int]) -> String {
    "[" + numbers.map(String.init).joined(separator: ",") + "]"
  }
}
