public import FaninTraining
public import Foundation
import GRDB

extension Ledger {
  /// Records the result of a run; on return it is on the disk.
  ///
  /// `seconds` is the wall time of the attempt, evaluation included.
  ///
  /// - Throws: ``LedgerError/leaseLost(_:)`` when the lease was given up, and others; nothing is
  ///   recorded then.
  public func finish(
    _ lease: Lease, with result: TrainedRun, seconds: Double, provenance: Provenance,
    at now: Date = Date()
  ) throws {
    try write(durable: true) { db in
      try end(lease, as: .finished, in: db, at: now)
      let run = lease.runNumber
      let insert = try db.cachedStatement(
        sql: """
          INSERT INTO trainedRun (run, attempt, provenance, digest, connections, seconds, finishedAt)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """)
      try insert.execute(arguments: [
        run, lease.token, try number(of: provenance, in: db), result.digest, result.connections,
        seconds, now.timeIntervalSince1970,
      ])
      for epoch in result.epochs { try record(epoch, of: run, in: db) }
      for layer in result.layers { try record(layer, of: run, in: db) }
      try move(run, to: .finished, in: db)
    }
  }

  /// Records why a run has no result.
  ///
  /// - Throws: ``LedgerError/leaseLost(_:)`` and others.
  public func fail(_ lease: Lease, because reason: String, at now: Date = Date()) throws {
    try write(durable: true) { db in
      try end(lease, as: .failed, error: reason, in: db, at: now)
      try move(lease.runNumber, to: .failed, in: db)
    }
  }

  /// Makes the failed runs of a study pending again.
  ///
  /// - Returns: Their number.
  /// - Throws: ``LedgerError/unknownStudy(name:known:)`` and others.
  public func retry(study: String) throws -> Int {
    try write { db in
      try db.execute(
        sql: """
          UPDATE run SET state = 'pending' WHERE state = 'failed' AND number IN (
            SELECT run FROM studyRun WHERE study = ? AND isCurrent = 1)
          """, arguments: [try number(ofStudy: study, in: db)])
      return db.changesCount
    }
  }

  private func record(_ epoch: EpochMeasurement, of run: Int64, in db: Database) throws {
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO epochMeasurement (run, epoch, step, trainingLoss, validationLoss,
          validationAccuracy, testLoss, testAccuracy, testMacroAccuracy)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try insert.execute(arguments: [
      run, epoch.epoch, epoch.step, epoch.trainingLoss, epoch.validationLoss,
      epoch.validationAccuracy, epoch.testLoss, epoch.testAccuracy, epoch.testMacroAccuracy,
    ])
  }

  private func record(_ layer: LayerMeasurement, of run: Int64, in db: Database) throws {
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO layerMeasurement (run, layer, moment, inputs, neurons, connections, fanInCV,
          fanInGini, emptyNeurons, hierarchyStrength, hierarchyStrengthPerConnection,
          arithmeticExpectation, fanIns)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try insert.execute(arguments: [
      run, layer.layer, layer.moment.rawValue, layer.inputs, layer.neurons, layer.connections,
      layer.fanInCV, layer.fanInGini, layer.emptyNeurons, layer.hierarchyStrength,
      layer.hierarchyStrengthPerConnection, layer.arithmeticExpectation,
      FanInHistogramText(fanIns: layer.fanIns, counts: layer.fanInCounts).text,
    ])
  }

  /// The number of a provenance; equal ones share one row.
  private func number(of provenance: Provenance, in db: Database) throws -> Int64 {
    let values: StatementArguments = [
      provenance.dataDigest, provenance.version, provenance.build, provenance.instructionSet,
      provenance.processor, provenance.system,
    ]
    let find = try db.cachedStatement(
      sql: """
        SELECT number FROM provenance WHERE dataDigest = ? AND version = ? AND build = ?
          AND instructionSet = ? AND processor = ? AND system = ?
        """)
    if let number = try Int64.fetchOne(find, arguments: values) { return number }
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO provenance (dataDigest, version, build, instructionSet, processor, system)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
    try insert.execute(arguments: values)
    return db.lastInsertedRowID
  }
}
