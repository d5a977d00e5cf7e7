import Foundation

/// What a table says of a run that another program tracked.
enum ForeignState: Hashable {
  /// It has a result.
  case finished
  /// It ended without one, or has not ended.
  case unfinished
  /// A word that no tracker known here uses.
  case unknown

  /// Columns that say so, whatever their case, the first one found.
  static let columns = ["state", "status"]

  /// Reads the word of a tracker, whatever its case and whatever joins its parts.
  ///
  /// - Source: the states of fanin, Weights & Biases, MLflow, Optuna, Ray Tune, ClearML and Slurm.
  init(_ text: String) {
    let word = text.trimmingCharacters(in: .whitespaces).lowercased()
      .replacing("_", with: "-").replacing(" ", with: "-")
    self =
      if Self.finishedWords.contains(word) {
        .finished
      } else if Self.unfinishedWords.contains(word) {
        .unfinished
      } else {
        .unknown
      }
  }

  private static let finishedWords: Set = [
    "finished", "complete", "completed", "success", "succeeded", "successful", "done", "terminated",
    "published",
  ]

  private static let unfinishedWords: Set = [
    "pending", "leased", "blocked", "failed", "fail", "failure", "error", "crashed", "crash",
    "killed", "preempted", "preempting", "timeout", "timed-out", "running", "queued", "waiting",
    "scheduled", "created", "starting", "stopping", "stopped", "paused", "suspended", "pruned",
    "canceled", "cancelled", "aborted", "interrupted", "in-progress", "completing", "configuring",
    "out-of-memory", "oom", "node-fail", "boot-fail", "deadline", "requeued", "resizing", "revoked",
    "diverged", "quarantined", "unfinished", "incomplete",
  ]
}
