import FaninAnalysis
import FaninStudy

/// Learning curves: the mean over seeds against the epoch, with a band of one standard deviation.
///
/// Where they lie on top of each other their differences from the baseline's stand beside them.
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
    let rows = FigureRows(findings)
    let blocks = findings.blocks.filter { $0.cells.contains { !$0.curve.isEmpty } }
    let absolute = blocks.map { curves(of: $0, rows, findings) }
    let differences = absolute.map { difference($0, rows, findings.scale) }
    let isCrowded = rows.labels.count > CurvePanels.mostTreatments
    let isCoincident = zip(absolute, differences).contains { $1?.isSmall(beside: $0) ?? false }
    let groups = blocks.map(\.comparedWith)
    var panels = scaled(absolute, groups)
    if isCoincident {
      let indices = differences.indices.filter { differences[$0] != nil }
      let beside = scaled(indices.compactMap { differences[$0] }, indices.map { _ in [] })
      let alone = panels.indices.filter { !indices.contains($0) }.map { panels[$0] }
      panels = zip(indices, beside).flatMap { isCrowded ? [$1] : [panels[$0], $1] } + alone
    }
    let counts = blocks.flatMap { $0.cells.flatMap { $0.curve.map(\.count) } }
    let drawing = CurvePanels(
      title: title(of: findings), acrossTitle: "epoch", labels: rows.labels,
      baseline: rows.baseline, panels: panels,
      note: "Mean over \(SampleSize(counts))"
        + (panels.allSatisfy(\.isDifference)
          ? "." : "; the band is one standard deviation either way.")
        + (isCoincident
          ? " Differences are those of the means, the baseline's curve taken as 0." : "")
        + PanelScale.remark(groups, "data set and sparsity"))
    return [LearningCurvesFigure(drawing: drawing, table: table(of: findings))]
  }

  private static func curves(
    of block: BlockFinding, _ rows: FigureRows, _ findings: Contents
  ) -> CurvePanels.Panel {
    let scale = findings.scale
    return CurvePanels.Panel(
      title: findings.names.block(block.levels), axisTitle: scale.axisTitle,
      curves: rows.aligned(block) { row in
        row.curve.map { point in
          CurvePanels.Position(
            step: point.epoch, mean: point.mean * scale.factor,
            band: point.deviation.map {
              Bounds(low: point.mean - $0, high: point.mean + $0).scaled(by: scale.factor)
            })
        }
      }.map { $0 ?? [] })
  }

  /// The curves less the baseline's; nil where the block has no baseline or nothing beside it.
  private static func difference(
    _ panel: CurvePanels.Panel, _ rows: FigureRows, _ scale: MetricScale
  ) -> CurvePanels.Panel? {
    guard let baseline = rows.baseline else { return nil }
    let reference = Dictionary(
      panel.curves[baseline].map { ($0.step, $0.mean) }, uniquingKeysWith: { first, _ in first })
    let curves = panel.curves.enumerated().map { index, curve in
      // Dense networks lie so far off that all else would coincide again.
      index == baseline || index == rows.dense
        ? []
        : curve.compactMap { position in
          reference[position.step].map {
            CurvePanels.Position(step: position.step, mean: position.mean - $0, band: nil)
          }
        }
    }
    guard curves.contains(where: { !$0.isEmpty }) else { return nil }
    return CurvePanels.Panel(
      title: panel.title,
      axisTitle: "difference from \(rows.baselineName) (\(scale.differenceUnit.dropFirst()))",
      curves: curves, isDifference: true)
  }

  private static func scaled(
    _ panels: [CurvePanels.Panel], _ groups: [[Level?]]
  ) -> [CurvePanels.Panel] {
    zip(panels, PanelScale.of(panels.map { $0.extent() }, groups: groups)).map {
      var panel = $0
      panel.scale = $1
      return panel
    }
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

extension CurvePanels.Panel {
  /// Whether differences end within a tenth of all the curves cover.
  fileprivate func isSmall(beside curves: CurvePanels.Panel) -> Bool {
    guard let whole = curves.extent()?.span,
      let largest = self.curves.compactMap(\.last?.mean.magnitude).max()
    else { return false }
    return largest <= whole / 10
  }
}
