import FaninTopology
public import FaninTraining

extension Recipe {
  /// The recipe of the runs the profile learns from; nil for a profile that stands for itself.
  ///
  /// Data, sparsity, network and training are this recipe's. A source may learn from others in turn: each is part of the text of the next,
  /// so there is no circle.
  public var source: Recipe? {
    guard let cell = profile.source else { return nil }
    var source = self
    source.profile = cell.profile
    source.topology = cell.topology
    return source
  }

  /// Whether the profile learns from all seeds of its source, and not from the same seed alone.
  public var learnsFromAllSeeds: Bool {
    switch profile {
    case .equilibrium: true
    case .dense, .uniform, .erdosRenyi, .family, .lognormal, .powerLaw, .transplant: false
    }
  }
}
