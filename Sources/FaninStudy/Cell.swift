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

/// Which cells an exclusion or a baseline names: a nil factor matches every level.
public struct CellPattern: Hashable, Sendable {
  /// The data set's identity.
  public var data: String?
  /// The profile.
  public var profile: FanInProfile?
  /// The sparsity; matches no dense cell.
  public var sparsity: Double?
  /// The topology update.
  public var topology: TopologyUpdate?

  /// Creates a pattern.
  public init(
    data: String? = nil, profile: FanInProfile? = nil, sparsity: Double? = nil,
    topology: TopologyUpdate? = nil
  ) {
    self.data = data
    self.profile = profile
    self.sparsity = sparsity
    self.topology = topology
  }

  /// Whether every factor the pattern names has the cell's level.
  public func matches(_ cell: Cell) -> Bool {
    (data == nil || data == cell.data) && (profile == nil || profile == cell.profile)
      && (sparsity == nil || sparsity == cell.sparsity)
      && (topology == nil || topology == cell.topology)
  }
}
