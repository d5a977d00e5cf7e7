public import FaninRandom
public import FaninStudy
public import FaninTraining

/// Where a run stands.
public enum RunState: String, Hashable, Sendable, Codable, CaseIterable {
  /// Planned, nobody holds it.
  case pending
  /// A worker holds it until its lease expires.
  case leased
  /// Trained; its result is recorded.
  case finished
  /// Ended without a result, with a reason; `retry` makes it pending again.
  case failed
  /// Waits for runs it learns from.
  case blocked
}

/// Everything the ledger knows of one run that analysis and export need.
public struct RunRecord: Sendable {
  /// The content-addressed id.
  public let id: RunID
  /// The recipe.
  public let recipe: Recipe
  /// The seed.
  public let seed: Seed
  /// Where the run stands.
  public let state: RunState
  /// The result; nil unless finished.
  public internal(set) var result: TrainedRun?
  /// What the attempt that finished took; nil unless finished.
  public internal(set) var cost: RunCost?
  /// Attempts so far, whatever became of them.
  public let attempts: Int
  /// The reason of the last failure; nil unless failed.
  public let failure: String?
  /// The reason in one word; nil unless failed.
  public let failureKind: FailureKind?
  /// What the finishing attempt ran on; nil unless finished.
  public internal(set) var provenance: Provenance?
  /// What computed the result when fanin did not.
  public let source: ForeignSource?

  /// Whether the numbers of the result are those that were recorded; true without a result.
  public internal(set) var isIntact = true

  /// Wall seconds of the attempt that finished, evaluation included; nil unless finished.
  public var seconds: Double? { cost?.seconds }

  /// Creates a record.
  public init(
    id: RunID, recipe: Recipe, seed: Seed, state: RunState, result: TrainedRun? = nil,
    cost: RunCost? = nil, attempts: Int, failure: String?, failureKind: FailureKind? = nil,
    provenance: Provenance? = nil, source: ForeignSource? = nil
  ) {
    self.id = id
    self.recipe = recipe
    self.seed = seed
    self.state = state
    self.result = result
    self.cost = cost
    self.attempts = attempts
    self.failure = failure
    self.failureKind = failureKind
    self.provenance = provenance
    self.source = source
  }
}
