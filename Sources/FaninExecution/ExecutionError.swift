public import FaninStudy

/// Why runs cannot be executed at all.
public enum ExecutionError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The system gives this process no thread.
  case noThread(reason: String)
  /// A run is to be executed again on data that are no longer what it was trained on.
  case otherData(data: String, run: RunID, trainedOn: String, now: String)

  /// The problem in one sentence.
  public var description: String {
    switch self {
    case .noThread(let reason):
      "the system gives no thread (\(reason)); raise its limit (ulimit -u) or use fewer --workers"
    case .otherData(let data, let run, let trainedOn, let now):
      "the data set '\(data)' is not what run \(run.short) was trained on (its digest was "
        + "\(trainedOn.prefix(12))…, now it is \(now.prefix(12))…); restore the data to verify"
    }
  }
}
