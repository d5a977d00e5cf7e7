import FaninData
import FaninElementary
public import FaninLedger
import FaninRandom
public import FaninStudy
import FaninTopology
import FaninTraining

/// A study's runs as a tidy table: one row per planned run.
///
/// Accuracies are fractions, losses nats, both after the last epoch; network quantities are those
/// at the end of training; `seconds` is the wall time of the attempt that finished. A missing value
/// is an empty field, and so is the sparsity of `dense`. Where another program computed results,
/// `source` says which.
public struct ResultsTable: TidyTable, Sendable {
  private let plan: Plan
  private let records: [RunRecord]

  /// Prepares the table; records of runs outside the plan are left out.
  public init(plan: Plan, records: [RunRecord]) {
    self.plan = plan
    self.records = records
  }

  /// The column names; a swept key adds a column of its name.
  public var columns: [String] {
    ResultsTable.fixedColumns + (hasForeign ? ["source"] : []) + plan.study.sweeps.map(\.key)
  }

  /// Whether another program computed any of the results.
  private var hasForeign: Bool { records.contains { $0.source != nil } }

  /// The rows, in the plan's order of cells, then by seed.
  public var rows: [[String]] {
    CellResults.all(of: plan, records: records).flatMap { cell in
      cell.runs.map { row(of: $0, in: cell.cell) }
    }
  }

  private static let fixedColumns = [
    "run", "study", "data", "profile", "sparsity", "topology", "seed", "state", "epochs",
    "train_loss", "validation_accuracy", "test_loss", "test_accuracy", "test_macro_accuracy",
    "connections", "fan_in_cv", "hierarchy_strength", "hierarchy_strength_per_connection",
    "arithmetic_expectation", "attempts", "seconds", "digest",
  ]

  private func row(of run: CellResults.Run, in cell: Cell) -> [String] {
    func number(_ value: Double?) -> String {
      CommaSeparatedTable.field(value.flatMap { $0.isFinite ? $0 : nil })
    }
    let result = run.record?.state == .finished ? run.record?.result : nil
    let last = result?.epochs.last
    let network = result.map { NetworkMeasurement($0.layers, at: .final) }
    return [
      run.id.description, plan.study.name, cell.data, cell.profile.description,
      number(cell.sparsity), cell.topology.description, run.seed.description,
      (run.record?.state ?? .pending).rawValue, (last?.epoch).flatMap(Self.count) ?? "",
      number(last?.trainingLoss), number(last?.validationAccuracy), number(last?.testLoss),
      number(last?.testAccuracy), number(last?.testMacroAccuracy),
      (result?.connections).flatMap(Self.count) ?? "", number(network?.fanInCV),
      number(network?.hierarchyStrength), number(network?.hierarchyStrengthPerConnection),
      number(network?.arithmeticExpectation), String(run.record?.attempts ?? 0),
      number(result == nil ? nil : run.record?.seconds), result?.digest ?? "",
    ] + (hasForeign ? [run.record?.source?.name ?? ""] : []) + cell.swept
  }

  /// A result from elsewhere may not say how many there were: 0.
  private static func count(_ value: Int) -> String? { value > 0 ? String(value) : nil }
}
