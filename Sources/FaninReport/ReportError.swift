/// Why there is no report.
package enum ReportError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The ledger holds no result of the study.
  case noFinishedRun(study: String, planned: Int)
  /// A file could not be written; nothing was replaced.
  case cannotWrite(path: String, reason: String)

  /// The problem in one sentence.
  package var description: String {
    switch self {
    case .noFinishedRun(let study, let planned):
      "study '\(study)' has no finished run to report (\(planned) planned); "
        + "run it first: fanin run"
    case .cannotWrite(let path, let reason): "cannot write \(path): \(reason)"
    }
  }
}
