import FaninLedger
import FaninStudy
import FaninTestSupport
import FaninTraining
import Foundation
import GRDB
import Testing

struct MergeTests {
  @Test func `two ledgers merged in both orders hold the same, and merging again changes nothing`()
    throws
  {
    try withTemporaryFolder { folder in
      // Given two machines' ledgers of one study: each finished some runs, one of them both
      let (one, two) = try Self.twoMachines(in: folder)

      // When each is folded into a new ledger, in both orders
      let forth = try Ledger(at: folder.appendingPathComponent("forth.sqlite"))
      let back = try Ledger(at: folder.appendingPathComponent("back.sqlite"))
      let first = try forth.merge(one)
      let second = try forth.merge(two)
      for url in [two, one] { _ = try back.merge(url) }

      // Then both hold every result once, and the same of it
      #expect(first.newRuns == 6 && first.newResults == 3)
      #expect(second.newRuns == 0 && second.newResults == 2 && second.knownResults == 1)
      try Self.expectSame(forth, back)
      let records = try forth.records(of: "tiny")
      #expect(records.count { $0.state == .finished } == 5)
      // The run both finished has an attempt of each, and the seconds of the earlier one
      #expect(records.map(\.attempts).max() == 2)
      #expect(records.first { $0.attempts == 2 }?.seconds == 2)
      #expect(Set(records.compactMap(\.provenance?.processor)) == ["a processor", "another"])

      // And again: nothing is new
      for url in [two, one, two] {
        let again = try forth.merge(url)
        #expect(again.newRuns + again.newResults + again.newAttempts == 0)
      }
      try Self.expectSame(forth, back)
      #expect(try forth.declarations(of: "tiny").count == 1)
    }
  }

