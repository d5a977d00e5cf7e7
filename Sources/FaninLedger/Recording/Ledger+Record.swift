import FaninStudy
public import FaninTraining
public import Foundation
import GRDB

/// The result of a run, to be recorded under its lease.
public struct FinishedRun: Sendable {
  /// The lease it was trained under.
  public var lease: Lease
  /// The result.
  public var result: TrainedRun
  /// What the attempt took.
  public var cost: RunCost
  /// What it was computed by and from.
  public var provenance: Provenance

  /// Creates a result to be recorded.
  public init(lease: Lease, result: TrainedRun, cost: RunCost, provenance: Provenance) {
    self.lease = lease
    self.result = result
    self.cost = cost
    self.provenance = provenance
  }
}

extension Ledger {
  /// Records the result of a run; on return it is on the disk.
  ///
  /// - Throws: ``LedgerError/leaseLost(_:)`` when the lease was given up, and others; nothing is
  ///   recorded then.
  public func finish(
    _ lease: Lease, with result: TrainedRun, cost: RunCost, provenance: Provenance,
    at now: Date = Date()
  ) throws {
    let run = FinishedRun(lease: lease, result: result, cost: cost, provenance: provenance)
    guard try finish([run], at: now).isEmpty else { throw LedgerError.leaseLost(lease.run.id) }
  }

  /// Records the results of several runs at once; on return they are on the disk.
  ///
  /// - Returns: The leases that were lost; nothing is recorded of those.
  /// - Throws: ``LedgerError``; nothing is recorded then.
  public func finish(_ runs: [FinishedRun], at now: Date = Date()) throws -> [Lease] {
    try write(durable: true) { db in
      try runs.filter { try !finish($0, in: db, at: now) }.map(\.lease)
    }
  }

  /// False when the lease was lost.
  private func finish(_ finished: FinishedRun, in db: Database, at now: Date) throws -> Bool {
    let (lease, result, cost) = (finished.lease, finished.result, finished.cost)
    let run = lease.runNumber
    guard try end(lease.token, as: .finished, in: db, at: now) else { return false }
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO trainedRun (run, attempt, provenance, program, digest, rowsDigest, connections,
          seconds, processorSeconds, peakBytes, finishedAt)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    let masks = result.masks.map(StoredMask.init)
    var provenance = finished.provenance
    provenance.program?.sqlite = Ledger.sqliteVersion
    let rowsDigest = StoredDigest.hexadecimal(
      of: result.inLedgerOrder, masks: masks.map(\.maskDigest), cost: cost, provenance: provenance)
    try insert.execute(arguments: [
      run, lease.token, try number(of: provenance, in: db),
      try provenance.program.map { try number(of: $0, in: db) }, result.digest, rowsDigest,
      result.connections,
      cost.seconds, cost.processorSeconds, cost.peakBytes, now.timeIntervalSince1970,
    ])
    for epoch in result.epochs { try record(epoch, of: run, in: db) }
    for layer in result.layers { try record(layer, of: run, in: db) }
    try recordTopology(of: result, masks: masks, run: run, in: db)
    try move(run, to: .finished, in: db)
    try settleLearners(of: run, in: db)
    return true
  }

  /// Records why a run has no result.
  ///
  /// - Throws: ``LedgerError/leaseLost(_:)`` and others.
  public func fail(
    _ lease: Lease, because reason: String, kind: FailureKind = .other, at now: Date = Date()
  ) throws {
    try write(durable: true) { db in
      try end(lease, as: .failed, because: Failure(kind: kind, reason: reason), in: db, at: now)
      try move(lease.runNumber, to: .failed, in: db)
    }
  }

  /// Makes the failed runs of a study pending again, those in quarantine too.
  ///
  /// - Returns: Their number.
  /// - Throws: ``LedgerError/unknownStudy(name:known:)`` and others.
  public func retry(study: String) throws -> Int {
    try write { db in
      try db.execute(
        sql: """
          UPDATE run SET state = 'pending', losses = 0, waitsUntil = NULL
          WHERE state = 'failed' AND number IN (
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
      HistogramText(fanIns: layer.fanIns, counts: layer.fanInCounts).text,
    ])
  }
}
