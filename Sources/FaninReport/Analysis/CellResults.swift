import FaninLedger
import FaninRandom
import FaninStudy
import FaninTraining

/// One cell of the plan with what became of its runs.
struct CellResults: Sendable {
  let cell: Cell
  /// The profile's name in the report.
  let profile: String
  /// One per seed, ascending.
  let runs: [Run]

  /// One planned run.
  struct Run: Sendable {
    let id: RunID
    let seed: Seed
    /// The ledger's record; nil when the ledger does not know the run.
    let record: RunRecord?
    /// The declared metric; nil unless the run finished with one.
    let value: Double?
  }

  /// The runs with a value.
  var finished: [(seed: Seed, value: Double, result: TrainedRun)] {
    runs.compactMap { run in
      guard let value = run.value, let result = run.record?.result else { return nil }
      return (run.seed, value, result)
    }
  }

  /// Joins a plan with the ledger's records, in the plan's order of cells.
  static func all(of plan: Plan, records: [RunRecord]) -> [CellResults] {
    var recordOf: [RunID: RunRecord] = [:]
    for record in records { recordOf[record.id] = record }
    var runsOf: [Recipe: [PlannedRun]] = [:]
    for run in plan.runs { runsOf[run.recipe, default: []].append(run) }
    let analysis = plan.study.analysis
    let naming = CellNaming(plan.study)
    return plan.cells.map { cell in
      let runs = runsOf[cell.recipe, default: []].sorted { $0.seed < $1.seed }
      return CellResults(
        cell: cell, profile: naming.profile(cell.profile),
        runs: runs.map { run in
          let record = recordOf[run.id]
          let result = record?.state == .finished ? record?.result : nil
          return Run(
            id: run.id, seed: run.seed, record: record, value: result.flatMap(analysis.value))
        })
    }
  }
}

extension CellResults.Run {
  /// Why the run counts for nothing; nil when it has a value.
  var missingReason: MissingRun.Reason? {
    if value != nil { return nil }
    guard let record else { return .notEnrolled }
    switch record.state {
    case .finished: return .withoutMetric
    case .failed: return .failed(record.failure ?? "no reason recorded")
    case .pending, .leased, .blocked: return .unfinished(record.state)
    }
  }
}
