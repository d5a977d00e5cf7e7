import FaninElementary
import FaninLedger
import FaninStudy
import FaninTopology
import FaninTraining

/// What planning did, cell by cell.
struct PlanExplanation {
  /// The runs of one cell.
  struct Row: Encodable {
    var data: String
    var topology: String
    var sparsity: Double?
    var profile: String
    var swept: [String: String]
    /// Runs the ledger did not know.
    var new = 0
    /// Runs it knew.
    var kept = 0
    /// Runs with a result.
    var finished = 0
    /// Runs that wait for those they learn from.
    var blocked = 0
    /// Runs that have learned from other runs than the plan names by now.
    var stale = 0
    /// Runs that are no longer in the study.
    var outOfStudy = 0
    /// Whether the runs are trained only because others learn from them.
    var isSource = false
  }

  /// One row per cell, in the study's order; then the cells it no longer has.
  let rows: [Row]

  init(
    _ plan: Plan, enrollment: Enrollment, records: [RunRecord], sources: [RunRecord],
    left: [RunRecord], stale: Set<RunID>
  ) {
    let new = Set(enrollment.newRuns)
    var rows: [Recipe: Row] = [:]
    var order: [Recipe] = []
    for cell in plan.cells {
      order.append(cell.recipe)
      let swept = plan.study.sweeps.compactMap { sweep in
        cell.levels[sweep.key].map { (sweep.key, $0.text) }
      }
      rows[cell.recipe] = Row(
        cell.recipe, swept: Dictionary(swept, uniquingKeysWith: { first, _ in first }))
    }
    for (recipe, _) in plan.sourceRecipes where rows[recipe] == nil {
      order.append(recipe)
      rows[recipe] = Row(recipe, swept: [:])
      rows[recipe]?.isSource = true
    }
    for record in sources + records {
      if new.contains(record.id) {
        rows[record.recipe]?.new += 1
      } else {
        rows[record.recipe]?.kept += 1
      }
      if record.state == .finished { rows[record.recipe]?.finished += 1 }
      if record.state == .blocked { rows[record.recipe]?.blocked += 1 }
      if stale.contains(record.id) { rows[record.recipe]?.stale += 1 }
    }
    for record in left {
      if rows[record.recipe] == nil {
        order.append(record.recipe)
        rows[record.recipe] = Row(record.recipe, swept: [:])
      }
      rows[record.recipe]?.outOfStudy += 1
      if record.state == .finished { rows[record.recipe]?.finished += 1 }
    }
    self.rows = order.compactMap { rows[$0] }
  }

  var lines: [String] {
    var table = TextTable(
      [
        "new", "kept", "finished", "blocked", "stale", "out of study", "data", "topology",
        "sparsity",
        "profile", "swept",
      ])
    for row in rows {
      let swept =
        (row.isSource ? ["(source only)"] : [])
        + row.swept.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      table.append([
        String(row.new), String(row.kept), String(row.finished), String(row.blocked),
        String(row.stale),
        String(row.outOfStudy), row.data, row.topology, row.sparsity?.shortestText ?? "",
        row.profile,
        swept.joined(separator: " "),
      ])
    }
    return table.lines
  }
}

extension PlanExplanation.Row {
  fileprivate init(_ recipe: Recipe, swept: [String: String]) {
    self.init(
      data: recipe.data, topology: recipe.topology.description,
      sparsity: recipe.profile == .dense ? nil : recipe.sparsity,
      profile: recipe.profile.description, swept: swept)
  }
}
