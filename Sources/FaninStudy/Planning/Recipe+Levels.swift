import FaninTopology
public import FaninTraining

extension Recipe {
  /// The levels the recipe stands for: data, topology, sparsity and profile, and every key that can
  /// be swept; `dense` has no sparsity.
  public var levels: Levels {
    var levels = Levels([
      Factor.data: .text(data), Factor.topology: .text(topology.description),
      Factor.profile: .text(profile.description),
    ])
    levels[Factor.sparsity] = profile == .dense ? nil : .number(sparsity)
    for key in RecipeKey.all { levels[key.name] = key.level(self) }
    return levels
  }
}
