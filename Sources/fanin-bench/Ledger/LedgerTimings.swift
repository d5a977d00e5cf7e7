import FaninLedger
import FaninStudy
import Foundation

/// Times what people and workers do with a ledger, in a folder of its own.
struct LedgerTimings {
  /// Where the ledgers are put.
  let folder: URL
  /// What sizes are divided by: 1 for a measurement, 10 for a glance.
  let divisor: Int

  func ledger(_ name: String) -> URL { folder.appending(path: "\(name).sqlite") }

  /// The seconds something takes.
  static func seconds(_ body: () throws -> Void) rethrows -> Double {
    try ContinuousClock().measure(body) / .seconds(1)
  }

  // MARK: Planning

  /// From the text of a study to committed rows.
  func planning(runs: Int, below goal: Double) throws -> LedgerGoal {
    let seeds = runs / PretendedWork.cells / divisor
    let times = try (0..<3).map { index in
      let url = ledger("plan-\(runs)-\(index)")
      return try Self.seconds { _ = try Ledger(at: url).enroll(PretendedWork.plan(seeds: seeds)) }
    }
    return LedgerGoal(
      "plan \(count(seeds)) runs, file to committed rows", below: goal, seconds: times.median)
  }

  /// One more seed for a study that is planned and partly finished.
  func replanning() throws -> LedgerGoal {
    let seeds = 1_000 / divisor
    let ledger = try Ledger(at: ledger("replan"))
    _ = try ledger.enroll(PretendedWork.plan(seeds: seeds))
    _ = try PretendedWork.finish(1_000, in: ledger)
    let finished = try ledger.status().counts.finished
    var added: [Int] = []
    let times = try (1...3).map { more in
      try Self.seconds {
        let enrollment = try ledger.enroll(PretendedWork.plan(seeds: seeds + more))
        added.append(enrollment.newRuns.count)
      }
    }
    let isUntouched =
      try added.allSatisfy { $0 == PretendedWork.cells }
      && ledger.status().counts.finished == finished
    return LedgerGoal(
      "plan again with one seed added to \(count(seeds))", goal: "< 1 s, nothing finished touched",
      measured:
        "\(LedgerGoal.text(times.median)), \(isUntouched ? "nothing" : "something") touched",
      isMet: times.median < 1 && isUntouched)
  }

  // MARK: One process

  /// Taking and recording one run after the other, where the disk costs nothing and where it does.
  func oneProcess() throws -> [LedgerGoal] {
    let inMemory = try withMemory { try cycle(in: Ledger(at: $0), planned: 1_000) }
    let onDisk = try cycle(in: Ledger(at: ledger("cycle")), planned: 1_000)
    let one = LedgerGoal(
      "claim + 10 measurements + finish, one process, without the disk", below: 0.0002,
      seconds: inMemory)
    let other = LedgerGoal(
      "the same on this disk", goal: "–", measured: LedgerGoal.text(onDisk), isMet: true)
    return try [one, other, synchronizations()].compactMap(\.self)
  }

  /// The same in a small and a large ledger.
  func growth() throws -> LedgerGoal {
    // The disk's own time would hide any growth.
    try withMemory { small in try withMemory { large in try growth(small, large) } }
  }

  private func growth(_ small: URL, _ large: URL) throws -> LedgerGoal {
    let runs = 1_000_000 / divisor
    let ledgers = try [(small, 1_000), (large, runs)].map { url, runs in
      let ledger = try Ledger(at: url)
      _ = try ledger.enroll(PretendedWork.plan(seeds: runs / PretendedWork.cells))
      return ledger
    }
    // In turn, so that both meet the same machine.
    var times: [[Double]] = [[], []]
    for _ in 0..<400 {
      for (index, ledger) in ledgers.enumerated() {
        times[index].append(try Self.seconds { try PretendedWork.finish(in: ledger) })
      }
    }
    let ratio = times[1].median / times[0].median
    return LedgerGoal(
      "the same without the disk, from 1,000 to \(count(runs / PretendedWork.cells)) runs in the ledger",
      goal: "grows < 1.3×",
      measured:
        "\(String(format: "%.2f", ratio))× (\(LedgerGoal.text(times[0].median)), "
        + "\(LedgerGoal.text(times[1].median)))", isMet: ratio < 1.3)
  }

  /// A ledger's place where waiting for the disk costs nothing, if there is one.
  private func withMemory<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let memory = URL(fileURLWithPath: "/dev/shm")
    let place = FileManager.default.isWritableFile(atPath: memory.path) ? memory : folder
    let url = place.appending(path: "fanin-bench-\(UUID().uuidString).sqlite")
    defer { for suffix in ["", "-wal", "-shm"] { unlink(url.path + suffix) } }
    return try body(url)
  }

  private func cycle(in ledger: Ledger, planned: Int) throws -> Double {
    _ = try ledger.enroll(PretendedWork.plan(seeds: planned / PretendedWork.cells))
    var times: [Double] = []
    for _ in 0..<planned { times.append(try Self.seconds { try PretendedWork.finish(in: ledger) }) }
    return times.median
  }

  /// Counted by `strace`; nil where there is none.
  private func synchronizations() throws -> LedgerGoal? {
    let strace = "/usr/bin/strace"
    guard FileManager.default.isExecutableFile(atPath: strace) else { return nil }
    let runs = 500
    let url = ledger("traced")
    _ = try Ledger(at: url).enroll(PretendedWork.plan(seeds: 10))
    let trace = folder.appending(path: "trace")
    let process = try OtherProcess(
      .bench, ["ledger-worker", url.path, "--runs", "\(runs)"],
      under: [strace, "-f", "-o", trace.path, "-e", "trace=fsync,fdatasync"])
    _ = try process.end()
    let text = (try? String(contentsOf: trace, encoding: .utf8)) ?? ""
    let calls = text.split(separator: "\n").filter { $0.contains("sync(") }.count
    // Where tracing is forbidden nothing is counted, and nothing is claimed.
    guard calls > 0 else { return nil }
    let each = Double(calls) / Double(runs)
    return LedgerGoal(
      "waits for the disk (fsync) of each", goal: "≤ 2",
      measured: String(format: "%.2f", each), isMet: each <= 2)
  }

  /// A number of runs with its thousands apart, from the number of seeds.
  func count(_ seeds: Int) -> String {
    (seeds * PretendedWork.cells).formatted(.number.locale(Locale(identifier: "en_US")))
  }
}
