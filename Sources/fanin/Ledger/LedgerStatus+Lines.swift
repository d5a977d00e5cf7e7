import FaninExecution
import FaninLedger
import FaninStudy

extension LedgerStatus {
  /// What to tell a person.
  var lines: [String] {
    let states = RunState.allCases.filter { counts[$0] > 0 }.map { "\(counts[$0]) \($0.rawValue)" }
    var lines = [
      "\(study ?? "all studies"): \(counts.total) runs"
        + (states.isEmpty ? "" : ": " + states.joined(separator: ", "))
    ]
    if workersAlive > 0 {
      var work = "\(workersAlive) worker\(workersAlive == 1 ? "" : "s") at work"
      if let runsPerMinute { work += ", \(ExecutionProgress.text(ofRate: runsPerMinute / 60))" }
      if let secondsRemaining {
        work += ", \(ExecutionProgress.text(ofSeconds: secondsRemaining)) left"
      }
      lines.append(work)
    }
    if outOfStudy > 0 { lines.append("\(outOfStudy) runs left the study; their results are kept") }
    if waiting > 0 {
      lines.append(
        "\(waiting) pending runs wait some seconds: the process that had them was killed")
    }
    lines += firstErrors.map { "  failed \($0.run.short): \($0.error)" }
    return lines + blockedLines + advice
  }

  /// What blocks runs: failed sources first, then those still to be trained.
  ///
  /// ```
  ///   10 blocked by 3f2a90c1b7d4, which failed: diverged: the loss was not a number; …
  ///   20 blocked until the runs they learn from are finished
  /// ```
  var blockedLines: [String] {
    guard counts.blocked > 0 else { return [] }
    guard obstacles.isEmpty else {
      return obstacles.map {
        "  \($0.blocked) blocked by \($0.source.short), which failed: \($0.error)"
      }
    }
    return ["  \(counts.blocked) blocked until the runs they learn from are finished"]
  }

  /// What to do about the runs that failed, one line for each kind of reason among the first errors.
  var advice: [String] {
    guard counts.failed > 0 else { return [] }
    let kinds = Set(firstErrors.map { $0.kind ?? .other })
    var lines: [String] = []
    if kinds.contains(.diverged) {
      lines.append(
        "a diverged run would diverge again, to the same bits: lower training.learning-rate in the "
          + "study, or leave the cell out with exclude")
    }
    if kinds.contains(.badData) || kinds.contains(.impossible) {
      lines.append("a run that cannot be trained needs another study or other data")
    }
    if kinds.contains(where: \.mayPass) {
      lines.append("once the reason is gone, fanin retry STUDY.yaml tries the failed runs again")
    }
    return lines
  }
}
