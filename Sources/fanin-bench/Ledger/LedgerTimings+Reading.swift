import FaninLedger
import FaninStudy
import Foundation

extension LedgerTimings {
  /// The command, its start included.
  func status() throws -> LedgerGoal {
    let seeds = 1_000 / divisor
    let url = ledger("status")
    let ledger = try Ledger(at: url)
    _ = try ledger.enroll(PretendedWork.plan(seeds: seeds))
    for _ in 0..<max(1, 50 / divisor) { _ = try PretendedWork.finish(1_000, in: ledger) }
    let seconds = try time(["status", "--ledger", url.path], times: 5)
    return LedgerGoal("`status` on \(count(seeds)) runs", below: 0.1, seconds: seconds)
  }

  /// The command, from a ledger whose runs are finished to the files of a report.
  func reporting() throws -> LedgerGoal {
    let seeds = 100 / divisor
    let url = ledger("report")
    let ledger = try Ledger(at: url)
    _ = try ledger.enroll(PretendedWork.plan(seeds: seeds))
    try PretendedWork.finishAll(in: ledger)
    let study = folder.appending(path: "bench.yaml")
    try Data(PretendedWork.study(seeds: seeds).utf8).write(to: study)
    let seconds = try time(
      [
        "report", study.path, "--ledger", url.path, "--output",
        folder.appending(path: "report").path,
      ], times: 3)
    return LedgerGoal("report on \(count(seeds)) runs", below: 2, seconds: seconds)
  }

  /// Folding many ledgers into one, and again.
  func merging() throws -> LedgerGoal {
    let ledgers = 100 / divisor
    let others = try (0..<ledgers).map { index in
      let url = ledger("part-\(index)")
      let ledger = try Ledger(at: url)
      _ = try ledger.enroll(
        PretendedWork.plan(named: "part-\(index)", seeds: 10, from: 10 * index))
      try PretendedWork.finishAll(in: ledger)
      return url
    }
    let merged = try Ledger(at: ledger("merged"))
    let first = try Self.seconds { for other in others { _ = try merged.merge(other) } }
    var added = 0
    let second = try Self.seconds {
      for other in others {
        let summary = try merged.merge(other)
        added += summary.newRuns + summary.newResults + summary.newAttempts
      }
    }
    let isWhole = try merged.status().counts.finished == ledgers * 1_000 && added == 0
    return LedgerGoal(
      "merge \(ledgers) ledgers × 1,000 runs", goal: "< 10 s, idempotent",
      measured:
        "\(LedgerGoal.text(first)), again \(LedgerGoal.text(second)) with \(added) rows added",
      isMet: first < 10 && isWhole)
  }

  private func time(_ arguments: [String], times: Int) throws -> Double {
    try (0..<times).map { _ in
      try Self.seconds {
        let code = try OtherProcess(.fanin, arguments).end().code
        guard code == 0 else {
          throw BenchFault.failed(command: "fanin \(arguments[0])", code: code)
        }
      }
    }.median
  }
}
