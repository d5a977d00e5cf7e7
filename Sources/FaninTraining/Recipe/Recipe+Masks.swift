package import FaninData
package import FaninRandom
package import FaninTopology

extension Recipe {
  /// Draws the masks of every layer, the output layer included.
  ///
  /// Input variances, where `inputs: by-variance` asks for them, come from the training split alone,
  /// the examples held out for validation included: they are the same for every seed.
  ///
  /// A profile that learns from other runs needs what they have taught.
  ///
  /// - Throws: `TrainingError.impossibleTopology` when a budget or a CV cannot be met.
  package func masks(
    for dataset: Dataset, seed: Seed, learned: LearnedTopology? = nil
  ) throws(TrainingError) -> [Mask] {
    do {
      let topology = try NetworkTopology(
        sizes: [dataset.features] + network.hidden + [dataset.classes], profile: profile,
        sparsity: sparsity, allocation: network.allocation,
        denseOutput: network.output == .dense, placement: network.placement,
        inputs: network.inputs)
      let variances =
        network.inputs.needsVariances
        ? dataset.training.variances(features: dataset.features) : nil
      return try topology.masks(seed: seed, inputVariances: variances, learned: learned)
    } catch {
      throw .impossibleTopology("\(error)")
    }
  }
}

extension Examples {
  /// The population variance of every feature, in the unit of the stored values.
  ///
  /// Row by row in memory, each feature's sums in the order of the examples.
  fileprivate func variances(features: Int) -> [Double] {
    switch values {
    case .bytes(let bytes): Self.variances(bytes, features: features) { Double($0) }
    case .numbers(let numbers): Self.variances(numbers, features: features) { Double($0) }
    }
  }

  private static func variances<Element>(
    _ elements: [Element], features: Int, number: (Element) -> Double
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: features)
    var squares = sums
    let count = elements.count / features
    for row in 0..<count {
      for feature in 0..<features {
        let value = number(elements[row * features + feature])
        sums[feature] += value
        squares[feature] += value * value
      }
    }
    return zip(sums, squares).map { sum, squares in
      let mean = sum / Double(count)
      return max(0, squares / Double(count) - mean * mean)
    }
  }
}
