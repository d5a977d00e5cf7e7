import FaninData
public import FaninRandom
public import FaninTopology
public import FaninTraining

/// One cell × one seed, trained once.
public struct PlannedRun: Hashable, Sendable {
  /// The content-addressed id.
  public let id: RunID
  /// The recipe.
  public let recipe: Recipe
  /// The seed.
  public let seed: Seed
  /// What its profile has learned from other runs; nil before it has, and where it learns nothing.
  ///
  /// Whoever executes the run provides it; it is no part of the id.
  public var learned: LearnedTopology?

  /// Creates a run and computes its id.
  public init(recipe: Recipe, seed: Seed) {
    self.init(recipe: recipe, text: recipe.canonicalText, seed: seed)
  }

  /// Creates a run from a recipe whose canonical text is known.
  fileprivate init(recipe: Recipe, text: String, seed: Seed) {
    self.id = RunID(recipeText: text, seed: seed)
    self.recipe = recipe
    self.seed = seed
  }
}

/// Every run a study asks for.
public struct Plan: Sendable {
  /// The study.
  public let study: Study
  /// What it varies, in the order in which cells are told apart.
  public let factors: [Factor]
  /// The factors whose levels are compared with the baseline's; a block is one level of all others.
  public let compared: [String]
  /// The cells, in file order: data, topology, sweeps, sparsity, profile.
  public let cells: [Cell]

  /// Expands a study of the built-in trainer.
  ///
  /// Dense cells have no sparsity and stand once per data set, topology and sweep.
  public init(_ study: Study) {
    var cells: [Cell] = []
    for data in study.data {
      for topology in study.topologies {
        for swept in Self.combinations(of: study.sweeps) {
          for (sparsity, profile) in Self.sparseLevels(of: study) {
            let cell = Self.cell(
              of: study, data: data.identity, topology: topology, swept: swept,
              sparsity: sparsity, profile: profile)
            if !study.exclusions.contains(where: { $0.isPart(of: cell.levels) }) {
              cells.append(cell)
            }
          }
        }
      }
    }
    self.init(study, factors: study.factors, compared: [Factor.profile], cells: cells)
  }

  /// Plans given cells of any factors.
  package init(_ study: Study, factors: [Factor], compared: [String], cells: [Cell]) {
    self.study = study
    self.factors = factors
    self.compared = compared
    self.cells = cells
  }

  /// The runs: for each seed, every cell, so that early results already form whole blocks.
  ///
  /// - Complexity: O(runs); a cell's canonical text is written once for all its seeds.
  public var runs: [PlannedRun] {
    let texts = cells.map(\.recipe.canonicalText)
    var runs: [PlannedRun] = []
    runs.reserveCapacity(cells.count * study.seeds.count)
    for seed in study.seeds {
      for (cell, text) in zip(cells, texts) {
        runs.append(PlannedRun(recipe: cell.recipe, text: text, seed: seed))
      }
    }
    return runs
  }

  /// What the cells learn from besides one another: recipes with the seeds that are needed of each,
  /// every recipe before those that learn from it.
  ///
  /// Their runs are needed although nothing compares them.
  public var sourceRecipes: [(recipe: Recipe, seeds: [Seed])] {
    let own = Set(cells.map(\.recipe))
    let studySeeds = Set(study.seeds)
    var order: [Recipe] = []
    var seedsOf: [Recipe: Set<Seed>] = [:]
    for cell in cells {
      var chain: [Recipe] = []
      var (learner, seeds) = (cell.recipe, studySeeds)
      while let source = learner.source {
        seeds = Self.sourceSeeds(of: learner, for: seeds, in: study)
        let needed = own.contains(source) ? seeds.subtracting(studySeeds) : seeds
        if !needed.isEmpty {
          if seedsOf[source] == nil { chain.append(source) }
          seedsOf[source, default: []].formUnion(needed)
        }
        learner = source
      }
      order += chain.reversed()
    }
    return order.map { ($0, seedsOf[$0, default: []].sorted()) }
  }

  /// All seeds of a recipe's source that runs of some seeds learn from.
  private static func sourceSeeds(
    of learner: Recipe, for seeds: Set<Seed>, in study: Study
  ) -> Set<Seed> {
    if case .equilibrium = learner.profile {
      // Every run learns from the same.
      return Set(learner.sourceSeeds(for: Seed(0), of: study.seeds))
    }
    return Set(seeds.flatMap { learner.sourceSeeds(for: $0, of: study.seeds) })
  }

  /// The runs of ``sourceRecipes``, seed by seed.
  public var sourceRuns: [PlannedRun] {
    let runs = sourceRecipes.map { recipe, seeds in
      let text = recipe.canonicalText
      return seeds.map { PlannedRun(recipe: recipe, text: text, seed: $0) }
    }
    let seeds = Set(runs.joined().map(\.seed)).sorted()
    var nextOf = runs.map { _ in 0 }
    return seeds.flatMap { seed in
      runs.indices.compactMap { index in
        let next = nextOf[index]
        guard next < runs[index].count, runs[index][next].seed == seed else { return nil }
        nextOf[index] += 1
        return runs[index][next]
      }
    }
  }

  /// The runs a run of the plan learns from; none for a profile that stands for itself.
  public func sources(of run: PlannedRun) -> [RunID] {
    guard let source = run.recipe.source else { return [] }
    let text = source.canonicalText
    return run.recipe.sourceSeeds(for: run.seed, of: study.seeds).map {
      RunID(recipeText: text, seed: $0)
    }
  }

  /// Sparsity and profile of every cell of one data set, topology and sweep: all profiles at the
  /// first sparsity, then all but dense at the others.
  private static func sparseLevels(of study: Study) -> [(Double?, FanInProfile)] {
    guard let first = study.sparsities.first else { return study.profiles.map { (nil, $0) } }
    return study.sparsities.flatMap { sparsity in
      study.profiles.compactMap { profile in
        if profile != .dense { return (sparsity, profile) }
        return sparsity == first ? (nil, profile) : nil
      }
    }
  }

  /// Every combination of swept levels, the last key varying fastest; one empty combination when
  /// nothing is swept.
  private static func combinations(of sweeps: [Study.Sweep]) -> [[String]] {
    sweeps.reduce([[]]) { combinations, sweep in
      combinations.flatMap { combination in sweep.levels.map { combination + [$0] } }
    }
  }

  private static func cell(
    of study: Study, data: String, topology: TopologyUpdate, swept: [String], sparsity: Double?,
    profile: FanInProfile
  ) -> Cell {
    var recipe = Recipe(
      data: data, profile: profile, sparsity: sparsity ?? 0, topology: topology,
      network: study.network, training: study.training)
    for (sweep, level) in zip(study.sweeps, swept) {
      RecipeKey.named(sweep.key)?.write(level, &recipe)
    }
    var levels = recipe.levels.only(study.factors.map(\.name))
    levels[Factor.sparsity] = sparsity.map(Level.number)
    return Cell(levels: levels, recipe: recipe)
  }
}

extension Study {
  /// What the study varies, in file order.
  public var factors: [Factor] {
    let swept = sweeps.map { sweep in
      Factor(
        name: sweep.key,
        levels: sweep.levels.compactMap { RecipeKey.named(sweep.key)?.level(of: $0) })
    }
    return [
      Factor(name: Factor.data, levels: data.map { .text($0.identity) }),
      Factor(name: Factor.topology, levels: topologies.map { .text($0.description) }),
    ] + swept + [
      Factor(name: Factor.sparsity, levels: sparsities.map(Level.number)),
      Factor(name: Factor.profile, levels: profiles.map { .text($0.description) }),
    ]
  }
}
