import FaninData
import FaninTopology
import FaninTraining

/// What the runs of a plan will take, by a model of three constants.
///
/// ```
/// seconds of a run = passes · (connections / rate + overhead)
/// passes           = epochs · (3 · training + validation + test examples)
/// ```
/// An example is passed forward, and in training backward twice: to the inputs and to the weights.
struct PlanCost {
  private(set) var seconds = 0.0
  private(set) var bytes = 0
  private(set) var fewestConnections = Int.max
  private(set) var mostConnections = 0

  /// Connections passed by an example in a second, on one AVX-512 core of 2024 that has others'
  /// work to do as well; alone it reaches twice that, older ones a third.
  private static let rate = 6e10
  /// Seconds an example takes however few its connections.
  private static let overhead = 2e-7
  /// Bytes of a ledger's row for a run, for each epoch and for each layer and moment measured.
  private static let runBytes = 2000
  private static let epochBytes = 120
  private static let layerBytes = 700

  /// Adds up all cells and those they learn from; whose data or network are not known counts nothing.
  init(_ plan: Plan, facts: [String: DatasetFacts]) {
    let own = plan.cells.map { (recipe: $0.recipe, seeds: plan.study.seeds) }
    var known: [NetworkDesign: Int] = [:]
    for (recipe, seeds) in plan.sourceRecipes + own {
      let seeds = seeds.count
      guard let facts = facts[recipe.data] else { continue }
      let design = NetworkDesign(of: recipe, facts: facts)
      guard let connections = known[design] ?? (try? design.connections()) else { continue }
      known[design] = connections
      fewestConnections = min(fewestConnections, connections)
      mostConnections = max(mostConnections, connections)

      let training = recipe.training
      let held = Double(facts.trainingCount) * training.validation
      let trained = Double(facts.trainingCount) - held
      let measured = training.evaluation == .everyEpoch ? training.epochs : 1
      let passes =
        Double(training.epochs) * 3 * trained
        + Double(measured) * (held + Double(facts.testCount))
      seconds += Double(seeds) * passes * (Double(connections) / Self.rate + Self.overhead)
      bytes +=
        seeds
        * (Self.runBytes + Self.epochBytes * measured
          + Self.layerBytes * 2 * recipe.network.hidden.count)
    }
    fewestConnections = min(fewestConnections, mostConnections)
  }
}
