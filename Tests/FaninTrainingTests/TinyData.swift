import FaninData
import FaninRandom
import FaninTopology
import FaninTraining

/// Three classes of 12 features, told apart by which third of the features is large.
enum TinyData {
  static let features = 12

  static func dataset(training: Int = 600, test: Int = 300) -> Dataset {
    Dataset(
      name: "tiny", features: features, classes: 3, training: examples(training, index: 0),
      test: examples(test, index: 1))
  }

  private static func examples(_ count: Int, index: Int) -> Examples {
    var stream = RandomStream(seed: Seed(99), purpose: "tiny", index: index)
    let labels = (0..<count).map { _ in UInt16(stream.below(3)) }
    let values = labels.flatMap { label in
      (0..<features).map { Float(stream.normal() + ($0 / 4 == Int(label) ? 1 : 0)) }
    }
    return Examples(values: .numbers(values), labels: labels)
  }

  static func recipe(
    _ profile: FanInProfile = .uniform, sparsity: Double = 0.5, epochs: Int = 3, batch: Int = 32
  ) -> Recipe {
    var training = TrainingRecipe(epochs: epochs, learningRate: 0.1)
    training.batch = batch
    return Recipe(
      data: "tiny", profile: profile, sparsity: profile == .dense ? 0 : sparsity,
      network: NetworkRecipe(hidden: [24, 16]), training: training)
  }
}
