package import FaninRandom

/// The training split of a data set, parted into what is trained on and what validates.
///
/// The same seed gives the same parts and the same batch order in every cell of a study: that is
/// what makes pairing by seed real.
package struct ExampleSplit {
  /// Indices trained on, ascending.
  package let training: [Int32]
  /// Indices held out, ascending.
  package let validation: [Int32]

  private let seed: Seed

  /// Holds out round(`fraction` · `count`) examples at random.
  package init(count: Int, validation fraction: Double, seed: Seed) {
    let heldOut = Self.heldOut(fraction, of: count)
    var stream = RandomStream(seed: seed, purpose: "validation-split")
    var isHeldOut = [Bool](repeating: false, count: count)
    for index in stream.sample(heldOut, below: count) { isHeldOut[index] = true }
    training = (0..<count).filter { !isHeldOut[$0] }.map { Int32($0) }
    validation = (0..<count).filter { isHeldOut[$0] }.map { Int32($0) }
    self.seed = seed
  }

  /// How many of `count` examples a fraction holds out.
  package static func heldOut(_ fraction: Double, of count: Int) -> Int {
    min(count, Int((fraction * Double(count)).rounded()))
  }

  /// The order of the training examples in one epoch.
  package func order(epoch: Int) -> [Int32] {
    var order = training
    var stream = RandomStream(seed: seed, purpose: "batch-order", index: epoch)
    stream.shuffle(&order)
    return order
  }

  /// Up to `count` training examples on which gradients are measured, ascending.
  func gradientSample(_ count: Int) -> [Int32] {
    var stream = RandomStream(seed: seed, purpose: "gradient-sample")
    return stream.sample(min(count, training.count), below: training.count).map { training[$0] }
  }
}