  @Test func `a ledger takes over what another finished, also under its own worker's hands`() throws
  {
    try withTemporaryFolder { folder in
      // Given a ledger whose worker holds the first run and whose second run failed
      let (one, _) = try Self.twoMachines(in: folder)
      let target = try Ledger(at: folder.appendingPathComponent("target.sqlite"))
      _ = try target.enroll(tinyPlan())
      let held = try #require(try target.lease(to: worker()))
      let failing = try #require(try target.lease(to: worker()))
      try target.fail(failing, because: "diverged")

      // When the other machine's results of both come in
      let summary = try target.merge(one)

      // Then both are finished, the failure stays in the log, and the worker is fenced off
      #expect(summary.newResults == 3)
      let records = try target.records(of: "tiny")
      #expect(records.prefix(3).map(\.state) == [.finished, .finished, .finished])
      #expect(try target.attempts(at: failing.run.id).map(\.outcome) == [.failed, .finished])
      #expect(throws: LedgerError.leaseLost(held.run.id)) {
        try target.finish(
          held, with: tinyResult(of: held.run), cost: RunCost(seconds: 1),
          provenance: someProvenance)
      }
      // And the rules are in force again
      let database = try DatabaseQueue(path: target.url.path)
      #expect(throws: DatabaseError.self) {
        try database.write { try $0.execute(sql: "UPDATE run SET state = 'failed'") }
      }
    }
  }

  @Test func `contradictory results of one run are refused, both shown, and nothing taken over`()
    throws
  {
    try withTemporaryFolder { folder in
      let digest = String(repeating: "b", count: 64)
      let (one, two) = try Self.twoMachines(in: folder, otherDigest: digest)
      let merged = try Ledger(at: folder.appendingPathComponent("merged.sqlite"))
      _ = try merged.merge(one)
      let run = try tinyPlan().runs[0].id
      let before = try merged.records(of: "tiny").map(\.state)

      let error = #expect(throws: LedgerError.self) { _ = try merged.merge(two) }

      guard case .contradictory(let found) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(found.map(\.run) == [run])
      #expect(found.first?.held.contains("d-\(run.short)") == true)
      #expect(found.first?.offered.contains("bbbbbbbbbbbbbbbb…") == true)
      #expect("\(found[0])".contains(two.path))
      #expect(try merged.records(of: "tiny").map(\.state) == before)
    }
  }

  @Test func `a merge that breaks off leaves the ledger whole and may be repeated`() throws {
    try withTemporaryFolder { folder in
      // Given a ledger in which the last step of a merge will fail
      let (one, two) = try Self.twoMachines(in: folder)
      let merged = try Ledger(at: folder.appendingPathComponent("merged.sqlite"))
      _ = try merged.merge(one)
      let database = try DatabaseQueue(path: merged.url.path)
      try database.write { db in
        try db.execute(
          sql: """
            CREATE TRIGGER stop BEFORE UPDATE ON studyDeclaration
            BEGIN SELECT raise(ABORT, 'stopped here'); END
            """)
      }
      let before = try Self.dump(merged.url)

      // When it does
      #expect(throws: LedgerError.self) { _ = try merged.merge(two) }

      // Then nothing has changed, and it works once the reason is gone
      #expect(try Self.dump(merged.url) == before)
      try database.write { try $0.execute(sql: "DROP TRIGGER stop") }
      #expect(try merged.merge(two).newResults == 2)
    }
  }

  @Test func `a ledger is not merged with itself, with none, nor with another file`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      let text = folder.appendingPathComponent("text")
      try Data("no database".utf8).write(to: text)

      #expect(throws: LedgerError.mergedWithItself(path: folder.ledger.path)) {
        _ = try ledger.merge(folder.ledger)
      }
      #expect(throws: LedgerError.missing(path: folder.path + "/none")) {
        _ = try ledger.merge(folder.appendingPathComponent("none"))
      }
      #expect(throws: LedgerError.self) { _ = try ledger.merge(text) }
    }
  }

  @Test func `a declaration made when another ledger had results counts as late after the merge`()
    throws
  {
    try withTemporaryFolder { folder in
      // Given results on one machine, and an analysis changed later on another that saw none
      let one = try Ledger(at: folder.appendingPathComponent("one.sqlite"))
      let two = try Ledger(at: folder.appendingPathComponent("two.sqlite"))
      _ = try one.enroll(tinyPlan(), at: Self.moment(0))
      try one.finishNext(at: Self.moment(10))
      _ = try two.enroll(tinyPlan(alpha: 0.1), at: Self.moment(20))
      #expect(try two.declarations(of: "tiny").map(\.finishedRuns) == [0])

      for (target, other) in [(one, two), (two, one)] { _ = try target.merge(other.url) }

      #expect(try one.declarations(of: "tiny").map(\.finishedRuns) == [0, 1])
      try Self.expectSame(one, two)
    }
  }

  @Test func `a declaration made when another ledger had imported results counts as late too`()
    throws
  {
    try withTemporaryFolder { folder in
      let one = try Ledger(at: folder.appendingPathComponent("one.sqlite"))
      let two = try Ledger(at: folder.appendingPathComponent("two.sqlite"))
      let plan = try tinyPlan()
      _ = try one.enroll(plan, at: Self.moment(0))
      _ = try one.take(
        [ForeignResult(run: plan.runs[0].id, line: 2, values: [.testAccuracy: 0.5])],
        from: ForeignSource(name: "JAX", fileDigest: String(repeating: "a", count: 64)), for: plan,
        at: Self.moment(10))
      _ = try two.enroll(tinyPlan(alpha: 0.1), at: Self.moment(20))

      for (target, other) in [(one, two), (two, one)] { _ = try target.merge(other.url) }

      for ledger in [one, two] {
        #expect(try ledger.declarations(of: "tiny").map(\.finishedRuns) == [0, 1])
      }
    }
  }

  static let isSlowWelcome = ProcessInfo.processInfo.environment["FANIN_SLOW_TESTS"] == "1"

  /// Measured in release on two idle cores: about 2 s.
  @Test(.enabled(if: isSlowWelcome, "FANIN_SLOW_TESTS=1 merges 100 ledgers of 1,000 runs"))
  func `a hundred ledgers of a thousand runs are merged in moments`() throws {
    try withTemporaryFolder { folder in
      let others = try (0..<100).map { index in
        let url = folder.appendingPathComponent("\(index).sqlite")
        try Self.fill(url, study: "s\(index)", runs: 1_000, salt: index)
        return url
      }
      let ledger = try Ledger(at: folder.ledger)
      let clock = ContinuousClock()
      let first = try clock.measure { for other in others { _ = try ledger.merge(other) } }
      let second = try clock.measure { for other in others { _ = try ledger.merge(other) } }
      print("merged 100 ledgers of 1,000 runs in \(first), again in \(second)")
      #expect(try ledger.status().counts.finished == 100_000)
      #expect(first < .seconds(60) && second < .seconds(60))
    }
  }

  // MARK: Ledgers to merge

  static func moment(_ seconds: Double) -> Date {
    Date(timeIntervalSince1970: 1_800_000_000 + seconds)
  }

  /// Two machines that planned the same study: the first finished runs 0, 1 and 2, the second, later,
  /// 0 (given to both), 3 and 4; `otherDigest` gives it other bits.
  static func twoMachines(
    in folder: URL, otherDigest: String? = nil
  ) throws -> (one: URL, two: URL) {
    let one = folder.appendingPathComponent("one.sqlite")
    let two = folder.appendingPathComponent("two.sqlite")
    let ledgers = try [one, two].map { try Ledger(at: $0) }
    for (index, ledger) in ledgers.enumerated() {
      _ = try ledger.enroll(tinyPlan(), at: moment(Double(index)))
    }
    try finish([0, 1, 2], in: ledgers[0], on: "alpha", processor: "a processor", from: 100)
    try finish(
      [0, 3, 4], in: ledgers[1], on: "beta", processor: "another", from: 200, digest: otherDigest)
    return (one, two)
  }

  /// Finishes the runs at these places of the plan; the others are given back.
  private static func finish(
    _ places: [Int], in ledger: Ledger, on host: String, processor: String, from start: Double,
    digest: String? = nil
  ) throws {
    let process = WorkerProcess(host: host, boot: "b", processSpace: "s", pid: 7, start: "1")
    var provenance = someProvenance
    provenance.processor = processor
    let ids = try tinyPlan().runs.map(\.id)
    var leases: [Lease] = []
    while let lease = try ledger.lease(
      to: worker(of: process), for: 1e6, at: moment(start + Double(leases.count)))
    { leases.append(lease) }
    for lease in leases where places.contains(ids.firstIndex(of: lease.run.id) ?? -1) {
      var result = tinyResult(of: lease.run)
      if let digest { result.digest = digest }
      try ledger.finish(
        lease, with: result, cost: RunCost(seconds: host == "alpha" ? 2 : 3),
        provenance: provenance, at: moment(start + 50))
    }
    // The machine is gone, and what it held expires.
    try ledger.reap(at: moment(start + 1e7))
  }

  private static func fill(_ url: URL, study: String, runs: Int, salt: Int) throws {
    let ledger = try Ledger(at: url)
    let text = """
      study: \(study)
      question: How fast?
      data: glyphs
      seeds: {first: \(salt * runs), count: \(runs)}
      sparsities: [0.5]
      profiles: [uniform]
      network: {hidden: [8]}
      training: {epochs: 2, learning-rate: 0.1}
      """
    _ = try ledger.enroll(Plan(Study(yaml: text, path: "large.yaml")))
    let leases = try ledger.leases(upTo: runs, to: worker(salt), for: 1e6)
    _ = try ledger.finish(
      leases.map { lease in
        FinishedRun(
          lease: lease, result: tinyResult(of: lease.run), cost: RunCost(seconds: 1),
          provenance: someProvenance)
      })
    ledger.close()
  }

  // MARK: Comparing

  static func expectSame(_ one: Ledger, _ two: Ledger) throws {
    let records = try [one, two].map { try $0.records(of: "tiny") }
    for (left, right) in zip(records[0], records[1]) {
      #expect(left.id == right.id && left.state == right.state && left.result == right.result)
      #expect(left.seconds == right.seconds && left.attempts == right.attempts)
      #expect(left.provenance == right.provenance && left.failure == right.failure)
    }
    #expect(records[0].count == records[1].count)
    let (left, right) = (try one.snapshot(of: "tiny"), try two.snapshot(of: "tiny"))
    #expect(left.declarations == right.declarations && left.looks == right.looks)
    #expect(left.verification == right.verification && left.staleRuns == right.staleRuns)
  }

  /// Every row of every table, as text.
  private static func dump(_ url: URL) throws -> [String] {
    let database = try DatabaseQueue(path: url.path)
    return try database.read { db in
      try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
      ).flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map { "\(table): \($0)" }
      }
    }
  }
}
