import FaninRandom
import FaninTestSupport
import Foundation
import Testing

/// What a study comes to when the processes that run it are killed again and again.
struct KilledRunTests {
  /// Eight, or as many as the environment says.
  private static let kills =
    ProcessInfo.processInfo.environment["FANIN_KILLS"].flatMap { Int($0) } ?? 8

  /// The least part of a second a run can be lost in: checkpoints are kept at every step that comes
  /// a millisecond after the one before, so that many kills meet the keeping of one.
  private static let arguments = [
    "run", "thirty.yaml", "--workers", "2", "--checkpoint-every", "0.001",
  ]

  @Test func `kills change no bit of the results, and no finished run is trained again`() throws {
    let unbroken = try ThirtyRuns.unbroken.get()
    #expect(unbroken.count == 30 && unbroken.values.allSatisfy { $0.count == 64 })
    let (idle, work) = try seconds()
    var moments = RandomStream(seed: Seed(20), purpose: "kills")
    var table = Torture()

    while table.kills < Self.kills {
      try withTemporaryFolder { folder in
        let command = BuiltCommand(folder: folder)
        try command.write(TinyStudies.thirty, to: "thirty.yaml")
        // As many as meet the study before it is done, then it is done and another one begins.
        for _ in 0..<min(20, Self.kills - table.kills) {
          // Two at once, on a ledger that may not exist yet.
          let processes = try (0..<2).map { _ in try command.start(Self.arguments) }
          // Every fourth time while they begin, else at work.
          let isEarly = moments.uniform() < 0.25
          if !isEarly { waitForWork(of: processes, in: command) }
          Thread.sleep(forTimeInterval: (isEarly ? idle : work / 30) * moments.uniform())
          for process in processes where moments.uniform() < 0.75 {
            table.kills += process.isRunning ? 1 : 0
            kill(process.processIdentifier, SIGKILL)
          }
          for process in processes where process.isRunning {
            kill(process.processIdentifier, SIGTERM)
          }
          for process in processes { process.waitUntilExit() }
        }
        // Lost runs that no checkpoint was kept of may be in quarantine after three kills.
        try command.run("retry", "thirty.yaml")
        let last = try command.run(Self.arguments)

        let results = try ThirtyRuns(in: folder)
        table.add(results, unbroken: unbroken)
        #expect(last.exitCode == 0)
        #expect(results.digests == unbroken)
        #expect(results.attempts["finished"] == 30)
        #expect(results.attempts["open"] == nil)
        #expect(results.integrity == "ok")
        #expect(try command.files().keys.allSatisfy { !$0.contains(".partial") })
      }
    }
    print(table.text)
    #expect(table.lost > 0, "no kill met a run")
  }

  /// Waits until one of the processes keeps a checkpoint, or none is left.
  private func waitForWork(of processes: [Process], in command: BuiltCommand) {
    let states = command.folder.appendingPathComponent("fanin.sqlite.checkpoints")
    func names() -> Set<String> {
      Set((try? FileManager.default.contentsOfDirectory(atPath: states.path)) ?? [])
    }
    let before = names()
    while processes.contains(where: \.isRunning), names().isSubset(of: before) { usleep(1_000) }
  }

  /// How long the command takes with nothing to do, and how much longer with everything.
  private func seconds() throws -> (idle: Double, work: Double) {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.thirty, to: "thirty.yaml")
      let clock = ContinuousClock()
      let whole = try clock.measure { try command.run(Self.arguments) }
      let idle = try clock.measure { try command.run(Self.arguments) }
      return (idle / .seconds(1), max(0.01, (whole - idle) / .seconds(1)))
    }
  }
}

/// What a campaign of kills came to.
private struct Torture {
  var kills = 0
  var lost = 0
  private var ledgers = 0
  private var finished = 0
  private var twice = 0
  private var missing = 0
  private var different = 0
  private var damaged = 0

  mutating func add(_ results: ThirtyRuns, unbroken: [String: String]) {
    ledgers += 1
    lost += results.attempts["lost", default: 0]
    finished += results.digests.count
    twice += max(0, results.attempts["finished", default: 0] - results.digests.count)
    missing += unbroken.count - results.digests.count
    different += results.digests.filter { unbroken[$0.key] != $0.value }.count
    damaged += results.integrity == "ok" ? 0 : 1
  }

  /// A short table.
  var text: String {
    """
    | kills | ledgers | attempts lost | runs finished | runs missing | done twice | other digest | damaged |
    | --- | --- | --- | --- | --- | --- | --- | --- |
    | \(kills) | \(ledgers) | \(lost) | \(finished) | \(missing) | \(twice) | \(different) | \(damaged) |
    """
  }
}
