public import FaninData
import FaninElementary
import FaninRandom
import FaninTopology
import FaninTraining

/// What a study would do: its design, what is compared, what it costs, what it cannot show.
public struct PlanSummary: Hashable, Sendable, Codable {
  /// A factor and its levels in file order.
  public struct Factor: Hashable, Sendable, Codable {
    /// The factor, such as `sparsity` or `training.learning-rate`.
    public let name: String
    /// The levels as compact text.
    public let levels: [String]
  }

  /// The study's name.
  public let study: String
  /// The question in words.
  public let question: String
  /// Every factor but the seed.
  public let factors: [Factor]
  /// Combinations of levels, excluded ones left out.
  public let cells: Int
  /// The replicates, ascending.
  public let seeds: [UInt64]
  /// Cells × seeds.
  public let runs: Int
  /// Runs that are trained only because others learn from them.
  public let sourceRuns: Int
  /// Connections of the sparsest network.
  public let fewestConnections: Int
  /// Connections of the densest network.
  public let mostConnections: Int
  /// What is compared.
  public let analysis: AnalysisSummary
  /// Expected seconds of one core for all runs.
  public let seconds: Double
  /// Expected bytes of the ledger for all runs.
  public let bytes: Int
  /// What the study cannot show, and what is still missing.
  public let notes: [String]

  /// Sums up a plan.
  ///
  /// - Throws: `DataError` when the user's own data cannot be read.
  public init(_ plan: Plan, library: DataLibrary) throws(DataError) {
    var facts: [String: DatasetFacts] = [:]
    for reference in plan.study.data {
      facts[reference.identity] = try library.facts(of: reference)
    }
    let cost = PlanCost(plan, facts: facts)
    study = plan.study.name
    question = plan.study.question
    factors = Self.factors(of: plan.study)
    cells = plan.cells.count
    seeds = plan.study.seeds.map(\.value)
    runs = plan.cells.count * plan.study.seeds.count
    sourceRuns = plan.sourceRecipes.count * plan.study.seeds.count
    fewestConnections = cost.fewestConnections
    mostConnections = cost.mostConnections
    analysis = AnalysisSummary(plan)
    seconds = cost.seconds
    bytes = cost.bytes
    notes = PlanNotes(plan, library: library).texts
  }

  private static func factors(of study: Study) -> [Factor] {
    study.factors.filter { !$0.levels.isEmpty }.map { factor in
      Factor(name: factor.name, levels: factor.levels.map(\.text))
    }
  }
}

/// What a study will compare.
public struct AnalysisSummary: Hashable, Sendable, Codable {
  /// The quantity compared.
  public let metric: String
  /// The epoch it is read at.
  public let at: String
  /// What every other profile of a block is compared with.
  public let baseline: String
  /// Blocks with something to compare.
  public let blocks: Int
  /// Comparisons of all blocks.
  public let comparisons: Int
  /// The size of the tests.
  public let alpha: Double
  /// The correction for several comparisons.
  public let correction: String
  /// Which comparisons are corrected together: those of the `study`, of one `data` set, of a `block`.
  public let families: String
  /// The largest difference still called equivalent, in the metric's unit.
  public let equivalenceBound: Double?
  /// How results may be looked at before all seeds are in, such as `anytime`; nil: once, at the end.
  public let sequential: String?
  /// The declared correlations, such as `fan-in-cv with hierarchy-strength`.
  public let correlations: [String]

  init(_ plan: Plan) {
    let analysis = plan.study.analysis
    let blocks = plan.blocks.filter { !$0.treatments.isEmpty }
    metric = analysis.metric.name
    at = analysis.readout.rawValue
    baseline = analysis.baseline.summary
    self.blocks = blocks.count
    comparisons = blocks.reduce(0) { $0 + $1.treatments.count }
    alpha = analysis.alpha
    correction = analysis.correction.rawValue
    families = analysis.families.rawValue
    equivalenceBound = analysis.equivalenceBound
    sequential = analysis.sequential?.text
    correlations = analysis.correlations.map { "\($0.x.name) with \($0.y.name)" }
  }
}

extension Levels {
  /// The named factors, such as `uniform at sparsity 0.9`.
  fileprivate var summary: String {
    let parts = [
      self[Factor.profile]?.text,
      self[Factor.sparsity].map { "at sparsity \($0.text)" },
      self[Factor.topology].map { "with \($0.text) topology" },
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }
}
