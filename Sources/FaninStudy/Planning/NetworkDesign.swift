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

  /// Makes sure that every layer can be as asked.
  ///
  /// What was tried stands in `known`: layers recur from cell to cell.
  func check(_ known: inout Set<NetworkTopology.Layer>) throws(TopologyError) {
    let layers = try NetworkTopology.layers(
      sizes: sizes, profile: profile, sparsity: sparsity, allocation: allocation,
      denseOutput: denseOutput)
    for layer in layers where !known.contains(layer) {
      try layer.check()
      known.insert(layer)
    }
  }

  /// The connections of every layer.
  func layerConnections() throws(TopologyError) -> [Int] {
    try NetworkTopology.layers(
      sizes: sizes, profile: profile, sparsity: sparsity, allocation: allocation,
      denseOutput: denseOutput
    ).map(\.connections)
  }

  /// The connections of the whole network.
  func connections() throws(TopologyError) -> Int { try layerConnections().reduce(0, +) }
}
