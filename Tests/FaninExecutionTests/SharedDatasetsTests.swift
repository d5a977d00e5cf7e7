import FaninData
import FaninExecution
import FaninLedger
import FaninRandom
import FaninStudy
import FaninTestSupport
import Foundation
import Synchronization
import Testing

struct SharedDatasetsTests {
  /// The training values that the runs of every seed saw.
  private func training(test: String) throws -> [[[Float]]] {
    try withTemporaryFolder { folder in
      let seen = Mutex<[Seed: [[Float]]]>([:])
      let execution = try tinyExecution(in: folder, test: test) { run, dataset, _, _ in
        guard case .numbers(let numbers) = dataset.training.values else { return tinyResult }
        seen.withLock { $0[run.seed, default: []].append(numbers) }
        return tinyResult
      }
      let summary = try execution.run()
      #expect(summary.finished == 10)
      let data = try execution.ledger.records(of: "tiny").map { $0.provenance?.dataDigest }
      #expect(Set(data).count == 1)
      return seen.withLock { Array($0.values) }
    }
  }

  @Test func `runs of all seeds share one split`() throws {
    let seen = try training(test: "0.2")

    #expect(Set(seen.flatMap(\.self)).count == 1)
  }

  @Test func `with a split per seed, the cells of a seed share one, and no two seeds do`() throws {
    let seen = try training(test: "{fraction: 0.2, per: seed}")

    #expect(seen.allSatisfy { $0.count == 2 && Set($0).count == 1 })
    #expect(Set(seen.flatMap(\.self)).count == 5)
  }
}
