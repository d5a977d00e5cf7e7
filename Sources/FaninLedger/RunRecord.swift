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
  public let result: TrainedRun?
  /// Wall seconds of the attempt that finished, evaluation included; nil unless finished.
  public let seconds: Double?
  /// Attempts so far, whatever became of them.
  public let attempts: Int
  /// The reason of the last failure; nil unless failed.
  public let failure: String?
  /// What the finishing attempt ran on; nil unless finished.
  public let provenance: Provenance?

  /// Creates a record.
  public init(
    id: RunID, recipe: Recipe, seed: Seed, state: RunState, result: TrainedRun?, seconds: Double?,
    attempts: Int, failure: String?, provenance: Provenance?
  ) {
    self.id = id
    self.recipe = recipe
    self.seed = seed
    self.state = state
    self.result = result
    self.seconds = seconds
    self.attempts = attempts
    self.failure = failure
    self.provenance = provenance
  }
}

/// What a result was computed by and from.
public struct Provenance: Hashable, Sendable, Codable {
  /// fanin's version, such as `0.1.0`.
  public var version: String
  /// `debug` or `release`.
  public var build: String
  /// The kernels' instruction set, such as `avx512`.
  public var instructionSet: String
  /// The processor's model name.
  public var processor: String
  /// The operating system, with its version.
  public var system: String
  /// The digest of the data set.
  public var dataDigest: String

  /// Creates a provenance.
  public init(
    version: String, build: String, instructionSet: String, processor: String, system: String,
    dataDigest: String
  ) {
    self.version = version
    self.build = build
    self.instructionSet = instructionSet
    self.processor = processor
    self.system = system
    self.dataDigest = dataDigest
  }
}
