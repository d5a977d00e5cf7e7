public import FaninData
public import FaninLedger
public import FaninStudy
public import FaninTopology
import FaninTraining

/// Turns the results of sources into what a run's profile learns.
///
/// The trainer is given values and never sees the ledger; the ledger keeps the lesson and never
/// computes it.
public struct Learning {
  private let ledger: Ledger
  private let datasets: SharedDatasets

  /// Prepares to learn from the runs of a ledger.
  public init(in ledger: Ledger, datasets: SharedDatasets) {
    self.ledger = ledger
    self.datasets = datasets
  }

  /// What the leased run learns: from the lesson kept with it, or drawn now and kept.
  ///
  /// - Returns: nil for a profile that stands for itself.
  /// - Throws: ``LearningError``, `LedgerError`.
  public func learned(under lease: Lease, dataset: Dataset) throws -> LearnedTopology? {
    guard lease.run.recipe.profile.source != nil else { return nil }
    let lesson: Lesson
    if let kept = try ledger.lesson(of: lease.run.id) {
      lesson = kept
    } else {
      lesson = try ledger.learn(try self.lesson(for: lease.run, dataset: dataset), under: lease)
    }
    return try topology(of: lesson, for: lease.run.recipe.profile, dataset: dataset)
  }

  /// What a run that started before was taught, for executing it again.
  ///
  /// - Returns: nil for a profile that stands for itself.
  /// - Throws: ``LearningError``, `LedgerError`.
  public func learned(by run: PlannedRun, dataset: Dataset) throws -> LearnedTopology? {
    guard run.recipe.profile.source != nil else { return nil }
    guard let lesson = try ledger.lesson(of: run.id) else {
      throw LearningError.noSource(run.recipe.profile)
    }
    return try topology(of: lesson, for: run.recipe.profile, dataset: dataset)
  }

  // MARK: Drawing a lesson

  private func lesson(for run: PlannedRun, dataset: Dataset) throws -> Lesson {
    let sources = try ledger.sources(of: run.id)
    switch run.recipe.profile {
    case .equilibrium(_, let fit):
      guard !sources.isEmpty else { throw LearningError.noSource(run.recipe.profile) }
      let masks = try sources.map { try self.masks(of: $0, dataset: dataset) }
      return .equilibrium(
        layers: try masks[0].indices.map { layer in
          try Self.fanIns(of: masks.map { $0[layer] }, layer: layer, fit: fit)
        })
    case .transplant:
      guard sources.count == 1 else { throw LearningError.noSource(run.recipe.profile) }
      return .transplant(source: sources[0].id, digest: sources[0].digest)
    case .dense, .uniform, .erdosRenyi, .family, .lognormal, .powerLaw:
      throw LearningError.noSource(run.recipe.profile)
    }
  }

  /// The final masks of a source; those of a static one follow from its recipe and seed.
  private func masks(of source: SourceRun, dataset: Dataset) throws -> [Mask] {
    let kept = try ledger.masks(of: source.id)
    if source.recipe.topology != .fixed {
      let connections = try ledger.record(source.id.hexadecimal).result?.connections
      guard !kept.isEmpty, kept.reduce(0, { $0 + $1.connections }) == connections else {
        throw LearningError.damagedMasks(source.id)
      }
      return kept
    }
    let run = PlannedRun(recipe: source.recipe, seed: source.seed)
    // Its own split, where every seed has one: which inputs a neuron reads may depend on it.
    let dataset = datasets.known(source.recipe.data, for: source.seed) ?? dataset
    return try source.recipe.masks(
      for: dataset, seed: source.seed, learned: try learned(by: run, dataset: dataset))
  }

  /// One layer of the sources, pooled over them.
  public static func fanIns(of masks: [Mask], layer: Int, fit: EquilibriumFit) throws
    -> LearnedFanIns
  {
    let shape = masks[0].shape
    let connections = masks[0].connections
    guard masks.allSatisfy({ $0.connections == connections && $0.shape == shape }) else {
      throw LearningError.unequalBudgets(layer: layer)
    }
    let pool = masks.flatMap(\.fanIns)
    return LearnedFanIns(
      connections: connections, emptyNeurons: pool.count { $0 == 0 }, neurons: pool.count,
      rule: connections == shape.possibleConnections
        ? .dense : try rule(of: pool, shape: shape, layer: layer, fit: fit))
  }

  /// How the pooled fan-ins of a layer share its budget.
  private static func rule(
    of pool: [Int], shape: LayerShape, layer: Int, fit: EquilibriumFit
  ) throws(LearningError) -> LearnedFanIns.Rule {
    switch fit {
    case .histogram:
      return .histogram(fanIns: LearnedFanIns.quantiles(of: pool, neurons: shape.outputs))
    case .lognormal:
      // Not the fit of maximum likelihood, whose tail is too thin for these: it stood at CV 0.56 for
      // sources of 0.71.
      let cv = FanInSummary(fanIns: pool).coefficientOfVariation
      do throws(TopologyError) {
        _ = try FanInSequence(
          profile: .lognormal(.cv(cv)), shape: shape,
          connections: pool.reduce(0, +) * shape.outputs / pool.count)
      } catch {
        throw LearningError.noShape(layer: layer, reason: "\(error)")
      }
      return .lognormal(cv: cv)
    }
  }

  // MARK: Using one

  private func topology(
    of lesson: Lesson, for profile: FanInProfile, dataset: Dataset
  ) throws -> LearnedTopology {
    switch (lesson, profile) {
    case (.equilibrium(let layers), .equilibrium): return .fanIns(layers)
    case (.transplant(let id, let digest), .transplant(_, let aspect)):
      let record = try ledger.record(id.hexadecimal)
      guard record.result?.digest == digest else { throw LearningError.changedSource(id) }
      let source = SourceRun(
        id: id, recipe: record.recipe, seed: record.seed, digest: digest)
      return .masks(try masks(of: source, dataset: dataset), keep: aspect)
    case (.equilibrium, _), (.transplant, _): throw LearningError.foreignLesson(profile)
    }
  }
}
