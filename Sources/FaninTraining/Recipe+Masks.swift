package import FaninData
package import FaninRandom
package import FaninTopology

extension Recipe {
  /// Draws the masks of every layer, the output layer included.
  ///
  /// Input variances, where `inputs: by-variance` asks for them, come from the training split alone.
  ///
  /// - Throws: `TrainingError.impossibleTopology` when a budget or a CV cannot be met.
  package func masks(for dataset: Dataset, seed: Seed) throws(TrainingError) -> [Mask] {
    do {
      let topology = try NetworkTopology(
        sizes: [dataset.features] + network.hidden + [dataset.classes], profile: profile,
        sparsity: sparsity, allocation: network.allocation,
        denseOutput: network.output == .dense, placement: network.placement,
        inputs: network.inputs)
      let variances =
        network.inputs == .byVariance
        ? dataset.training.variances(features: dataset.features) : nil
      return try topology.masks(seed: seed, inputVariances: variances)
    } catch {
      throw .impossibleTopology("\(error)")
    }
  }
}

extension Examples {
  /// The population variance of every feature, in the unit of the stored values.
  fileprivate func variances(features: Int) -> [Double] {
    (0..<features).map { feature in
      var sum = 0.0
      var squares = 0.0
      for row in 0..<count {
        let value =
          switch values {
          case .bytes(let bytes): Double(bytes[row * features + feature])
          case .numbers(let numbers): Double(numbers[row * features + feature])
          }
        sum += value
        squares += value * value
      }
      let mean = sum / Double(count)
      return max(0, squares / Double(count) - mean * mean)
    }
  }
}
