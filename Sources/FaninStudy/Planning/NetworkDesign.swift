import FaninData
import FaninTopology
import FaninTraining

/// All that decides how many connections a network has, and whether it can be built.
struct NetworkDesign: Hashable {
  let sizes: [Int]
  let profile: FanInProfile
  let sparsity: Double
  let allocation: Allocation
  let denseOutput: Bool

  init(of recipe: Recipe, facts: DatasetFacts) {
    sizes = [facts.features] + recipe.network.hidden + [facts.classes]
    profile = recipe.profile
    sparsity = recipe.sparsity
    allocation = recipe.network.allocation
    denseOutput = recipe.network.output == .dense
  }

  /// The budgets and fan-in sequences.
  func topology() throws(TopologyError) -> NetworkTopology {
    try NetworkTopology(
      sizes: sizes, profile: profile, sparsity: sparsity, allocation: allocation,
      denseOutput: denseOutput)
  }

  /// The connections of the whole network.
  func connections() throws(TopologyError) -> Int {
    // A profile that learns keeps the budgets of its source.
    if profile.source != nil { return try topology().connections.reduce(0, +) }
    return try allocation.connections(
      of: LayerShape.layers(ofSizes: sizes), sparsity: profile == .dense ? 0 : sparsity,
      denseOutput: denseOutput
    ).reduce(0, +)
  }
}
