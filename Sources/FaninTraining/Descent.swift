import FaninData
import FaninKernels

/// Gradient descent over batches: the steps of a training, epoch by epoch.
struct Descent {
  /// Optimizer updates done.
  private(set) var step = 0

  private let recipe: TrainingRecipe
  private let network: Network
  private let split: ExampleSplit
  private let totalSteps: Int
  private var optimizer: Optimizer
  /// Carries gradients between the tiles of a batch larger than one.
  private let carried: GradientStore?

  init(_ recipe: TrainingRecipe, network: Network, split: ExampleSplit) {
    self.recipe = recipe
    self.network = network
    self.split = split
    optimizer = Optimizer(recipe, for: network)
    carried = recipe.batch > Kernels.tileExamples ? GradientStore(network) : nil
    let perEpoch = (split.training.count + recipe.batch - 1) / recipe.batch
    totalSteps = max(1, recipe.epochs * perEpoch)
  }

  /// Trains one epoch; the last batch holds what is left.
  ///
  /// - Returns: The mean loss over the epoch; nil when stopped.
  /// - Throws: `TrainingError.diverged` when a batch's loss is not a finite number.
  mutating func run(
    epoch: Int, examples: Examples, in tile: Tile, shouldStop: () -> Bool
  ) throws(TrainingError) -> Double? {
    let order = split.order(epoch: epoch)
    var loss = 0.0
    var start = 0
    while start < order.count {
      if shouldStop() { return nil }
      let end = min(start + recipe.batch, order.count)
      let batchLoss = order.withUnsafeBufferPointer {
        takeStep(UnsafeBufferPointer(rebasing: $0[start..<end]), of: examples, in: tile)
      }
      guard batchLoss.isFinite else { throw .diverged(epoch: epoch, step: step) }
      loss += batchLoss
      start = end
    }
    return loss / Double(order.count)
  }

  /// One update from one batch.
  ///
  /// - Returns: The sum of the batch's losses before the update.
  private mutating func takeStep(
    _ batch: UnsafeBufferPointer<Int32>, of examples: Examples, in tile: Tile
  ) -> Double {
    let rate = recipe.schedule.rate(step: step, total: totalSteps, initial: recipe.learningRate)
    optimizer.advance()
    let optimizer = optimizer
    let lastTile = (batch.count - 1) / Kernels.tileExamples
    var loss = 0.0
    network.forEachTile(batch, of: examples, scale: 1 / Float(batch.count), in: tile) { number, _ in
      loss += tile.lossSum
      network.backward(tile) { layer in
        let update = optimizer.update(layer: layer, learningRate: rate)
        guard let carried else { return update }
        if number < lastTile { return carried.storing(layer: layer, tile: number) }
        return number == 0 ? update : carried.adding(to: update, layer: layer)
      }
    }
    step += 1
    return loss
  }
}
