import FaninData
import FaninKernels

/// Gradient descent over batches, one step at a time.
struct Descent {
  /// Where a training stands between two steps; with the parameters, the optimizer's states and the
  /// seed, all that the rest of the training depends on.
  struct Position: Hashable, Codable {
    /// Optimizer updates done.
    var step = 0
    /// The epoch under way, from 1.
    var epoch = 1
    /// Training examples already seen in this epoch.
    var examples = 0
    /// The sum of their losses.
    var loss = 0.0
  }

  private(set) var position: Position

  private let recipe: TrainingRecipe
  private let network: Network
  private let optimizer: Optimizer
  /// Updates of the whole training.
  let totalSteps: Int
  /// Carries gradients between the tiles of a batch larger than one.
  private let carried: GradientStore?

  init(
    _ recipe: TrainingRecipe, network: Network, optimizer: Optimizer, trainingExamples: Int,
    from position: Position = Position()
  ) {
    self.recipe = recipe
    self.network = network
    self.optimizer = optimizer
    self.position = position
    carried = recipe.batch > Kernels.tileExamples ? GradientStore(network) : nil
    let perEpoch = (trainingExamples + recipe.batch - 1) / recipe.batch
    totalSteps = max(1, recipe.epochs * perEpoch)
  }

  /// One update from the next batch of the epoch's order; the last batch holds what is left.
  ///
  /// - Throws: `TrainingError.diverged` when the batch's loss is not a finite number.
  mutating func takeStep(
    order: [Int32], of examples: Examples, in tile: Tile
  ) throws(TrainingError) {
    let end = endOfBatch(order)
    let loss = order.withUnsafeBufferPointer {
      descend(UnsafeBufferPointer(rebasing: $0[position.examples..<end]), of: examples, in: tile)
    }
    try advance(to: end, loss: loss)
  }

  /// In the place of an update: sends the next batch through the network and leaves every weight as
  /// it is.
  ///
  /// - Parameters:
  ///   - captured: Takes what some layers get to see of it.
  ///   - layers: Those layers.
  ///   - order: The epoch's order.
  ///   - examples: The training examples.
  ///   - tile: Where the batch goes.
  /// - Throws: `TrainingError.diverged` when the batch's loss is not a finite number.
  mutating func capture(
    _ captured: CapturedBatch, of layers: Set<Int>, order: [Int32], of examples: Examples,
    in tile: Tile
  ) throws(TrainingError) {
    let end = endOfBatch(order)
    var loss = 0.0
    captured.clear()
    order.withUnsafeBufferPointer {
      let batch = UnsafeBufferPointer(rebasing: $0[position.examples..<end])
      network.forEachTile(batch, of: examples, scale: 1 / Float(batch.count), in: tile) {
        number, _ in
        loss += tile.lossSum
        for layer in network.layers.indices.reversed() {
          if layers.contains(layer) { captured.add(tile, number: number, layer: layer) }
          // Nothing lies below the first layer.
          if layer == 0 { continue }
          network.backward(
            tile, through: layer, update: captured.unused.storing(layer: layer, tile: number))
        }
      }
    }
    try advance(to: end, loss: loss)
  }

  /// Where the next batch of the epoch's order ends.
  private func endOfBatch(_ order: [Int32]) -> Int {
    min(position.examples + recipe.batch, order.count)
  }

  /// Goes on to the end of a batch.
  private mutating func advance(to end: Int, loss: Double) throws(TrainingError) {
    guard loss.isFinite else { throw .diverged(epoch: position.epoch, step: position.step) }
    position.step += 1
    position.examples = end
    position.loss += loss
  }

  /// Ends the epoch.
  ///
  /// - Returns: The mean loss over its examples, each seen before the update it took part in.
  mutating func endEpoch() -> Double {
    let mean = position.loss / Double(max(1, position.examples))
    position = Position(step: position.step, epoch: position.epoch + 1)
    return mean
  }

  /// Uses the gradients of one batch; returns the sum of its losses before that.
  private func descend(
    _ batch: UnsafeBufferPointer<Int32>, of examples: Examples, in tile: Tile
  ) -> Double {
    let rate = recipe.schedule.rate(
      step: position.step, total: totalSteps, initial: recipe.learningRate)
    let updates = network.layers.indices.map {
      optimizer.update(layer: $0, learningRate: rate, step: position.step)
    }
    let lastTile = (batch.count - 1) / Kernels.tileExamples
    var loss = 0.0
    network.forEachTile(batch, of: examples, scale: 1 / Float(batch.count), in: tile) { number, _ in
      loss += tile.lossSum
      network.backward(tile) { layer in
        guard let carried else { return updates[layer] }
        if number < lastTile { return carried.storing(layer: layer, tile: number) }
        return number == 0 ? updates[layer] : carried.adding(to: updates[layer], layer: layer)
      }
    }
    return loss
  }
}
