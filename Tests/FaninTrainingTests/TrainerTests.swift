import FaninData
import FaninKernels
import FaninRandom
import FaninTestSupport
import FaninTopology
import FaninTraining
import Testing

struct TrainerTests {
  @Test func `a network learns what can be learned`() throws {
    let result = try #require(
      try Trainer(recipe: TinyData.recipe(epochs: 10), seed: Seed(0), dataset: TinyData.dataset())
        .run())

    // Chance is 1/3; the optimal rule for unit shifts in four of twelve normal features reaches
    // about 0.86 (simulated with 10⁶ examples).
    #expect(result.epochs.count == 10)
    #expect(result.epochs.last.map { $0.testAccuracy > 0.7 } == true)
    #expect(result.epochs[9].trainingLoss < result.epochs[0].trainingLoss)
  }

  @Test(arguments: InstructionSet.available, [FanInProfile.uniform, .dense])
  func `every instruction set gives the same digest`(
    set: InstructionSet, profile: FanInProfile
  ) throws {
    let dataset = TinyData.dataset()
    let digests = try [InstructionSet.reference, set].map { set in
      try Trainer(
        recipe: TinyData.recipe(profile, epochs: 2), seed: Seed(1), dataset: dataset,
        kernels: #require(Kernels(set))
      ).run()?.digest
    }

    #expect(digests[0] != nil && digests[0] == digests[1])
  }

  @Test(arguments: [1, 7, 16, 100, 128, 129, 540, 10_000])
  func `any batch size trains, and all instruction sets agree on it`(batch: Int) throws {
    let dataset = TinyData.dataset()
    let results = try [InstructionSet.reference, .best].map { set in
      try Trainer(
        recipe: TinyData.recipe(epochs: 1, batch: batch), seed: Seed(1), dataset: dataset,
        kernels: #require(Kernels(set))
      ).run()
    }

    // 600 examples less a tenth for validation.
    #expect(results[0]?.epochs[0].step == (540 + batch - 1) / batch)
    #expect(results[0] == results[1])
  }

  @Test func `another seed gives another network`() throws {
    let dataset = TinyData.dataset()
    let digests = try [0, 1].map {
      try Trainer(recipe: TinyData.recipe(epochs: 1), seed: Seed($0), dataset: dataset).run()?
        .digest
    }

    #expect(digests[0] != digests[1])
  }

  @Test func `a run that is told to stop has no result`() throws {
    var steps = 0
    let result = try Trainer(recipe: TinyData.recipe(), seed: Seed(0), dataset: TinyData.dataset())
      .run(shouldStop: {
        steps += 1
        return steps > 5
      })

    #expect(result == nil)
    #expect(steps == 6)
  }

  @Test func `a diverging run says when`() throws {
    var recipe = TinyData.recipe()
    recipe.training.learningRate = 1e30

    #expect {
      try Trainer(recipe: recipe, seed: Seed(0), dataset: TinyData.dataset()).run()
    } throws: { error in
      guard case TrainingError.diverged(epoch: 1, _) = error else { return false }
      return true
    }
  }

  @Test func `without validation there is no validation measurement`() throws {
    var recipe = TinyData.recipe(epochs: 1)
    recipe.training.validation = 0
    let result = try Trainer(recipe: recipe, seed: Seed(0), dataset: TinyData.dataset()).run()

    #expect(result?.epochs[0].validationLoss == nil)
    #expect(result?.epochs[0].validationAccuracy == nil)
  }

  @Test func `measured after the last epoch alone, a network is what it is measured after each`()
    throws
  {
    var recipe = TinyData.recipe(epochs: 3)
    let each = try Trainer(recipe: recipe, seed: Seed(0), dataset: TinyData.dataset()).run()
    recipe.training.evaluation = .lastEpoch
    let last = try Trainer(recipe: recipe, seed: Seed(0), dataset: TinyData.dataset()).run()

    #expect(last?.epochs.count == 1)
    #expect(last?.epochs == each?.epochs.suffix(1))
    #expect(last?.layers == each?.layers)
  }

  @Test func `a training measured after the last epoch alone goes on from a checkpoint`() throws {
    var recipe = TinyData.recipe(epochs: 3)
    recipe.training.evaluation = .lastEpoch
    let trainer = Trainer(recipe: recipe, seed: Seed(0), dataset: TinyData.dataset())
    var step = 0
    var kept: Checkpoint?
    let broken = try trainer.run(
      // Seventeen steps an epoch: within the second one.
      shouldStop: {
        step += 1
        return step > 20
      }, onCheckpoint: { kept = $0 })

    #expect(broken == nil)
    #expect(try trainer.run(from: kept) == trainer.run())
  }

  @Test func `the test split changes no weight`() throws {
    let whole = TinyData.dataset()
    let other = Dataset(
      name: "tiny", features: 12, classes: 3, training: whole.training,
      test: Examples(values: .numbers([Float](repeating: 0, count: 12)), labels: [0]))
    let losses = try [whole, other].map {
      try Trainer(recipe: TinyData.recipe(), seed: Seed(0), dataset: $0).run()?.epochs.map {
        [$0.trainingLoss, $0.validationLoss ?? 0, $0.validationAccuracy ?? 0]
      }
    }

    #expect(losses[0] != nil && losses[0] == losses[1])
  }

  @Test(arguments: [
    TrainingRecipe.Optimizer.sgd, .adamw,
  ])
  func `both optimizers descend, with and without Nesterov`(
    optimizer: TrainingRecipe.Optimizer
  ) throws {
    for nesterov in [false, true] {
      var recipe = TinyData.recipe(epochs: 4)
      recipe.training.optimizer = optimizer
      recipe.training.nesterov = nesterov
      recipe.training.learningRate = optimizer == .adamw ? 0.01 : 0.05
      let result = try #require(
        try Trainer(recipe: recipe, seed: Seed(0), dataset: TinyData.dataset()).run())

      #expect(result.epochs[3].trainingLoss < 0.8 * result.epochs[0].trainingLoss)
    }
  }

  @Test func `layers are measured at the start and at the end`() throws {
    let result = try #require(
      try Trainer(recipe: TinyData.recipe(), seed: Seed(0), dataset: TinyData.dataset()).run())

    #expect(result.layers.map(\.layer) == [0, 1, 0, 1])
    #expect(result.layers.map(\.moment) == [.initial, .initial, .final, .final])
    #expect(result.layers.map(\.connections) == [144, 192, 144, 192])
    #expect(result.layers.allSatisfy { $0.fanInCV == 0 && $0.fanInCounts == [$0.neurons] })
    #expect(
      result.layers.allSatisfy {
        isClose($0.arithmeticExpectation ?? 0, to: 1, relative: 1e-12)
      })
    #expect(result.connections == 144 + 192 + 48)
  }
}
