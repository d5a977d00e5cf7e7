import FaninAnalysis

/// Hierarchy strength by step where connections move, layer by layer and from every start.
struct StrengthCourseFigure: Figure {
  let name: String
  let drawing: CurvePanels
  let table: CommaSeparatedTable

  var title: String { drawing.title }
  var svg: SVGDocument { drawing.svg }

  static func name(of finding: TopologyFinding, _ findings: Contents) -> String {
    "hierarchy-" + slug(findings.names.block(finding.block))
  }

  static func title(of finding: TopologyFinding, _ findings: Contents) -> String {
    "Hierarchy strength by step from every start, layer by layer: \(findings.names.block(finding.block))"
  }

  /// Whether there is a strength to draw at more than one step.
  static func isDrawn(_ finding: TopologyFinding) -> Bool {
    finding.layers.contains { $0.courses.contains { $0.strength.count > 1 } }
  }

  static func all(in findings: Contents) -> [StrengthCourseFigure] {
    let rows = FigureRows(findings)
    return findings.topologies.filter(isDrawn).map { finding in
      let drawing = CurvePanels(
        finding, rows, title: title(of: finding, findings), axisTitle: "hierarchy strength"
      ) {
        $0.strength.map {
          CurvePanels.Position(epoch: $0.step, mean: $0.strength, deviation: $0.deviation)
        }
      }
      return StrengthCourseFigure(
        name: name(of: finding, findings), drawing: drawing, table: table(of: finding, findings))
    }
  }

  private static func table(
    of finding: TopologyFinding, _ findings: Contents
  ) -> CommaSeparatedTable {
    var table = CommaSeparatedTable([
      "layer", "start", "step", "hierarchy_strength", "sd", "hierarchy_strength_per_connection",
      "arithmetic_expectation",
    ])
    for layer in finding.layers {
      for course in layer.courses {
        for moment in course.strength {
          table.append([
            String(layer.layer), findings.names.treatment(course.start), String(moment.step),
            CommaSeparatedTable.field(moment.strength),
            CommaSeparatedTable.field(moment.deviation),
            CommaSeparatedTable.field(moment.perConnection),
            CommaSeparatedTable.field(moment.arithmetic),
          ])
        }
      }
    }
    return table
  }
}
