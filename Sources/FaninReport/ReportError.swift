/// Why there is no report.
public enum ReportError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The ledger holds no result of the study.
  case noFinishedRun(study: String, planned: Int)
  /// No cell of the ledger answers to these words.
  case noSuchCell(String, known: [String])
  /// Two cells differ in something that neither name says.
  case nothingInCommon(String, String)
  /// A file could not be written; nothing was replaced.
  case cannotWrite(path: String, reason: String)

  /// The problem in one sentence.
  public var description: String {
    switch self {
    case .noFinishedRun(let study, let planned):
      "study '\(study)' has no finished run to report (\(planned) planned); "
        + "run it first: fanin run"
    case .noSuchCell(let text, let known):
      "no cell of the ledger is named '\(text)'; its profiles are "
        + (known.isEmpty ? "none" : known.joined(separator: ", "))
    case .nothingInCommon(let first, let second):
      "'\(first)' and '\(second)' have no cells that agree in everything else; name what differs, "
        + "such as 'uniform 0.9' and 'uniform 0.95'"
    case .cannotWrite(let path, let reason): "cannot write \(path): \(reason)"
    }
  }
}
