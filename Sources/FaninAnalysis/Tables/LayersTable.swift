import FaninStudy
import FaninTraining

/// Every hidden layer of every finished run, at initialization and at the end of training.
///
/// Fan-ins are written as `fan-in:neurons` with a space between.
struct LayersTable {
  let table: DataTable

  private static let columns = [
    "run", "layer", "moment", "inputs", "neurons", "connections", "fan_in_cv", "fan_in_gini",
    "empty_neurons", "hierarchy_strength", "hierarchy_strength_per_connection",
    "arithmetic_expectation", "fan_ins",
  ]

  init(_ cells: [CellResults]) {
    table = DataTable(
      file: "layers.csv", columns: LayersTable.columns,
      rows: cells.flatMap(\.runs).flatMap { run in
        (run.result?.layers ?? []).map { layer in
          var row = [run.id.description, String(layer.layer), layer.moment.rawValue]
          row += [layer.inputs, layer.neurons, layer.connections].map(String.init)
          row += [layer.fanInCV, layer.fanInGini].map(Field.text)
          row.append(String(layer.emptyNeurons))
          row += [
            layer.hierarchyStrength, layer.hierarchyStrengthPerConnection,
            layer.arithmeticExpectation,
          ].map(Field.text)
          row.append(Field.text(layer.fanIns, counts: layer.fanInCounts))
          return row
        }
      })
  }

  static func layer(of row: TableRow) throws(ReportFolderError) -> LayerMeasurement {
    guard let moment = LayerMoment(rawValue: row["moment"]) else {
      throw row.wrong("moment", "initial or final")
    }
    let fanIns = try row.histogram("fan_ins")
    return LayerMeasurement(
      layer: try row.count("layer"), moment: moment, inputs: try row.count("inputs"),
      neurons: try row.count("neurons"), connections: try row.count("connections"),
      fanInCV: try row.number("fan_in_cv") ?? .nan,
      fanInGini: try row.number("fan_in_gini") ?? .nan,
      emptyNeurons: try row.count("empty_neurons"),
      hierarchyStrength: try row.number("hierarchy_strength"),
      hierarchyStrengthPerConnection: try row.number("hierarchy_strength_per_connection"),
      arithmeticExpectation: try row.number("arithmetic_expectation"), fanIns: fanIns.numbers,
      fanInCounts: fanIns.counts)
  }
}

/// Where connections moved, the fan-ins of each layer that took part, neuron by neuron.
struct FanInsTable {
  let table: DataTable

  init(_ cells: [CellResults]) {
    table = DataTable(
      file: "fan-ins.csv", columns: ["run", "layer", "initial", "final"],
      rows: cells.flatMap(\.runs).flatMap { run in
        (run.result?.fanIns ?? []).map { layer in
          [
            run.id.description, String(layer.layer), Field.text(layer.initial),
            Field.text(layer.final),
          ]
        }
      })
  }

  static func layer(of row: TableRow) throws(ReportFolderError) -> LayerFanIns {
    LayerFanIns(
      layer: try row.count("layer"), initial: try row.counts("initial"),
      final: try row.counts("final"))
  }
}
