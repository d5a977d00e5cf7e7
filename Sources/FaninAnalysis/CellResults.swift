package import FaninLedger
import FaninRandom
package import FaninStudy
import FaninTraining

/// One cell with what became of its runs.
package struct CellResults: Sendable {
  /// The cell.
  let cell: Levels
  /// One per seed, ascending.
  let runs: [Run]

  /// One planned run.
  struct Run: Sendable {
    let id: RunID
    let seed: Seed
    /// Where it stands; nil when the ledger does not know it.
    var state: RunState?
    /// The reason of its failure.
    var failure: String?
    /// Its result; nil unless finished.
    var result: TrainedRun?
    /// Attempts so far.
    var attempts = 0
    /// What the attempt that finished took.
    var cost: RunCost?
    /// What the result was computed by and from.
    var provenance: Provenance?
    /// What computed the result when fanin did not.
    var source: ForeignSource?
    /// The declared metric; nil unless the run finished with one.
    var value: Double?
  }

  /// The runs with a value.
  var finished: [(seed: Seed, value: Double, result: TrainedRun)] {
    runs.compactMap { run in
      guard let value = run.value, let result = run.result else { return nil }
      return (run.seed, value, result)
    }
  }

  /// Joins a plan with the ledger's records, in the plan's order of cells.
  package static func all(of plan: Plan, records: [RunRecord]) -> [CellResults] {
    var recordOf: [RunID: RunRecord] = [:]
    for record in records { recordOf[record.id] = record }
    let analysis = plan.study.analysis
    let ids = plan.runs.map(\.id)
    let seeds = plan.study.seeds
    // Runs stand seed by seed, each with every cell.
    return plan.cells.indices.map { cell in
      let runs = seeds.indices.map { index in
        let id = ids[index * plan.cells.count + cell]
        return Run(id: id, seed: seeds[index], record: recordOf[id], analysis: analysis)
      }
      return CellResults(
        cell: plan.cells[cell].levels, runs: runs.sorted { $0.seed < $1.seed })
    }
  }
}

extension CellResults {
  /// The same as a pilot: without records no run is asked for, whose ids take their time.
  static func pilot(of plan: Plan, records: [RunRecord]) -> [CellResults] {
    guard records.isEmpty else { return all(of: plan, records: records) }
    return plan.cells.map { CellResults(cell: $0.levels, runs: []) }
  }
}

extension CellResults.Run {
  /// A run as the ledger knows it.
  init(id: RunID, seed: Seed, record: RunRecord?, analysis: AnalysisDeclaration) {
    self.init(id: id, seed: seed)
    guard let record else { return }
    state = record.state
    failure = record.failure
    result = record.state == .finished ? record.result : nil
    attempts = record.attempts
    cost = record.cost
    provenance = record.provenance
    source = record.source
    value = result.flatMap(analysis.value)
  }

  /// Why the run counts for nothing; nil when it has a value.
  var missingReason: MissingRun.Reason? {
    if value != nil { return nil }
    switch state {
    case nil: return .notEnrolled
    case .finished: return .withoutMetric
    case .failed: return .failed(failure ?? "no reason recorded")
    case .pending: return .notRun
    case .leased: return .underWay
    case .blocked: return .blocked
    }
  }
}
