public import FaninStudy

/// Where a study, or a whole ledger, stands.
public struct LedgerStatus: Hashable, Sendable {
  /// The study's name; nil for the whole ledger.
  public var study: String?
  /// Runs by state; a run whose worker is no more counts as pending.
  public var counts: RunCounts
  /// Runs that left the study; their results stay.
  public var outOfStudy: Int
  /// Workers that hold a lease and are alive.
  public var workersAlive: Int
  /// Finished runs per minute of late; nil when nobody works or nothing was finished of late.
  public var runsPerMinute: Double?
  /// Pending runs that wait a few seconds, because the process that had them was killed.
  public var waiting: Int
  /// The first failures, oldest first.
  public var firstErrors: [Failure]

  /// The failed runs that others wait for, those first that keep the most waiting.
  public var obstacles: [Obstacle]

  /// A failed run that blocks others.
  public struct Obstacle: Hashable, Sendable, Codable {
    /// The failed run.
    public var source: RunID
    /// Why it failed.
    public var error: String
    /// How many blocked runs learn from it.
    public var blocked: Int
  }

  /// Why a run failed.
  public struct Failure: Hashable, Sendable, Codable {
    /// The run.
    public var run: RunID
    /// The reason.
    public var error: String
    /// The reason in one word.
    public var kind: FailureKind?
  }

  /// Seconds until all runs are finished at the present rate; nil when it is not known.
  public var secondsRemaining: Double? {
    guard let runsPerMinute, runsPerMinute > 0 else { return nil }
    return Double(counts.unfinished) / runsPerMinute * 60
  }
}

extension LedgerStatus {
  /// The status of a study that nobody works at and nothing has befallen.
  package init(study: String?, counts: RunCounts) {
    self.init(
      study: study, counts: counts, outOfStudy: 0, workersAlive: 0, runsPerMinute: nil, waiting: 0,
      firstErrors: [], obstacles: [])
  }
}

extension LedgerStatus: Encodable {
  /// Writes the document of `fanin status --json`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(study, forKey: .study)
    try container.encode(counts, forKey: .counts)
    try container.encode(outOfStudy, forKey: .outOfStudy)
    try container.encode(workersAlive, forKey: .workersAlive)
    try container.encode(runsPerMinute, forKey: .runsPerMinute)
    try container.encode(secondsRemaining, forKey: .secondsRemaining)
    try container.encode(waiting, forKey: .waiting)
    try container.encode(firstErrors, forKey: .firstErrors)
    try container.encode(obstacles, forKey: .obstacles)
  }

  private enum Key: String, CodingKey {
    case study
    case counts
    case outOfStudy = "out_of_study"
    case workersAlive = "workers_alive"
    case runsPerMinute = "runs_per_minute"
    case secondsRemaining = "eta_seconds"
    case waiting
    case firstErrors = "first_errors"
    case obstacles = "blocked_by"
  }
}
