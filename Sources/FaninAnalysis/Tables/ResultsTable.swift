import FaninLedger
import FaninRandom
import FaninStudy
import FaninTraining

/// A study's runs, one row each, planned or finished.
///
/// Accuracies are fractions, losses nats, both after the last epoch; network quantities are those
/// at the end of training. The sparsity of `dense` is empty. Where another program computed results,
/// `source` says which.
package struct ResultsTable: Sendable {
  /// The table: in a report without what depends on the machine, else with attempts and seconds.
  package let table: DataTable

  /// The factors that have a column of their own in every study.
  static let factors = [Factor.data, Factor.profile, Factor.sparsity, Factor.topology]

  private static let silencing = [
    "silenced_connections", "accuracy_without_hubs", "accuracy_without_random",
    "accuracy_without_neurons", "silencing_draws",
  ]

  /// What may stand after the digest and is no factor.
  static let remarks = ["source", "source_digest", "failure"] + silencing

  /// Lists the runs of cells in their order, then by seed.
  package init(_ study: StudyFacts, _ cells: [CellResults], timed: Bool) {
    let others = study.factors.map(\.name).filter { !ResultsTable.factors.contains($0) }
    let runs = cells.flatMap(\.runs)
    let hasForeign = runs.contains { $0.source != nil }
    // What only the folder of a report needs, to be computed again from.
    let hasFailed = !timed && runs.contains { $0.failure != nil }
    let hasSilencing = !timed && runs.contains { $0.result?.silencing != nil }
    let columns =
      ["run", "study"] + ResultsTable.factors + ["seed", "state", "epochs"]
      + Metric.exportedOfEpochs.map(\.column) + ["connections"]
      + Metric.exportedOfLayers.map(\.column) + (timed ? ["attempts", "seconds"] : []) + ["digest"]
      + (hasForeign ? ["source"] : []) + (hasForeign && !timed ? ["source_digest"] : []) + others
      + (hasSilencing ? ResultsTable.silencing : []) + (hasFailed ? ["failure"] : [])
    func row(_ run: CellResults.Run, in cell: Levels) -> [String] {
      func level(_ factor: String) -> String { cell[factor]?.text ?? "" }
      func value(_ metric: Metric) -> String { Field.text(run.result.flatMap(metric.value(of:))) }
      var row = [run.id.description, study.name] + ResultsTable.factors.map(level)
      row += [
        run.seed.description, (run.state ?? .pending).rawValue,
        (run.result?.epochs.last?.epoch).flatMap(ResultsTable.count) ?? "",
      ]
      row += Metric.exportedOfEpochs.map(value)
      row.append((run.result?.connections).flatMap(ResultsTable.count) ?? "")
      row += Metric.exportedOfLayers.map(value)
      if timed {
        row += [String(run.attempts), Field.text(run.result == nil ? nil : run.cost?.seconds)]
      }
      row.append(run.result?.digest ?? "")
      if hasForeign { row.append(run.source?.name ?? "") }
      if hasForeign, !timed { row.append(run.source?.fileDigest ?? "") }
      row += others.map(level)
      if hasSilencing {
        let silencing = run.result?.silencing
        row += [
          silencing.map { String($0.connections) } ?? "",
          Field.text(silencing?.accuracyWithoutHubs), Field.text(silencing?.accuracyWithoutRandom),
          Field.text(silencing?.accuracyWithoutNeurons), silencing.map { String($0.draws) } ?? "",
        ]
      }
      if hasFailed { row.append(run.failure ?? "") }
      return row
    }
    table = DataTable(
      file: "results.csv", columns: columns,
      rows: cells.flatMap { cell in cell.runs.map { row($0, in: cell.cell) } })
  }

  /// A result from elsewhere may not say how many there were: 0.
  private static func count(_ value: Int) -> String? { value > 0 ? String(value) : nil }

  /// The cells and runs that a table in a report's folder lists, results without what other tables
  /// hold; not yet with the declared metric.
  static func cells(
    in rows: [TableRow], of study: StudyFacts
  ) throws(ReportFolderError) -> [(cell: Levels, runs: [CellResults.Run])] {
    var order: [Levels] = []
    var runs: [Levels: [CellResults.Run]] = [:]
    for row in rows {
      let cell = try levels(of: row, in: study)
      if runs[cell] == nil { order.append(cell) }
      runs[cell, default: []].append(try run(of: row))
    }
    return order.map { ($0, runs[$0, default: []]) }
  }

  private static func levels(
    of row: TableRow, in study: StudyFacts
  ) throws(ReportFolderError) -> Levels {
    var levels = Levels()
    for factor in study.factors where !row[factor.name].isEmpty {
      guard let level = factor.levels.first(where: { $0.text == row[factor.name] }) else {
        throw row.wrong(factor.name, "a level of the study")
      }
      levels[factor.name] = level
    }
    return levels
  }

  private static func run(of row: TableRow) throws(ReportFolderError) -> CellResults.Run {
    guard let seed = UInt64(row["seed"]) else { throw row.wrong("seed", "a seed") }
    guard let state = RunState(rawValue: row["state"]) else { throw row.wrong("state", "a state") }
    var run = CellResults.Run(id: RunID(hexadecimal: row["run"]), seed: Seed(seed), state: state)
    run.failure = row["failure"].isEmpty ? nil : row["failure"]
    if !row["source"].isEmpty {
      run.source = ForeignSource(name: row["source"], fileDigest: row["source_digest"])
    }
    guard state == .finished else { return run }
    let connections = row["connections"].isEmpty ? 0 : try row.count("connections")
    var result = TrainedRun(epochs: [], layers: [], connections: connections, digest: row["digest"])
    if !row["silenced_connections"].isEmpty {
      result.silencing = HubSilencing(
        connections: try row.count("silenced_connections"),
        accuracyWithoutHubs: try row.number("accuracy_without_hubs") ?? .nan,
        accuracyWithoutRandom: try row.number("accuracy_without_random") ?? .nan,
        accuracyWithoutNeurons: try row.number("accuracy_without_neurons"),
        draws: try row.count("silencing_draws"))
    }
    run.result = result
    return run
  }

  /// Where a row of a folder's table differs from what the other tables give; empty where it agrees.
  static func contradictions(
    in rows: [TableRow], to runs: [RunID: CellResults.Run]
  ) -> [String] {
    rows.flatMap { row -> [String] in
      guard let result = runs[RunID(hexadecimal: row["run"])]?.result else { return [] }
      return (Metric.exportedOfEpochs + Metric.exportedOfLayers).compactMap { metric in
        let expected = Field.text(metric.value(of: result))
        return row[metric.column] == expected
          ? nil
          : "\(row.file):\(row.line): \(metric.column) says \(row[metric.column]); the other tables "
            + "give \(expected.isEmpty ? "nothing" : expected)"
      }
    }
  }
}
