public import FaninTopology
public import FaninTraining

/// One level of every factor of a study, trained once per seed.
public struct Cell: Hashable, Sendable {
  /// Its level of every factor that applies to it: its identity within the study.
  public let levels: Levels
  /// The recipe all its seeds share.
  public let recipe: Recipe

  /// Creates a cell.
  public init(levels: Levels, recipe: Recipe) {
    self.levels = levels
    self.recipe = recipe
  }
}

/// What the levels mean to the built-in trainer.
extension Cell {
  /// The data set's identity.
  public var data: String { recipe.data }
  /// The profile.
  public var profile: FanInProfile { recipe.profile }
  /// The topology update.
  public var topology: TopologyUpdate { recipe.topology }
  /// The sparsity; nil for `dense`, which has none.
  public var sparsity: Double? { levels[Factor.sparsity]?.number }
}
