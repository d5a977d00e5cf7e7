import FaninRandom
import FaninStudy
import FaninTraining

/// How connections moved: one row per run, update and layer that took part.
///
/// `step` counts optimizer steps done; 0 is the start. Histograms, where there is a portrait, are
/// written as `connections:count` with a space between.
package struct TopologyTable: Sendable {
  /// The table.
  package let table: DataTable

  /// Lists the updates of cells in their order, then by seed, step and layer.
  package init(_ study: StudyFacts, _ cells: [CellResults]) {
    let others = study.factors.map(\.name).filter { !ResultsTable.factors.contains($0) }
    func row(_ layer: TopologyMeasurement, _ run: CellResults.Run, in cell: Levels) -> [String] {
      let portrait = layer.portrait
      func text(_ histogram: ConnectionHistogram?) -> String {
        histogram.map { Field.text($0.connections, counts: $0.counts) } ?? ""
      }
      var row = [run.id.description, study.name]
      row += ResultsTable.factors.map { cell[$0]?.text ?? "" }
      row += [run.seed.description, String(layer.layer), String(layer.step)]
      row += [Field.text(layer.dropFraction), String(layer.newConnections)]
      row += [Field.text(layer.fanInCV), Field.text(layer.fanInGini), String(layer.emptyNeurons)]
      row += [layer.overlapWithPrevious, layer.overlapWithInitial, layer.shareEverPresent]
        .map(Field.text)
      row += [text(portrait?.fanIns), text(portrait?.fanOuts)]
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
        "fan_ins", "fan_outs", "hierarchy_strength", "hierarchy_strength_per_connection",
        "arithmetic_expectation",
      ]
    table = DataTable(
      file: "topology.csv", columns: columns + others,
      rows: cells.flatMap { cell in
        cell.runs.flatMap { run in
          (run.result?.topology ?? []).map { row($0, run, in: cell.cell) }
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
      emptyNeurons: try row.count("empty_neurons"),
      overlapWithPrevious: try row.number("overlap_with_previous") ?? .nan,
      overlapWithInitial: try row.number("overlap_with_initial") ?? .nan,
      shareEverPresent: try row.number("share_ever_present") ?? .nan,
      portrait: try portrait(of: row))
  }

  private static func portrait(of row: TableRow) throws(ReportFolderError) -> LayerPortrait? {
    if row["fan_ins"].isEmpty, row["fan_outs"].isEmpty { return nil }
    let (fanIns, fanOuts) = (try row.histogram("fan_ins"), try row.histogram("fan_outs"))
    return LayerPortrait(
      fanIns: ConnectionHistogram(connections: fanIns.numbers, counts: fanIns.counts),
      fanOuts: ConnectionHistogram(connections: fanOuts.numbers, counts: fanOuts.counts),
      hierarchyStrength: try row.number("hierarchy_strength"),
      hierarchyStrengthPerConnection: try row.number("hierarchy_strength_per_connection"),
      arithmeticExpectation: try row.number("arithmetic_expectation"))
  }
}
