public import FaninStudy
import FaninTraining

extension ForeignTable {
  /// The finished runs of a plan as the ledger would tell them, from a table that `fanin export` or
  /// a report wrote: one epoch, the last, and one layer that stands for the network.
  ///
  /// - Throws: ``ForeignTableError``.
  public func records(of plan: Plan) throws(ForeignTableError) -> [RunRecord] {
    let results = try results(for: plan)
    let runs = Dictionary(plan.runs.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return results.compactMap { result in
      runs[result.run].map { run in
        RunRecord(
          id: run.id, recipe: run.recipe, seed: run.seed, state: .finished,
          result: result.trained(digest: result.digest), cost: nil, attempts: 1,
          failure: nil, provenance: nil)
      }
    }
  }
}
