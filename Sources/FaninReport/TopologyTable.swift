import FaninData
import FaninElementary
public import FaninLedger
import FaninRandom
public import FaninStudy
import FaninTopology
import FaninTraining

/// How connections moved, as a tidy table: one row per run, update and layer that took part.
///
/// `step` counts optimizer steps done; 0 is the start. Histograms, where there is a portrait, are
/// written as `connections:count` with a space between.
public struct TopologyTable: TidyTable, Sendable {
  private let plan: Plan
  private let records: [RunRecord]

  /// Prepares the table; records of runs outside the plan are left out.
  public init(plan: Plan, records: [RunRecord]) {
    self.plan = plan
    self.records = records
  }

  /// The column names; a swept key adds a column of its name.
  public var columns: [String] {
    [
      "run", "study", "data", "profile", "sparsity", "topology", "seed", "layer", "step",
      "drop_fraction", "new_connections", "fan_in_cv", "fan_in_gini", "empty_neurons",
      "overlap_with_previous", "overlap_with_initial", "share_ever_present", "fan_ins", "fan_outs",
      "hierarchy_strength", "hierarchy_strength_per_connection", "arithmetic_expectation",
    ] + plan.study.sweeps.map(\.key)
  }

  /// The rows, in the plan's order of cells, then by seed, step and layer.
  public var rows: [[String]] {
    CellResults.all(of: plan, records: records).flatMap { cell in
      cell.runs.flatMap { run in
        (run.record?.result?.topology ?? []).map { row(of: $0, run, in: cell.cell) }
      }
    }
  }

  private func row(
    of layer: TopologyMeasurement, _ run: CellResults.Run, in cell: Cell
  ) -> [String] {
    let number = CommaSeparatedTable.field
    func text(_ histogram: ConnectionHistogram?) -> String {
      guard let histogram else { return "" }
      return zip(histogram.connections, histogram.counts).map { "\($0):\($1)" }
        .joined(separator: " ")
    }
    let portrait = layer.portrait
    return [
      run.id.description, plan.study.name, cell.data, cell.profile.description,
      number(cell.sparsity), cell.topology.description, run.seed.description, String(layer.layer),
      String(layer.step), number(layer.dropFraction), String(layer.newConnections),
      number(layer.fanInCV), number(layer.fanInGini), String(layer.emptyNeurons),
      number(layer.overlapWithPrevious), number(layer.overlapWithInitial),
      number(layer.shareEverPresent), text(portrait?.fanIns), text(portrait?.fanOuts),
      number(portrait?.hierarchyStrength), number(portrait?.hierarchyStrengthPerConnection),
      number(portrait?.arithmeticExpectation),
    ] + cell.swept
  }
}
