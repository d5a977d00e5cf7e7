public import FaninStudy

/// What enrolling a plan changed, and where its runs stand.
public struct Enrollment: Hashable, Sendable {
  /// The study's name.
  public var study: String
  /// Runs the ledger did not know, in plan order.
  public var newRuns: [RunID]
  /// Runs of the plan the ledger knew, from this study or another.
  public var known: Int
  /// Runs that were in the study and no longer are, now or before; their results stay.
  public var outOfStudy: [RunID]
  /// Where all runs of the plan stand.
  public var counts: RunCounts
  /// Runs of the plan that no cell has: others learn from them.
  public var sources: Int
  /// Finished runs whose results came from elsewhere.
  public var imported = 0
  /// Whether the analysis is the one declared before.
  public var analysis: AnalysisChange

  /// What became of the declared analysis.
  public enum AnalysisChange: String, Hashable, Sendable, Codable {
    /// The study is new.
    case first
    /// As declared before.
    case unchanged
    /// Another one, declared before the study's first result.
    case changedBeforeResults = "changed-before-results"
    /// Another one, declared after results were there to see.
    case changedAfterResults = "changed-after-results"
  }
}

/// How many runs stand in each state.
public struct RunCounts: Hashable, Sendable, Codable {
  /// Runs nobody holds.
  public var pending = 0
  /// Runs a worker holds.
  public var leased = 0
  /// Runs with a result.
  public var finished = 0
  /// Runs that ended without one.
  public var failed = 0
  /// Runs that wait for others.
  public var blocked = 0

  /// Creates counts of zero.
  public init() {}

  /// All runs.
  public var total: Int { pending + leased + finished + failed + blocked }

  /// Runs that may still be trained.
  public var unfinished: Int { pending + leased + blocked }

  /// The count of one state.
  public subscript(state: RunState) -> Int {
    get {
      switch state {
      case .pending: pending
      case .leased: leased
      case .finished: finished
      case .failed: failed
      case .blocked: blocked
      }
    }
    set {
      switch state {
      case .pending: pending = newValue
      case .leased: leased = newValue
      case .finished: finished = newValue
      case .failed: failed = newValue
      case .blocked: blocked = newValue
      }
    }
  }
}
