import FaninLedger
import FaninStudy
import FaninTestSupport
import FaninTraining
import Foundation
import Testing

/// Two ledgers that hold one result in different words; whichever takes the other, both say the same.
struct MergePreferenceTests {
  /// Two machines' ledgers of one study, each merged into the other.
  private static func mergedBothWays(
    in folder: URL, filling fill: (Ledger, Int) throws -> Void
  ) throws -> [Ledger] {
    let ledgers = try ["one", "two"].enumerated().map { index, name in
      let ledger = try Ledger(at: folder.appendingPathComponent("\(name).sqlite"))
      _ = try ledger.enroll(tinyPlan(), at: MergeTests.moment(0))
      try fill(ledger, index)
      return ledger
    }
    _ = try ledgers[0].merge(ledgers[1].url)
    _ = try ledgers[1].merge(ledgers[0].url)
    return ledgers
  }

  @Test(arguments: [[100.0, 200], [200, 100], [100, 100]])
  func `of two results with the same bits the first is kept whole, measured otherwise or not`(
    finishedAt: [Double]
  ) throws {
    try withTemporaryFolder { folder in
      // Given builds that train the same network, and measure its hierarchy differently
      let ledgers = try Self.mergedBothWays(in: folder) { ledger, index in
        let process = WorkerProcess(
          host: "host \(index)", boot: "b", processSpace: "s", pid: 7, start: "1")
        let lease = try #require(
          try ledger.lease(to: worker(of: process), for: 1e6, at: MergeTests.moment(1)))
        var result = tinyResult(of: lease.run)
        result.layers[0].hierarchyStrengthPerConnection = Double(index + 2)
        try ledger.finish(
          lease, with: result, cost: RunCost(seconds: 1), provenance: someProvenance,
          at: MergeTests.moment(finishedAt[index]))
      }

      let kept = try ledgers.map { try #require($0.records(of: "tiny")[0].result) }

      #expect(kept[0] == kept[1])
      if finishedAt[0] != finishedAt[1] {
        let first = finishedAt[0] < finishedAt[1] ? 0 : 1
        #expect(kept[0].layers[0].hierarchyStrengthPerConnection == Double(first + 2))
      }
      try MergeTests.expectSame(ledgers[0], ledgers[1])
    }
  }

  @Test(arguments: [[10.0, 20], [20, 10], [10, 10]])
  func `of one result imported under two names the first import is kept`(
    importedAt: [Double]
  ) throws {
    try withTemporaryFolder { folder in
      let ledgers = try Self.mergedBothWays(in: folder) { ledger, index in
        let plan = try tinyPlan()
        _ = try ledger.take(
          [ForeignResult(run: plan.runs[0].id, line: 2 + index, values: [.testAccuracy: 0.5])],
          from: ForeignSource(
            name: ["JAX", "JAX 0.4"][index], fileDigest: String(repeating: "\(index)", count: 64)),
          for: plan, at: MergeTests.moment(importedAt[index]))
      }

      let names = try ledgers.map { try $0.records(of: "tiny")[0].source?.name }

      // At one moment, the first by name.
      let first = importedAt[0] <= importedAt[1] ? "JAX" : "JAX 0.4"
      #expect(names == [first, first])
    }
  }
}
