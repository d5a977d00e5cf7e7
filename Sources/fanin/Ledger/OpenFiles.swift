import Foundation

/// How many files this process may hold open.
enum OpenFiles {
  /// Enough for the ledger, its log, a checkpoint a worker and what the system's libraries open,
  /// which end the process in silence where they get none.
  private static let fewest: rlim_t = 32

  /// What is wrong with the limit, after raising it as far as this process may; nil where it is high
  /// enough.
  static var complaint: String? {
    var limit = rlimit()
    #if os(Linux)
    let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
    let files = RLIMIT_NOFILE
    #endif
    guard getrlimit(files, &limit) == 0, limit.rlim_cur < fewest else { return nil }
    limit.rlim_cur = min(fewest, limit.rlim_max)
    guard setrlimit(files, &limit) != 0 || limit.rlim_cur < fewest else { return nil }
    return "this process may open \(limit.rlim_cur) files, and needs \(fewest): raise the limit "
      + "(ulimit -n 256) and run again"
  }
}
