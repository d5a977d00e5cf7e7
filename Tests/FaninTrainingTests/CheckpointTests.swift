import FaninData
import FaninRandom
import FaninTopology
import FaninTraining
import Foundation
import Testing

struct CheckpointTests {
  static let dataset = TinyData.dataset()

  /// Seventeen steps an epoch (540 examples in batches of 32), two epochs.
  static func recipe(_ optimizer: TrainingRecipe.Optimizer = .sgd) -> Recipe {
    var recipe = TinyData.recipe(epochs: 2)
    recipe.training.optimizer = optimizer
    return recipe
  }

  /// The state before step `step`, and what the training that was stopped there returned.
  static func interrupted(
    _ recipe: Recipe, at step: Int, from checkpoint: Checkpoint? = nil
  ) throws -> (checkpoint: Checkpoint?, result: TrainedRun?) {
    var steps = 0
    var kept: Checkpoint?
    let result = try Trainer(recipe: recipe, seed: Seed(2), dataset: dataset).run(
      from: checkpoint,
      shouldStop: {
        defer { steps += 1 }
        return steps == step
      }, onCheckpoint: { kept = $0 })
    return (kept, result)
  }

  @Test(arguments: [TrainingRecipe.Optimizer.sgd, .adamw])
  func `a training interrupted at any step ends as if it never was`(
    optimizer: TrainingRecipe.Optimizer
  ) throws {
    let recipe = Self.recipe(optimizer)
    let unbroken = try Trainer(recipe: recipe, seed: Seed(2), dataset: Self.dataset).run()
    #expect(unbroken?.epochs.last?.step == 34)

    for step in 0..<34 {
      let (checkpoint, stopped) = try Self.interrupted(recipe, at: step)
      #expect(stopped == nil)
      let kept: Checkpoint = try #require(checkpoint)

      let resumed = try Trainer(recipe: recipe, seed: Seed(2), dataset: Self.dataset)
        .run(from: kept)
      #expect(resumed == unbroken, "step \(step)")
    }
  }

  @Test(arguments: MovingTopologyTests.topologies)
  func `a training whose connections move ends as if it never was interrupted`(
    topology: TopologyUpdate
  ) throws {
    let recipe = MovingTopologyTests.recipe(topology, epochs: 2)
    let unbroken = try Trainer(recipe: recipe, seed: Seed(2), dataset: Self.dataset).run()

    for step in 0..<34 {
      let kept = try #require(try Self.interrupted(recipe, at: step).checkpoint)

      let resumed = try Trainer(recipe: recipe, seed: Seed(2), dataset: Self.dataset)
        .run(from: kept)
      #expect(resumed == unbroken, "step \(step)")
    }
  }

  @Test(arguments: [TopologyUpdate.fixed] + MovingTopologyTests.topologies)
  func `a training interrupted at every step ends as if it never was`(
    topology: TopologyUpdate
  ) throws {
    let recipe = MovingTopologyTests.recipe(topology, epochs: 2)
    let unbroken = try Trainer(recipe: recipe, seed: Seed(2), dataset: Self.dataset).run()
    var checkpoint: Checkpoint?
    var result: TrainedRun?
    var pieces = 0
    repeat {
      (checkpoint, result) = try Self.interrupted(recipe, at: 1, from: checkpoint)
      pieces += 1
    } while result == nil && pieces < 100

    #expect(pieces == 34)
    #expect(result == unbroken)
  }

  @Test func `keeping checkpoints changes nothing`() throws {
    var count = 0
    let result = try Trainer(recipe: Self.recipe(), seed: Seed(2), dataset: Self.dataset)
      .run(checkpointIsDue: { true }, onCheckpoint: { _ in count += 1 })

    #expect(count == 34)
    #expect(
      try result == Trainer(recipe: Self.recipe(), seed: Seed(2), dataset: Self.dataset).run())
  }

  @Test func `a checkpoint of another recipe, seed or data set is refused`() throws {
    let kept = try #require(try Self.interrupted(Self.recipe(), at: 5).checkpoint)
    var other = Self.recipe()
    other.training.learningRate = 0.2
    let trainers = [
      Trainer(recipe: other, seed: Seed(2), dataset: Self.dataset),
      Trainer(recipe: Self.recipe(), seed: Seed(3), dataset: Self.dataset),
      Trainer(recipe: Self.recipe(), seed: Seed(2), dataset: TinyData.dataset(test: 299)),
    ]

    for trainer in trainers {
      #expect(
        throws: TrainingError.unusableCheckpoint(
          "it belongs to another recipe, seed, data set or version")
      ) { try trainer.run(from: kept) }
    }
  }

  /// A training so small that its checkpoint can be spoiled at every byte.
  private static func smallest() throws -> (checkpoint: Checkpoint, trainer: Trainer) {
    var recipe = TinyData.recipe(epochs: 1)
    recipe.network.hidden = [2]
    let trainer = Trainer(recipe: recipe, seed: Seed(2), dataset: dataset)
    return (try #require(try interrupted(recipe, at: 5).checkpoint), trainer)
  }

  @Test func `a checkpoint cut anywhere is refused`() throws {
    let (kept, trainer) = try Self.smallest()
    #expect(try trainer.run(from: kept) == trainer.run(), "whole, it is taken")

    for length in 0..<kept.bytes.count {
      #expect(throws: TrainingError.self) {
        try trainer.run(from: Checkpoint(bytes: kept.bytes.prefix(length)))
      }
    }
  }

  @Test func `a checkpoint with a flipped bit in any byte is refused`() throws {
    let (kept, trainer) = try Self.smallest()

    for position in kept.bytes.indices {
      var bytes = kept.bytes
      bytes[position] ^= 1 << UInt8(position % 8)
      #expect(throws: TrainingError.self, "byte \(position)") {
        try trainer.run(from: Checkpoint(bytes: bytes))
      }
    }
  }
}
