import FaninAnalysis
import FaninStudy

/// The fan-in CV by step where connections move, layer by layer and from every start.
struct FanInCourseFigure: Figure {
  let name: String
  let drawing: CurvePanels
  let table: CommaSeparatedTable

  var title: String { drawing.title }
  var svg: SVGDocument { drawing.svg }

  static func name(of finding: TopologyFinding, _ findings: Contents) -> String {
    "fan-in-cv-" + slug(findings.names.block(finding.block))
  }

  static func title(of finding: TopologyFinding, _ findings: Contents) -> String {
    "Fan-in CV by step from every start, layer by layer: \(findings.names.block(finding.block))"
  }

  static func all(in findings: Contents) -> [FanInCourseFigure] {
    let rows = FigureRows(findings)
    return findings.topologies.map { finding in
      let drawing = CurvePanels(
        finding, rows, title: title(of: finding, findings), axisTitle: "fan-in CV"
      ) {
        $0.cv.map { moment in
          CurvePanels.Position(
            epoch: moment.step, mean: moment.mean,
            deviation: moment.interval.map { ($0.high - $0.low) / 2 })
        }
      }
      return FanInCourseFigure(
        name: name(of: finding, findings), drawing: drawing, table: table(of: finding, findings))
    }
  }

  private static func table(
    of finding: TopologyFinding, _ findings: Contents
  ) -> CommaSeparatedTable {
    var table = CommaSeparatedTable([
      "layer", "start", "step", "fan_in_cv", "interval_low", "interval_high",
    ])
    for layer in finding.layers {
      for course in layer.courses {
        for moment in course.cv {
          table.append([
            String(layer.layer), findings.names.treatment(course.start), String(moment.step),
            CommaSeparatedTable.field(moment.mean),
            CommaSeparatedTable.field(moment.interval?.low),
            CommaSeparatedTable.field(moment.interval?.high),
          ])
        }
      }
    }
    return table
  }
}

extension CurvePanels {
  /// One panel a layer, one curve a start.
  init(
    _ finding: TopologyFinding, _ rows: FigureRows, title: String, axisTitle: String,
    _ positions: (TopologyFinding.Course) -> [Position]
  ) {
    let panels = finding.layers.compactMap { layer -> Panel? in
      let curves = rows.treatments.map { treatment in
        layer.courses.first { treatment.isPart(of: $0.start) }.map(positions) ?? []
      }
      return curves.allSatisfy(\.isEmpty) ? nil : Panel(title: layer.words, curves: curves)
    }
    self.init(
      title: title, axisTitle: axisTitle, acrossTitle: "step", labels: rows.labels,
      baseline: rows.baseline, panels: panels)
  }
}
