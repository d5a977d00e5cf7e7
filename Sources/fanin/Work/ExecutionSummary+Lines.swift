public import FaninExecution
import FaninLedger
import FaninStudy

extension ExecutionSummary {
  /// What to tell a person at the end.
  ///
  /// ```
  /// 118 of 120 runs finished, 2 failed; 37 of them now, in 12 min 4 s
  ///   failed 3f2a90c1b7d4: diverged: the loss was not a number in epoch 2, step 812; …
  /// a diverged run would diverge again: change training.learning-rate in the study, or exclude its cell
  /// ```
  var lines: [String] {
    let counts = status.counts
    let failures = counts.failed > 0 ? ", \(counts.failed) failed" : ""
    let time = ExecutionProgress.text(ofSeconds: seconds)
    var lines = [
      "\(counts.finished) of \(counts.total) runs finished\(failures); "
        + "\(finished + failed) of them now, in \(time)"
    ]
    lines += status.firstErrors.map { "  failed \($0.run.short): \($0.error)" }
    if counts.failed > status.firstErrors.count {
      lines.append("  and \(counts.failed - status.firstErrors.count) more")
    }
    lines += status.blockedLines
    if isInterrupted {
      lines.append("interrupted; everything is saved: run again to continue")
    } else {
      lines += status.advice
    }
    return lines
  }

  /// How the command ends.
  var exitStatus: ExitStatus {
    if isInterrupted { return .interrupted }
    return status.counts.failed > 0 ? .unsuccessful : .done
  }
}

extension ExecutionSummary: Encodable {
  /// Writes the document of `fanin run --json`.
  public func encode(to encoder: any Encoder) throws {
    try status.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(finished, forKey: .finished)
    try container.encode(failed, forKey: .failed)
    try container.encode(isInterrupted, forKey: .isInterrupted)
    try container.encode(seconds, forKey: .seconds)
  }

  private enum Key: String, CodingKey {
    case finished = "finished_now"
    case failed = "failed_now"
    case isInterrupted = "interrupted"
    case seconds
  }
}
