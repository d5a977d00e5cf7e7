import FaninData
import FaninKernels
import FaninRandom
import FaninTopology
import FaninTraining
import Testing

struct BatchWidthTests {
  /// One step of a small network over so many bytes each of a few features.
  private static func digest(batch: Int, topology: TopologyUpdate, on set: InstructionSet) throws
    -> String?
  {
    let features = 5
    func examples(_ count: Int) -> Examples {
      Examples(
        values: .bytes((0..<(count * features)).map { UInt8(truncatingIfNeeded: $0 &* 131 >> 2) }),
        labels: (0..<count).map { UInt16($0 % 2) })
    }
    let dataset = Dataset(
      name: "bytes", features: features, classes: 2, training: examples(batch), test: examples(1))
    var recipe = Recipe(
      data: "bytes", profile: .uniform, sparsity: 0.5, topology: topology,
      network: NetworkRecipe(hidden: [4, 3]), training: TrainingRecipe(epochs: 2, learningRate: 0.1)
    )
    recipe.training.batch = batch
    recipe.training.validation = 0
    return try Trainer(
      recipe: recipe, seed: Seed(1), dataset: dataset, kernels: #require(Kernels(set))
    ).run()?.digest
  }

  // A sixteenth of the widths at a time, so that they share the cores.
  @Test(arguments: 1...16)
  func `every width of a batch from 1 to 1,024 gives the reference's digest`(first: Int) throws {
    var schedule = UpdateSchedule()
    schedule.updateInterval = 1
    for batch in stride(from: first, through: 1_024, by: 16) {
      // Beyond a tile the tiles are the same.
      let topologies = [TopologyUpdate.rigl(schedule)] + (batch <= 128 ? [.fixed] : [])
      for topology in topologies {
        let reference = try Self.digest(batch: batch, topology: topology, on: .reference)
        for set in InstructionSet.available where set != .reference {
          #expect(
            try Self.digest(batch: batch, topology: topology, on: set) == reference,
            "\(batch) examples, \(topology.name), \(set)")
        }
      }
    }
  }
}
