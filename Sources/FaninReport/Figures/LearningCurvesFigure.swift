import FaninAnalysis
import FaninStudy

/// Learning curves: the mean over seeds against the epoch, with a band of one standard deviation.
struct LearningCurvesFigure: Figure {
  static let name = "learning-curves"

  var name: String { Self.name }
  let drawing: CurvePanels
  let table: CommaSeparatedTable

  var title: String { drawing.title }
  var svg: SVGDocument { drawing.svg }

  static func title(of findings: Contents) -> String {
    "Learning curves: \(findings.scale.name) by epoch, mean over seeds with standard deviation"
  }

  /// Whether there is more than one epoch to draw.
  static func isDrawn(_ findings: Contents) -> Bool {
    findings.blocks.contains { $0.cells.contains { $0.curve.count > 1 } }
  }

  static func all(in findings: Contents) -> [LearningCurvesFigure] {
    guard isDrawn(findings) else { return [] }
    let scale = findings.scale
    let rows = FigureRows(findings)
    let drawing = CurvePanels(
      title: title(of: findings), axisTitle: scale.axisTitle, acrossTitle: "epoch",
      labels: rows.labels, baseline: rows.baseline,
      panels: findings.blocks.map { block in
        CurvePanels.Panel(
          title: findings.names.block(block.levels),
          curves: rows.aligned(block) { row in
            row.curve.map {
              CurvePanels.Position(
                epoch: $0.epoch, mean: $0.mean * scale.factor,
                deviation: $0.deviation.map { $0 * scale.factor })
            }
          }.map { $0 ?? [] })
      })
    return [LearningCurvesFigure(drawing: drawing, table: table(of: findings))]
  }

  private static func table(of findings: Contents) -> CommaSeparatedTable {
    var table = CommaSeparatedTable(["block", "profile", "epoch", "n", "mean", "sd"])
    for block in findings.blocks {
      for row in block.cells {
        for point in row.curve {
          table.append([
            findings.names.block(block.levels), findings.names.treatment(row.cell),
            String(point.epoch), String(point.count),
            CommaSeparatedTable.field(point.mean), CommaSeparatedTable.field(point.deviation),
          ])
        }
      }
    }
    return table
  }
}
