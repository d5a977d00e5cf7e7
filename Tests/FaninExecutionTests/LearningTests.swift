import FaninData
import FaninExecution
import FaninLedger
import FaninRandom
import FaninStudy
import FaninTestSupport
import FaninTopology
import FaninTraining
import Foundation
import GRDB
import Synchronization
import Testing

struct LearningTests {
  @Test func `sources are trained first, and those that learn from them after`() throws {
    try withTemporaryFolder { folder in
      let ledger = try StagedStudy.ledger(in: folder)
      let enrollment = try ledger.enroll(StagedStudy.plan(in: folder))

      // Three runs of three cells, and three of the source.
      #expect(enrollment.sources == 3 && enrollment.counts.total == 12)
      #expect(enrollment.counts.blocked == 6 && enrollment.counts.pending == 6)

      let summary = try StagedStudy.execution(in: folder).run()
      #expect(summary.finished == 12 && summary.failed == 0)
      #expect(try ledger.records(of: "staged").count == 9)
      let sources = try ledger.sourceRecords(of: "staged")
      #expect(sources.map(\.recipe.topology.name) == ["rigl", "rigl", "rigl"])
    }
  }

  @Test func `an equilibrium learns from all seeds, a transplant from its own`() throws {
    try withTemporaryFolder { folder in
      let ledger = try StagedStudy.ledger(in: folder)
      _ = try ledger.enroll(StagedStudy.plan(in: folder))
      _ = try StagedStudy.execution(in: folder).run()

      let sources = try ledger.sourceRecords(of: "staged")
      let masks = try sources.map { try ledger.masks(of: $0.id) }
      for record in try ledger.records(of: "staged") {
        switch (record.recipe.profile, try ledger.lesson(of: record.id)) {
        case (.equilibrium, .equilibrium(let layers)):
          #expect(layers.map(\.connections) == masks[0].map(\.connections))
          let pool = masks.flatMap { $0[0].fanIns }
          #expect(
            layers[0].rule == .histogram(fanIns: LearnedFanIns.quantiles(of: pool, neurons: 12)))
        case (.transplant, .transplant(let id, let digest)):
          let source = try #require(sources.first { $0.seed == record.seed })
          #expect(id == source.id && digest == source.result?.digest)
        case (.uniform, nil): break
        default: Issue.record("\(record.recipe.profile) has another lesson")
        }
      }
    }
  }

  @Test func `a transplanted mask trains on the very connections of its source`() throws {
    try withTemporaryFolder { folder in
      let seen = Mutex<[(RunID, LearnedTopology?)]>([])
      let ledger = try StagedStudy.ledger(in: folder)
      _ = try ledger.enroll(StagedStudy.plan(seeds: 1, in: folder))
      _ = try StagedStudy.execution(in: folder) { run, dataset, checkpoint, hooks in
        seen.withLock { $0.append((run.id, run.learned)) }
        return try builtInTraining(run, dataset, checkpoint, hooks)
      }.run()

      let source = try #require(try ledger.sourceRecords(of: "staged").first)
      let transplanted = try #require(
        seen.withLock { seen in
          seen.compactMap { if case .masks(let masks, .mask)? = $0.1 { masks } else { nil } }.first
        })
      #expect(transplanted == (try ledger.masks(of: source.id)))
    }
  }

  @Test func `a failed source blocks its learners, says why, and a retry frees them`() throws {
    try withTemporaryFolder { folder in
      let ledger = try StagedStudy.ledger(in: folder)
      _ = try ledger.enroll(StagedStudy.plan(in: folder))
      let summary = try StagedStudy.execution(in: folder) { run, dataset, checkpoint, hooks in
        if run.recipe.topology != .fixed, run.seed == Seed(1) {
          throw TrainingError.diverged(epoch: 1, step: 3)
        }
        return try builtInTraining(run, dataset, checkpoint, hooks)
      }.run()

      // Every equilibrium needs the failed run, of the transplants only that of the same seed.
      #expect(summary.finished == 7 && summary.failed == 1)
      let status = try ledger.status(of: "staged")
      #expect(status.counts.blocked == 4)
      let obstacle = try #require(status.obstacles.first)
      #expect(obstacle.blocked == 4 && obstacle.error.contains("diverged"))

      #expect(try ledger.retry(study: "staged") == 1)
      let second = try StagedStudy.execution(in: folder).run()
      #expect(second.finished == 5 && second.failed == 0)
    }
  }

  @Test func `adding seeds to the source changes nothing that has run, unless asked for`() throws {
    try withTemporaryFolder { folder in
      let ledger = try StagedStudy.ledger(in: folder)
      _ = try ledger.enroll(StagedStudy.plan(in: folder))
      _ = try StagedStudy.execution(in: folder).run()
      let before = try ledger.records(of: "staged")

      // When two seeds are added
      _ = try ledger.enroll(StagedStudy.plan(seeds: 5, in: folder))
      _ = try StagedStudy.execution(in: folder).run()

      // Then what was there is there still
      let after = try ledger.records(of: "staged")
      #expect(after.count == 15)
      for record in before {
        #expect(after.first { $0.id == record.id }?.result == record.result)
      }

      // When a refit is asked for, then the three equilibria of three seeds learn again
      let refitted = try ledger.refit(study: "staged")
      let learned = before.filter {
        if case .equilibrium = $0.recipe.profile { true } else { false }
      }
      #expect(Set(refitted) == Set(learned.map(\.id)))
      _ = try StagedStudy.execution(in: folder).run()
      let again = try ledger.records(of: "staged")
      #expect(again.allSatisfy { $0.state == .finished })
      for record in learned {
        let now = try #require(again.first { $0.id == record.id })
        #expect(now.attempts == record.attempts + 1)
        guard case .equilibrium(let layers) = try ledger.lesson(of: record.id) else {
          Issue.record("no lesson")
          continue
        }
        // Five seeds of twelve neurons.
        #expect(layers[0].neurons == 60)
      }
      #expect(try ledger.refit(study: "staged").isEmpty)
    }
  }

  @Test func `verification learns what the run had learned`() throws {
    try withTemporaryFolder { folder in
      let ledger = try StagedStudy.ledger(in: folder)
      let plan = try StagedStudy.plan(in: folder)
      _ = try ledger.enroll(plan)
      _ = try StagedStudy.execution(in: folder).run()

      let verifier = Verifier(
        of: try ledger.records(of: "staged"), in: ledger,
        datasets: SharedDatasets(DataLibrary(directory: folder)),
        build: ComputingBuild(version: "0.1.0", instructionSet: "avx2"), workers: 2)
      let verifications = try verifier.run(on: plan.study.data)

      #expect(verifications.count == 9)
      #expect(verifications.allSatisfy { $0.expected == $0.found })
    }
  }

  @Test func `merging takes lessons, masks and what is blocked along`() throws {
    try withTemporaryFolder { folder in
      let ledger = try StagedStudy.ledger(in: folder)
      _ = try ledger.enroll(StagedStudy.plan(in: folder))
      let fresh = folder.appendingPathComponent("fresh.sqlite")
      do {
        // Given a ledger that only knows the plan
        let waiting = try Ledger(at: fresh)
        _ = try waiting.enroll(StagedStudy.plan(in: folder))
      }
      _ = try StagedStudy.execution(in: folder).run()

      let other = try Ledger(at: fresh)
      _ = try other.merge(ledger.url)
      #expect(try other.merge(ledger.url).newResults == 0)

      let (mine, theirs) = (try other.records(of: "staged"), try ledger.records(of: "staged"))
      #expect(mine.map(\.result) == theirs.map(\.result))
      #expect(try other.status(of: "staged").counts.blocked == 0)
      for record in try theirs + ledger.sourceRecords(of: "staged") {
        #expect(try other.lesson(of: record.id) == ledger.lesson(of: record.id))
        #expect(try other.masks(of: record.id) == ledger.masks(of: record.id))
      }
    }
  }

  @Test func `what was learned from follows the lesson that a merge keeps`() throws {
    try withTemporaryFolder { folder in
      // Given one ledger whose runs learned from two seeds, and one that only planned three
      let learned = try StagedStudy.ledger(in: folder)
      _ = try learned.enroll(StagedStudy.plan(seeds: 2, in: folder))
      _ = try StagedStudy.execution(in: folder).run()
      let planned = try Ledger(at: folder.appendingPathComponent("planned.sqlite"))
      _ = try planned.enroll(StagedStudy.plan(seeds: 3, in: folder))

      // When they are folded together
      _ = try learned.merge(planned.url)
      _ = try learned.enroll(StagedStudy.plan(seeds: 3, in: folder))
      _ = try StagedStudy.execution(in: folder).run()

      // Then the two equilibria of two seeds are known to be of two
      #expect(try learned.staleRuns(of: "staged").count == 2)
      #expect(try learned.refit(study: "staged").count == 2)
    }
  }

  @Test func `another study with other seeds may not change what a run learns from`() throws {
    try withTemporaryFolder { folder in
      let ledger = try StagedStudy.ledger(in: folder)
      _ = try ledger.enroll(StagedStudy.plan(seeds: 2, in: folder))
      var other = try StagedStudy.plan(seeds: 3, in: folder).study
      other.name = "other"

      #expect {
        try ledger.enroll(Plan(other))
      } throws: {
        "\($0)".contains("is one of study 'staged' too")
      }
      other.seeds = [Seed(0), Seed(1)]
      _ = try ledger.enroll(Plan(other))
      #expect(try ledger.status(of: "other").counts.total == 8)
    }
  }

  @Test func `masks that are not those of the source's result are not learned from`() throws {
    try withTemporaryFolder { folder in
      let ledger = try StagedStudy.ledger(in: folder)
      _ = try ledger.enroll(StagedStudy.plan(seeds: 1, in: folder))
      // Given a source that is finished, and whose masks are gone
      _ = try StagedStudy.execution(in: folder) { run, dataset, checkpoint, hooks in
        if run.recipe.topology == .fixed { throw TrainingError.diverged(epoch: 1, step: 1) }
        return try builtInTraining(run, dataset, checkpoint, hooks)
      }.run()
      let database = try DatabaseQueue(path: ledger.url.path)
      try database.write { db in try db.execute(sql: "DELETE FROM movedLayer; DELETE FROM lesson") }

      _ = try ledger.retry(study: "staged")
      let summary = try StagedStudy.execution(in: folder).run()

      #expect(summary.failed == 2)
      #expect(summary.status.firstErrors.contains { $0.error.contains("does not hold the masks") })
    }
  }

  @Test func `a lognormal lesson is as unequal as the sources together`() throws {
    let masks = try (0..<2).map {
      try Mask(
        profile: .lognormal(.cv(1)), shape: LayerShape(inputs: 200, outputs: 150),
        connections: 3_000, seed: Seed(UInt64($0)), layer: 0)
    }
    let lesson = try Learning.fanIns(of: masks, layer: 0, fit: .lognormal)

    let pool = FanInSummary(fanIns: masks.flatMap(\.fanIns))
    #expect(lesson.rule == .lognormal(cv: pool.coefficientOfVariation))
    let sequence = try lesson.sequence(shape: LayerShape(inputs: 200, outputs: 150))
    // A CV is met within 0.01, or half of one over the mean fan-in of 20.
    #expect(
      isClose(
        FanInSummary(fanIns: sequence.counts).coefficientOfVariation,
        to: pool.coefficientOfVariation, absolute: 0.025))
    #expect(sequence.counts.reduce(0, +) == 3_000)
  }
}
