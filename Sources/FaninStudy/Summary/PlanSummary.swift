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
  /// What was found in the user's own data.
  public let data: [DatasetAccount]
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
    var accounts: [DatasetAccount] = []
    for reference in plan.study.data {
      let account = try library.account(of: reference)
      if let account {
        facts[reference.identity] = account.facts
        accounts.append(account)
      } else {
        facts[reference.identity] = try library.facts(of: reference)
      }
    }
    data = accounts
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
    var factors = [Factor(name: "data", levels: study.data.map(\.identity))]
    factors.append(Factor(name: "topology", levels: study.topologies.map(\.description)))
    factors += study.sweeps.map { Factor(name: $0.key, levels: $0.levels) }
    if !study.sparsities.isEmpty {
      factors.append(Factor(name: "sparsity", levels: study.sparsities.map(\.shortestText)))
    }
    factors.append(Factor(name: "profile", levels: study.profiles.map(\.description)))
    return factors
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
    let blocks = plan.blocks
    metric = analysis.metric.rawValue
    at = analysis.readout.rawValue
    baseline = analysis.baseline.summary
    self.blocks = blocks.count
    comparisons = blocks.reduce(0) { $0 + $1.treatments.count }
    alpha = analysis.alpha
    correction = analysis.correction.rawValue
    families = analysis.families.rawValue
    equivalenceBound = analysis.equivalenceBound
    sequential = analysis.sequential?.text
    correlations = analysis.correlations.map { "\($0.x.rawValue) with \($0.y.rawValue)" }
  }
}

extension CellPattern {
  /// The named factors, such as `uniform at sparsity 0.9`.
  fileprivate var summary: String {
    let parts = [
      profile?.description, sparsity.map { "at sparsity \($0.shortestText)" },
      topology.map { "with \($0) topology" },
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }
}
