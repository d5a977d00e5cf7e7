import FaninRandom
import FaninStudy
import FaninTraining

/// How connections moved: one row per run, update and layer that took part.
///
/// `step` counts optimizer steps done; 0 is the start. Survivors are what the drop has left, before
/// anything grows. Histograms are written as `connections:count` with a space between, those of the
/// start and the end alone: the ledger has all of them.
package struct TopologyTable: Sendable {
  /// The table.
  package let table: DataTable

  /// Lists the updates of cells in their order, then by seed, step and layer.
  package init(_ study: StudyFacts, _ cells: [CellResults]) {
    let others = study.factors.map(\.name).filter { !ResultsTable.factors.contains($0) }
    func row(
      _ layer: TopologyMeasurement, isEnd: Bool, _ run: CellResults.Run, in cell: Levels
    ) -> [String] {
      let portrait = layer.portrait
      func text(_ histogram: ConnectionHistogram?) -> String {
        guard layer.step == 0 || isEnd else { return "" }
        return histogram.map { Field.text($0.connections, counts: $0.counts) } ?? ""
      }
      var row = [run.id.description, study.name]
      row += ResultsTable.factors.map { cell[$0]?.text ?? "" }
      row += [run.seed.description, String(layer.layer), String(layer.step)]
      row += [Field.text(layer.dropFraction), String(layer.newConnections)]
      row += [Field.text(layer.fanInCV), Field.text(layer.fanInGini), String(layer.emptyNeurons)]
      row += [layer.overlapWithPrevious, layer.overlapWithInitial, layer.shareEverPresent]
        .map(Field.text)
      row += [layer.survivors?.fanInCV, layer.survivors?.fanInGini].map(Field.text)
      row.append(layer.survivors.map { String($0.emptyNeurons) } ?? "")
      row += [text(layer.fanIns), text(layer.survivors?.fanIns), text(portrait?.fanOuts)]
      row += [
        portrait?.hierarchyStrength, portrait?.hierarchyStrengthPerConnection,
        portrait?.arithmeticExpectation,
      ].map(Field.text)
      return row + others.map { cell[$0]?.text ?? "" }
    }
    let columns =
      ["run", "study"] + ResultsTable.factors + [
        "seed", "layer", "step", "drop_fraction", "new_connections", "fan_in_cv", "fan_in_gini",
        "empty_neurons", "overlap_with_previous", "overlap_with_initial", "share_ever_present",
        "survivor_fan_in_cv", "survivor_fan_in_gini", "survivor_empty_neurons", "fan_ins",
        "survivor_fan_ins", "fan_outs", "hierarchy_strength", "hierarchy_strength_per_connection",
        "arithmetic_expectation",
      ]
    table = DataTable(
      file: "topology.csv", columns: columns + others,
      rows: cells.flatMap { cell in
        cell.runs.flatMap { run in
          let updates = run.result?.topology ?? []
          let end = updates.map(\.step).max()
          return updates.map { row($0, isEnd: $0.step == end, run, in: cell.cell) }
        }
      })
  }

  static func update(of row: TableRow) throws(ReportFolderError) -> TopologyMeasurement {
    TopologyMeasurement(
      layer: try row.count("layer"), step: try row.count("step"),
      dropFraction: try row.number("drop_fraction") ?? .nan,
      newConnections: try row.count("new_connections"),
      fanInCV: try row.number("fan_in_cv") ?? .nan,
      fanInGini: try row.number("fan_in_gini") ?? .nan,
      emptyNeurons: try row.count("empty_neurons"), fanIns: try histogram("fan_ins", of: row),
      survivors: try survivors(of: row),
      overlapWithPrevious: try row.number("overlap_with_previous") ?? .nan,
      overlapWithInitial: try row.number("overlap_with_initial") ?? .nan,
      shareEverPresent: try row.number("share_ever_present") ?? .nan,
      portrait: try portrait(of: row))
  }

  private static func survivors(of row: TableRow) throws(ReportFolderError) -> SurvivingFanIns? {
    guard let cv = try row.number("survivor_fan_in_cv") else { return nil }
    return SurvivingFanIns(
      fanInCV: cv, fanInGini: try row.number("survivor_fan_in_gini") ?? .nan,
      emptyNeurons: try row.count("survivor_empty_neurons"),
      fanIns: try histogram("survivor_fan_ins", of: row))
  }

  private static func portrait(of row: TableRow) throws(ReportFolderError) -> LayerPortrait? {
    let portrait = LayerPortrait(
      fanOuts: try histogram("fan_outs", of: row),
      hierarchyStrength: try row.number("hierarchy_strength"),
      hierarchyStrengthPerConnection: try row.number("hierarchy_strength_per_connection"),
      arithmeticExpectation: try row.number("arithmetic_expectation"))
    return portrait == LayerPortrait(fanOuts: nil) ? nil : portrait
  }

  private static func histogram(
    _ column: String, of row: TableRow
  ) throws(ReportFolderError) -> ConnectionHistogram? {
    if row[column].isEmpty { return nil }
    let (numbers, counts) = try row.histogram(column)
    return ConnectionHistogram(connections: numbers, counts: counts)
  }
}
