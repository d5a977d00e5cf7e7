import FaninRandom
import FaninStudy
import FaninTopology
import FaninTraining
import Testing

struct PlanTests {
  @Test func `cells stand in file order, dense once per data set`() throws {
    let study = try StudyText.study(
      "data: [glyphs, terrain]", "sparsities: [0.5, 0.9]", "profiles: [uniform, dense]")

    let cells = Plan(study).cells.map { "\($0.data) \($0.profile) \($0.sparsity ?? -1)" }

    #expect(
      cells == [
        "glyphs uniform 0.5", "glyphs dense -1.0", "glyphs uniform 0.9",
        "terrain uniform 0.5", "terrain dense -1.0", "terrain uniform 0.9",
      ])
  }

  @Test func `a cell's recipe is the study's, with its own levels`() throws {
    let study = try StudyText.study("profiles: [dense, uniform]")

    let recipes = Plan(study).cells.map(\.recipe)

    #expect(recipes.map(\.profile) == [.dense, .uniform])
    #expect(recipes.map(\.sparsity) == [0, 0.9])
    for recipe in recipes {
      #expect(recipe.data == "glyphs")
      #expect(recipe.network == study.network)
      #expect(recipe.training == study.training)
    }
  }

  @Test func `swept keys override the recipe, the last varying fastest`() throws {
    let study = try StudyText.study(
      "profiles: [uniform]",
      """
      sweep:
        training.learning-rate: [0.05, 0.5]
        network.allocation: [uniform, erk]
      """)

    let cells = Plan(study).cells

    #expect(
      cells.map { cell in study.sweeps.compactMap { cell.levels[$0.key]?.text } } == [
        ["0.05", "uniform"], ["0.05", "erk"], ["0.5", "uniform"], ["0.5", "erk"],
      ])
    #expect(cells.map(\.recipe.training.learningRate) == [0.05, 0.05, 0.5, 0.5])
    #expect(cells.map(\.recipe.network.allocation) == [.uniform, .erk, .uniform, .erk])
  }

  /// One level of every sweepable key that is not the small study's.
  static let levels = [
    "network.allocation: [erk]", "network.output: [sparse]", "network.initialization: [per-layer]",
    "network.placement: [by-index]", "network.inputs: [by-variance]", "training.epochs: [9]",
    "training.batch: [9]", "training.optimizer: [adamw]", "training.learning-rate: [0.9]",
    "training.momentum: [0.8]", "training.nesterov: [true]", "training.weight-decay: [0.9]",
    "training.schedule: [constant]", "training.validation: [0.3]",
    "training.evaluate: [last-epoch]",
  ]

  @Test(arguments: levels)
  func `every single value of the recipe can be swept`(level: String) throws {
    let plain = try Plan(StudyText.study("profiles: [uniform]")).cells

    let swept = try Plan(StudyText.study("profiles: [uniform]", "sweep: {\(level)}")).cells

    #expect(swept.count == 1)
    #expect(swept[0].recipe != plain[0].recipe)
  }

  @Test func `excluded cells are left out`() throws {
    let study = try StudyText.study(
      "sparsities: [0.5, 0.9]", "exclude: [{sparsity: 0.5, profile: erdos-renyi}, {profile: dense}]"
    )

    let cells = Plan(study).cells.map { "\($0.profile) \($0.sparsity ?? -1)" }

    #expect(cells == ["uniform 0.5", "uniform 0.9", "erdos-renyi 0.9"])
  }

  @Test func `runs go seed by seed, so that blocks complete early`() throws {
    let plan = try Plan(StudyText.study("seeds: [4, 7]", "profiles: [dense, uniform]"))

    let runs = plan.runs

    #expect(runs.map(\.seed) == [4, 4, 7, 7].map { Seed($0) })
    #expect(runs.map(\.recipe) == plan.cells.map(\.recipe) + plan.cells.map(\.recipe))
    #expect(runs.map(\.id) == runs.map { RunID(recipe: $0.recipe, seed: $0.seed) })
    #expect(Set(runs.map(\.id)).count == 4)
  }

  @Test func `a hundred thousand runs are planned while one watches`() throws {
    let rates = (1...100).map { "\(Double($0) / 1000)" }.joined(separator: ", ")
    let study = try StudyText.study(
      "data: [glyphs, terrain]", "seeds: 100", "sparsities: [0.5, 0.6]",
      "sweep: {training.learning-rate: [\(rates)]}")
    var count = 0

    let duration = ContinuousClock().measure { count = Plan(study).runs.count }

    // 2 data sets × 100 rates × (dense + 2 profiles × 2 sparsities) × 100 seeds.
    #expect(count == 100_000)
    // Release takes half a second; the rest is for a debug build on a busy machine.
    #expect(duration < .seconds(20))
  }
}
