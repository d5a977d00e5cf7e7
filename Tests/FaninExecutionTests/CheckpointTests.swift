import FaninExecution
import FaninLedger
import FaninTestSupport
import FaninTraining
import Foundation
import Synchronization
import Testing

/// Runs that go on from where they were interrupted.
struct CheckpointTests {
  /// What one execution trained, and what was said.
  private final class Journal: Sendable {
    let steps = Atomic(0)
    let notices = Mutex<[String]>([])
  }

  /// An execution of one worker that keeps the state before every step, and stops before a step.
  private func execution(
    in folder: URL, _ journal: Journal, stop: StopRequest = StopRequest(), after steps: Int = .max
  ) throws -> Execution {
    var execution = try tinyExecution(in: folder, seeds: 1) { run, dataset, checkpoint, hooks in
      var counting = hooks
      counting.shouldStop = {
        if journal.steps.load(ordering: .relaxed) >= steps { stop.make() }
        guard !hooks.shouldStop(), !stop.isMade else { return true }
        journal.steps.add(1, ordering: .relaxed)
        return false
      }
      return try builtInTraining(run, dataset, checkpoint, counting)
    }
    execution.workers = 1
    execution.checkpointSeconds = 0
    execution.onNotice = { notice in journal.notices.withLock { $0.append(notice) } }
    return execution
  }

  private func digests(in folder: URL) throws -> [String] {
    try Ledger(at: folder.appendingPathComponent("fanin.sqlite")).records(of: "tiny")
      .compactMap { $0.result?.digest }
  }

  /// The digests of two runs that nothing interrupted, and the steps they took.
  private func unbroken() throws -> (digests: [String], steps: Int) {
    try withTemporaryFolder { folder in
      let journal = Journal()
      _ = try execution(in: folder, journal).run()
      return (try digests(in: folder), journal.steps.load(ordering: .relaxed))
    }
  }

  private func states(in folder: URL) -> [URL] {
    let states = folder.appendingPathComponent("fanin.sqlite.checkpoints")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: states.path)) ?? []
    return names.sorted().map(states.appendingPathComponent)
  }

  @Test(arguments: [1, 2, 5, 8])
  func `a run interrupted before any step goes on from there to the same bits`(step: Int) throws {
    let (whole, steps) = try unbroken()
    try withTemporaryFolder { folder in
      let journal = Journal()
      let stop = StopRequest()

      let interrupted = try execution(in: folder, journal, stop: stop, after: step).run(until: stop)
      #expect(interrupted.isInterrupted && states(in: folder).count >= 1)
      let resumed = try execution(in: folder, journal).run()

      #expect(interrupted.finished + resumed.finished == 2)
      #expect(try digests(in: folder) == whole)
      #expect(journal.steps.load(ordering: .relaxed) == steps, "no step was taken twice")
      #expect(states(in: folder) == [], "the states of finished runs are removed")
    }
  }

  /// Ways to damage a state on the disk.
  static let damages: [(String, @Sendable (Data) -> Data)] = [
    ("cut", { Data($0.dropLast(7)) }),
    ("empty", { _ in Data() }),
    (
      "a flipped bit",
      {
        var bytes = $0
        bytes[bytes.count / 2] ^= 4
        return bytes
      }
    ),
    ("something else", { _ in Data("SQLite format 3".utf8) }),
  ]

  @Test(arguments: damages.indices)
  func `a damaged state is refused with a notice, and the one before is used`(index: Int) throws {
    let (name, damage) = Self.damages[index]
    let (whole, steps) = try unbroken()
    try withTemporaryFolder { folder in
      let journal = Journal()
      let stop = StopRequest()
      _ = try execution(in: folder, journal, stop: stop, after: 5).run(until: stop)
      let latest = try #require(states(in: folder).first { $0.pathExtension == "latest" })
      #expect(states(in: folder).contains { $0.pathExtension == "previous" })

      try damage(Data(contentsOf: latest)).write(to: latest)
      _ = try execution(in: folder, journal).run()

      #expect(try digests(in: folder) == whole, "\(name)")
      let notices = journal.notices.withLock { $0 }
      #expect(notices.count == 1 && notices.first?.contains("checkpoint not used") == true)
      // At most the step between the two states was taken twice.
      #expect(journal.steps.load(ordering: .relaxed) - steps <= 1)
    }
  }

  @Test func `without any whole state a run starts over, to the same bits`() throws {
    let (whole, _) = try unbroken()
    try withTemporaryFolder { folder in
      let journal = Journal()
      let stop = StopRequest()
      _ = try execution(in: folder, journal, stop: stop, after: 5).run(until: stop)

      for state in states(in: folder) { try Data("x".utf8).write(to: state) }
      _ = try execution(in: folder, journal).run()

      #expect(try digests(in: folder) == whole)
    }
  }

  @Test func `where no state can be kept, the run goes on and it is said once`() throws {
    let (whole, _) = try unbroken()
    try withTemporaryFolder { folder in
      let journal = Journal()
      try Data().write(to: folder.appendingPathComponent("fanin.sqlite.checkpoints"))

      _ = try execution(in: folder, journal).run()

      #expect(try digests(in: folder) == whole)
      let notices = journal.notices.withLock { $0 }
      #expect(notices.count == 1)
      #expect(notices.first?.contains("the run goes on") == true)
    }
  }
}
