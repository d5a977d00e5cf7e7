public import FaninRandom
public import FaninTopology
public import FaninTraining

/// One combination of a study's factors.
public struct Cell: Hashable, Sendable {
  /// The data set's identity.
  public let data: String
  /// The profile.
  public let profile: FanInProfile
  /// The sparsity; nil for `dense`, which has none.
  public let sparsity: Double?
  /// The topology update.
  public let topology: TopologyUpdate
  /// The level of every swept key, in the study's order.
  public let swept: [String]
  /// The recipe all seeds of the cell share.
  public let recipe: Recipe

  /// Creates a cell.
  public init(
    data: String, profile: FanInProfile, sparsity: Double?, topology: TopologyUpdate,
    swept: [String], recipe: Recipe
  ) {
    self.data = data
    self.profile = profile
    self.sparsity = sparsity
    self.topology = topology
    self.swept = swept
    self.recipe = recipe
  }
}

/// One cell × one seed, trained once.
public struct PlannedRun: Hashable, Sendable {
  /// The content-addressed id.
  public let id: RunID
  /// The recipe.
  public let recipe: Recipe
  /// The seed.
  public let seed: Seed

  /// Creates a run and computes its id.
  public init(recipe: Recipe, seed: Seed) {
    self.id = RunID(recipe: recipe, seed: seed)
    self.recipe = recipe
    self.seed = seed
  }
}

/// Every run a study asks for.
public struct Plan: Sendable {
  /// The study.
  public let study: Study
  /// The cells, in file order: data, topology, sweeps, sparsity, profile.
  public let cells: [Cell]

  /// Expands a study.
  ///
  /// Dense cells have no sparsity and stand once per data set, topology and sweep.
  public init(_ study: Study) {
    self.study = study
    self.cells = []
  }

  /// The runs: for each seed, every cell, so that early results already form whole blocks.
  public var runs: [PlannedRun] {
    study.seeds.flatMap { seed in cells.map { PlannedRun(recipe: $0.recipe, seed: seed) } }
  }
}
