import FaninLedger
import FaninRandom
import FaninStudy
import FaninTestSupport
import FaninTopology
import FaninTraining
import Foundation
import GRDB
import Testing

struct LedgerEnrollTests {
  @Test func `enrolling again changes nothing`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      let plan = try tinyPlan()

      let first = try ledger.enroll(plan)
      let second = try ledger.enroll(plan)

      #expect(first.newRuns == plan.runs.map(\.id))
      #expect(first.known == 0 && first.analysis == .first && first.counts.pending == 6)
      #expect(second.newRuns == [] && second.known == 6 && second.analysis == .unchanged)
      #expect(try ledger.records(of: "tiny").map(\.id) == plan.runs.map(\.id))
      #expect(try ledger.declarations(of: "tiny").count == 1)
    }
  }

  @Test func `enrolling what is known waits for nobody`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())
      let other = try DatabaseQueue(path: folder.ledger.path)

      // While another process holds the ledger's lock
      let enrollment = try other.writeWithoutTransaction { db in
        try db.execute(sql: "BEGIN IMMEDIATE")
        defer { try? db.execute(sql: "ROLLBACK") }
        return try ledger.enroll(tinyPlan())
      }

      #expect(enrollment.newRuns.isEmpty && enrollment.known == 6)
      #expect(enrollment.analysis == .unchanged)
    }
  }

  @Test func `a grown study keeps what is finished`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan(seeds: 2))
      try ledger.finishNext()

      let grown = try ledger.enroll(
        tinyPlan(seeds: 3, profiles: "[dense, uniform, erdos-renyi, {lognormal: {cv: 0.5}}]"))

      #expect(grown.newRuns.count == 6 && grown.known == 6)
      #expect(grown.counts.finished == 1 && grown.counts.pending == 11)
      #expect(grown.outOfStudy == [])
    }
  }

  @Test func `a run that leaves the study keeps its result and may come back`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      let whole = try tinyPlan()
      _ = try ledger.enroll(whole)
      try ledger.finishNext()

      let less = try ledger.enroll(tinyPlan(profiles: "[uniform, erdos-renyi]"))
      let left = whole.runs.filter { $0.recipe.profile.description == "dense" }.map(\.id)
      #expect(less.outOfStudy == left && less.counts.total == 4)
      #expect(try ledger.records(of: "tiny").count == 4)
      #expect(try ledger.status(of: "tiny").outOfStudy == 2)
      #expect(try ledger.record(left[0].short).state == .finished)

      let again = try ledger.enroll(whole)
      #expect(again.outOfStudy == [] && again.counts.finished == 1 && again.newRuns == [])
    }
  }

  @Test func `two studies share the runs both need`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan(named: "one", seeds: 2))
      while try ledger.finishNext() != nil {}

      let other = try ledger.enroll(tinyPlan(named: "two", seeds: 3))

      #expect(other.known == 6 && other.counts.finished == 6 && other.counts.pending == 3)
      #expect(try ledger.studies() == ["one", "two"])
      #expect(try ledger.status().counts.total == 9)
    }
  }

  @Test func `a changed analysis is kept beside the one before`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())

      #expect(try ledger.enroll(tinyPlan(alpha: 0.01)).analysis == .changedBeforeResults)
      try ledger.finishNext()
      #expect(try ledger.enroll(tinyPlan(alpha: 0.1)).analysis == .changedAfterResults)

      let declarations = try ledger.declarations(of: "tiny")
      #expect(declarations.map(\.finishedRuns) == [0, 0, 1])
      #expect(Set(declarations.map(\.text)).count == 3)
    }
  }

  @Test func `a seed above half the range comes back as itself`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      var study = try tinyPlan().study
      study.seeds = [Seed(3), Seed(.max)]
      let plan = Plan(study)
      _ = try ledger.enroll(plan)

      #expect(try ledger.records(of: "tiny").map(\.seed) == plan.runs.map(\.seed))
      while let run = try ledger.finishNext() { #expect(plan.runs.contains(run)) }
    }
  }

  @Test func `where data come from is written with sorted keys, the same in every process`() throws
  {
    try withTemporaryFolder { folder in
      do { _ = try Ledger(at: folder.ledger).enroll(tinyPlan()) }

      let database = try DatabaseQueue(path: folder.ledger.path)
      let text = try database.read { db in
        try String.fetchOne(db, sql: "SELECT reference FROM dataSource")
      }

      #expect(text == #"{"identity":"glyphs","source":{"named":{"_0":"glyphs"}}}"#)
    }
  }

  @Test func `ten thousand runs are enrolled in moments`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      let plan = try tinyPlan(seeds: 3_334)

      let clock = ContinuousClock()
      let first = try clock.measure { _ = try ledger.enroll(plan) }
      let second = try clock.measure { _ = try ledger.enroll(plan) }

      print("enrolled \(plan.runs.count) runs in \(first), again in \(second)")
      // About 0.15 s on an idle core in release; a slip to one query a run and table costs minutes.
      #expect(first < .seconds(10) && second < .seconds(10))
    }
  }

  @Test func `results that finished under another study's name count as seen`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())
      while try ledger.finishNext() != nil {}

      _ = try ledger.enroll(tinyPlan(named: "again", alpha: 0.1))

      // Two seeds of dense, uniform and erdos-renyi.
      #expect(try ledger.declarations(of: "again").map(\.finishedRuns) == [6])
    }
  }

  @Test func `seeds that nobody has looked at are declared before their results`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      var study = try tinyPlan().study
      _ = try ledger.enroll(Plan(study))
      while try ledger.finishNext() != nil {}

      // The largest one is stored as a negative number.
      study.seeds = [Seed(100), Seed(.max)]
      _ = try ledger.enroll(Plan(study))
      while try ledger.finishNext() != nil {}
      study.question = "And now?"
      _ = try ledger.enroll(Plan(study))
      study.seeds.append(Seed(0))
      _ = try ledger.enroll(Plan(study))

      // Three profiles: of two seeds each time, then of all three.
      #expect(try ledger.declarations(of: "tiny").map(\.finishedRuns) == [0, 0, 6, 9])
    }
  }

  @Test func `results that left the study stay seen`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())
      try ledger.finishNext()

      // One network of eight neurons more, then less: no run of either has finished.
      for hidden in [[9], [7]] {
        var study = try tinyPlan().study
        study.network.hidden = hidden
        _ = try ledger.enroll(Plan(study))
      }

      #expect(try ledger.declarations(of: "tiny").map(\.finishedRuns) == [0, 1, 1])
    }
  }
}
