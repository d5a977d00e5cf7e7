import FaninLedger
import FaninStudy
import FaninTestSupport
import FaninTopology
import FaninTraining
import Foundation
import GRDB
import Testing

struct LedgerTopologyTests {
  /// What a training whose hidden layer moved once might leave behind.
  static func moved(_ result: TrainedRun) -> TrainedRun {
    var result = result
    let mask = Mask(shape: LayerShape(inputs: 4, outputs: 3), fanInLists: [[0, 3], [], [1]])
    let portrait = LayerPortrait(
      fanOuts: ConnectionHistogram(connections: [0, 1], counts: [1, 3]), hierarchyStrength: 2.5,
      hierarchyStrengthPerConnection: nil, arithmeticExpectation: 1.1)
    result.masks = [mask, Mask(shape: LayerShape(inputs: 3, outputs: 1), fanInLists: [[0, 1, 2]])]
    result.fanIns = [LayerFanIns(layer: 0, initial: [1, 1, 1], final: mask.fanIns)]
    result.topology = [0, 100].map { step in
      TopologyMeasurement(
        layer: 0, step: step, dropFraction: step == 0 ? 0 : 0.1, newConnections: step / 100,
        fanInCV: 0.1, fanInGini: 0.2, emptyNeurons: 1,
        fanIns: ConnectionHistogram(connections: [0, 1, 2], counts: [1, 1, 1]),
        survivors: step == 0
          ? nil
          : SurvivingFanIns(
            fanInCV: 0.7, fanInGini: 0.4, emptyNeurons: 2,
            fanIns: ConnectionHistogram(connections: [0, 2], counts: [2, 1])),
        overlapWithPrevious: 0.5,
        overlapWithInitial: 1.0 / 3, shareEverPresent: 0.3, portrait: step == 0 ? portrait : nil)
    }
    result.silencing = HubSilencing(
      connections: 2, accuracyWithoutHubs: 0.7, accuracyWithoutRandom: 0.725,
      accuracyWithoutNeurons: 0.65, draws: 4)
    return result
  }

  @Test func `a moved topology comes back bit for bit`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())
      let lease = try #require(try ledger.lease(to: worker()))
      let result = Self.moved(tinyResult(of: lease.run))
      try ledger.finish(lease, with: result, cost: RunCost(seconds: 1), provenance: someProvenance)
      let still = try #require(try ledger.finishNext())

      var read = try #require(try ledger.record(lease.run.id.hexadecimal).result)
      #expect(read.masks.isEmpty)
      read.masks = try ledger.masks(of: lease.run.id)
      #expect(read == result)
      #expect(try ledger.masks(of: still.id) == [])
      #expect(try ledger.record(still.id.hexadecimal).result == tinyResult(of: still))
    }
  }

  @Test func `a damaged mask is told`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())
      let lease = try #require(try ledger.lease(to: worker()))
      try ledger.finish(
        lease, with: Self.moved(tinyResult(of: lease.run)), cost: RunCost(seconds: 1),
        provenance: someProvenance)
      try DatabaseQueue(path: folder.ledger.path).write { db in
        try db.execute(sql: "UPDATE movedLayer SET mask = x'04ff' WHERE layer = 1")
      }

      let error = #expect(throws: LedgerError.self) { try ledger.masks(of: lease.run.id) }
      #expect("\(String(describing: error))".contains("layer 1 of run \(lease.run.id.short)"))
    }
  }
}
