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
    sourceRuns = plan.sourceRecipes.reduce(0) { $0 + $1.seeds.count }
    fewestConnections = cost.fewestConnections
    mostConnections = cost.mostConnections
    analysis = AnalysisSummary(plan)
    seconds = cost.seconds
    bytes = cost.bytes
    notes = PlanNotes(plan, library: library, facts: facts).texts
  }

  private static func factors(of study: Study) -> [Factor] {
    study.factors.filter { !$0.levels.isEmpty }.map { factor in
      Factor(name: factor.name, levels: factor.levels.map(\.text))
    }
  }
}
