/// Why runs cannot be executed at all.
public enum ExecutionError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The system gives this process no thread.
  case noThread(reason: String)

  /// The problem in one sentence.
  public var description: String {
    switch self {
    case .noThread(let reason):
      "the system gives no thread (\(reason)); raise its limit (ulimit -u) or use fewer --workers"
    }
  }
}
