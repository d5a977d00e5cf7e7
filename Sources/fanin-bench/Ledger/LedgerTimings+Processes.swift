import FaninLedger
import FaninStudy
import Foundation

extension LedgerTimings {
  /// Many processes on the runs of one ledger.
  func sharing(processes: Int) throws -> LedgerGoal {
    let url = ledger("shared-\(processes)")
    let seeds = 40 / divisor
    _ = try Ledger(at: url).enroll(PretendedWork.plan(seeds: seeds))
    let clock = ContinuousClock()
    let start = clock.now
    let (failures, claims) = try work(processes, on: url, seeds: seeds)
    let seconds = (clock.now - start) / .seconds(1)
    let slow = claims.quantile(0.99)
    let once = try isDoneOnce(url, runs: seeds * PretendedWork.cells, claims: claims.count)
    var goal = LedgerGoal(
      "\(processes) processes, \(count(seeds)) runs",
      goal: "every run exactly once, no visible lock error, p99 claim < 100 ms",
      measured:
        "\(once ? "every run exactly once" : "not every run once"), \(failures) errors, "
        + "p99 \(LedgerGoal.text(slow))", isMet: once && failures == 0 && slow < 0.1)
    // Little's law: those in line ÷ those served a second.
    let rate = Double(claims.count) / seconds
    goal.reason =
      "a file has one writer, and these processes train nothing, so all are in line all the time. "
      + "\(Int(rate)) runs/s were claimed and finished together, so each process had its turn every "
      + "\(LedgerGoal.text(Double(processes) / rate)) on average. Runs that train leave the line to others."
    return goal
  }

  /// Many processes started at one instant on a file that does not exist.
  func coldStart(processes: Int = 32) throws -> LedgerGoal {
    let rounds = 5
    var failures = 0
    var isOnce = true
    for round in 0..<rounds {
      let url = ledger("cold-\(round)")
      let outcome = try work(processes, on: url, seeds: 1)
      failures += outcome.failures
      isOnce =
        try isOnce && isDoneOnce(url, runs: PretendedWork.cells, claims: outcome.claims.count)
    }
    return LedgerGoal(
      "\(processes) processes, cold start, \(rounds) times", goal: "no failure",
      measured: "\(failures) of \(processes * rounds) failed"
        + (isOnce ? "" : ", not every run done once"), isMet: failures == 0 && isOnce)
  }

  /// From `kill -9` of a process until its run is free for the other one at work.
  func noticing() throws -> LedgerGoal {
    let study = folder.appending(path: "long.yaml")
    let text = """
      study: long
      question: Who notices?
      data: terrain
      seeds: 2
      sparsities: [0.9]
      profiles: [uniform]
      network: {hidden: [256]}
      training: {epochs: 100000, learning-rate: 0.01}

      """
    try Data(text.utf8).write(to: study)
    let url = ledger("killed")
    let ledger = try Ledger(at: url)
    _ = try ledger.enroll(Plan(Study(yaml: text, path: study.path)))
    let arguments = ["run", study.path, "--ledger", url.path, "--workers", "1"]
    let survivor = try OtherProcess(.fanin, arguments)
    defer {
      survivor.kill()
      _ = try? survivor.end()
    }
    try wait { try ledger.status().workersAlive == 1 }
    let times = try (0..<3).map { _ in
      let victim = try OtherProcess(.fanin, arguments)
      try wait { try ledger.status().workersAlive == 2 }
      let before = try lost(in: ledger)
      victim.kill()
      let seconds = try Self.seconds { try wait { try lost(in: ledger) > before } }
      _ = try victim.end()
      return seconds
    }
    return LedgerGoal(
      "noticing a killed process on this host", below: 2, seconds: times.max() ?? .nan)
  }

  /// Attempts that a worker's end cost.
  private func lost(in ledger: Ledger) throws -> Int {
    try ledger.records(of: "long")
      .flatMap { try ledger.attempts(at: $0.id) }
      .filter { $0.outcome != nil }.count
  }

  private func wait(until holds: () throws -> Bool) throws {
    for _ in 0..<3_000 {
      if try holds() { return }
      Thread.sleep(forTimeInterval: 0.01)
    }
    throw BenchFault.idle(seconds: 30)
  }

  private func work(_ processes: Int, on url: URL, seeds: Int) throws
    -> (failures: Int, claims: [Double])
  {
    let all = try (0..<processes).map { _ in
      try OtherProcess(.bench, ["ledger-worker", url.path, "--seeds", "\(seeds)"])
    }
    var failures = 0
    var claims: [Double] = []
    for process in all {
      let (code, text) = try process.end()
      failures += code == 0 ? 0 : 1
      claims += text.split(separator: "\n").compactMap { Double($0) }
    }
    return (failures, claims)
  }

  /// Whether every run is finished, and by one claim.
  private func isDoneOnce(_ url: URL, runs: Int, claims: Int) throws -> Bool {
    try Ledger(at: url, for: .readOnly).status().counts.finished == runs && claims == runs
  }
}
