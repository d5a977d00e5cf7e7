import FaninLedger

/// How far an execution is.
public struct ExecutionProgress: Hashable, Sendable {
  /// The study; nil for a whole ledger.
  public var study: String?
  /// Runs that ended, with a result or without.
  public var done: Int
  /// All runs.
  public var total: Int
  /// Runs that ended without a result.
  public var failed: Int
  /// Workers at work, those of other processes too.
  public var workers: Int
  /// Wall seconds since the execution began.
  public var elapsed: Double
  /// Runs that ended each second since then; nil before the first.
  public var rate: Double?

  /// Seconds until all is done at the present rate; nil when it is not known.
  public var remaining: Double? { rate.map { Double(total - done) / $0 } }

  /// Creates a progress from its parts.
  public init(
    study: String?, done: Int, total: Int, failed: Int, workers: Int, elapsed: Double, rate: Double?
  ) {
    self.study = study
    self.done = done
    self.total = total
    self.failed = failed
    self.workers = workers
    self.elapsed = elapsed
    self.rate = rate
  }

  /// The progress from `first` to `status` within `elapsed`.
  init(_ status: LedgerStatus, since first: RunCounts, elapsed: Duration) {
    let seconds = elapsed / .seconds(1)
    let done = status.counts.finished + status.counts.failed
    let gained = done - first.finished - first.failed
    self.init(
      study: status.study, done: done, total: status.counts.total, failed: status.counts.failed,
      workers: status.workersAlive, elapsed: seconds,
      rate: gained > 0 && seconds > 0 ? Double(gained) / seconds : nil)
  }
}
