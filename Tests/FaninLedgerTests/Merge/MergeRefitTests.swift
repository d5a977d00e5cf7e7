import FaninLedger
import FaninRandom
import FaninStudy
import FaninTestSupport
import FaninTopology
import FaninTraining
import Foundation
import GRDB
import Testing

/// Two ledgers that held one result, of which either, both or none have learned again since.
struct MergeRefitTests {
  @Test(arguments: [false, true], [false, true])
  func `a result superseded on either side is history, and never current again`(
    here: Bool, there: Bool
  ) throws {
    try withTemporaryFolder { folder in
      // Given a ledger and its copy, some of which have learned again from one more seed
      let (one, two) = try Self.ledgerAndCopy(in: folder)
      if here { try Self.learnAgain(in: one) }
      if there { try Self.learnAgain(in: two) }

      // When they are merged both ways, and again
      for (target, other) in [(one, two), (two, one), (one, two)] {
        _ = try target.merge(other.url)
      }

      // Then the newest result is the current one in both, and the first is kept as history
      for ledger in [one, two] {
        let learner = try Self.learner(in: ledger)
        #expect(learner.state == .finished)
        #expect(learner.result?.digest == (here || there ? "of 2 sources" : "of 1 sources"))
        let history = try Self.superseded(in: ledger)
        #expect(Set(history) == (here || there ? ["of 1 sources"] : []))
        #expect(try ledger.staleRuns(of: "tiny").isEmpty)
      }
      let id = try Self.learner(in: one).id
      #expect(try one.lesson(of: id) == two.lesson(of: id))
    }
  }

  @Test(arguments: [false, true])
  func `what waits to learn again keeps waiting, whichever ledger takes the other`(
    intoTheOld: Bool
  ) throws {
    try withTemporaryFolder { folder in
      let (fresh, old) = try Self.ledgerAndCopy(in: folder)
      _ = try fresh.enroll(Self.plan(seeds: 2))
      #expect(try fresh.refit(study: "tiny").count == 1)

      let (target, other) = intoTheOld ? (old, fresh) : (fresh, old)
      let summary = try target.merge(other.url)

      #expect(summary.newResults == 0)
      let learner = try Self.learner(in: target)
      #expect(learner.state == .blocked && learner.result == nil)
      #expect(try target.lesson(of: learner.id) == nil)
      #expect(try Self.superseded(in: target) == ["of 1 sources"])
      // And the next result is the one of both sources
      try Self.learnAgain(in: target)
      #expect(try Self.learner(in: target).result?.digest == "of 2 sources")
    }
  }

  @Test func `a worker that trains on what another ledger has put aside loses the run`() throws {
    try withTemporaryFolder { folder in
      // Given a ledger whose worker has begun with a lesson, and a copy that has learned again
      let old = try Ledger(at: folder.appendingPathComponent("old.sqlite"))
      _ = try old.enroll(Self.plan(seeds: 1))
      var held: Lease?
      while let lease = try old.lease(to: worker(), for: 1e9) {
        if try old.sources(of: lease.run.id).isEmpty {
          try Self.finish(lease, in: old, digest: "source")
        } else {
          _ = try old.learn(Self.lesson(of: 1), under: lease)
          held = lease
        }
      }
      let lease = try #require(held)
      let (fresh, _) = try Self.ledgerAndCopy(in: folder)
      try Self.learnAgain(in: fresh)

      _ = try old.merge(fresh.url)

      #expect(throws: LedgerError.leaseLost(lease.run.id)) {
        try Self.finish(lease, in: old, digest: "of 1 sources")
      }
      #expect(try Self.learner(in: old).result?.digest == "of 2 sources")
    }
  }

  // MARK: A study with one run that learns

  private static func plan(seeds: Int) throws -> Plan {
    try tinyPlan(
      seeds: seeds,
      profiles: """
        [uniform, {equilibrium: {of: {profile: erdos-renyi, topology: rigl}, fit: histogram}}]
        """)
  }

  /// A ledger in which a run has learned from one source, and a copy of it.
  private static func ledgerAndCopy(in folder: URL) throws -> (Ledger, Ledger) {
    let (one, two) = (
      folder.appendingPathComponent("one.sqlite"), folder.appendingPathComponent("two.sqlite")
    )
    do {
      let ledger = try Ledger(at: one)
      _ = try ledger.enroll(plan(seeds: 1))
      try work(in: ledger, sources: 1)
      ledger.close()
    }
    try FileManager.default.copyItem(at: one, to: two)
    return (try Ledger(at: one), try Ledger(at: two))
  }

  private static func learnAgain(in ledger: Ledger) throws {
    _ = try ledger.enroll(plan(seeds: 2))
    try work(in: ledger, sources: 2)
    _ = try ledger.refit(study: "tiny")
    try work(in: ledger, sources: 2)
  }

  /// Finishes all runs; what learns gives the result of that many sources.
  private static func work(in ledger: Ledger, sources: Int) throws {
    while let lease = try ledger.lease(to: worker()) {
      if try ledger.sources(of: lease.run.id).isEmpty {
        try finish(lease, in: ledger, digest: "source")
      } else {
        let lesson = try ledger.learn(lesson(of: sources), under: lease)
        #expect(lesson == Self.lesson(of: sources))
        try finish(lease, in: ledger, digest: "of \(sources) sources")
      }
    }
  }

  private static func lesson(of sources: Int) -> Lesson {
    .equilibrium(layers: [
      LearnedFanIns(connections: 1, emptyNeurons: 0, neurons: sources, rule: .dense)
    ])
  }

  private static func finish(_ lease: Lease, in ledger: Ledger, digest: String) throws {
    var result = tinyResult(of: lease.run)
    result.digest = digest
    try ledger.finish(
      lease, with: result, cost: RunCost(seconds: 1), provenance: someProvenance)
  }

  /// The run of seed 0 that learns.
  private static func learner(in ledger: Ledger) throws -> RunRecord {
    try #require(
      try ledger.records(of: "tiny").first {
        $0.recipe.profile.source != nil && $0.seed == Seed(0)
      })
  }

  private static func superseded(in ledger: Ledger) throws -> [String] {
    let database = try DatabaseQueue(path: ledger.url.path)
    return try database.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT digest FROM supersededRun JOIN run ON number = run WHERE seed = 0 GROUP BY digest
          """)
    }
  }
}
