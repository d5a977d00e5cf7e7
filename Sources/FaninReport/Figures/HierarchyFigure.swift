import FaninAnalysis

/// Hierarchy strength by profile: each seed a dot, the mean above them, a ring where training began
/// and a dash where arithmetic alone would stand.
struct HierarchyFigure: Figure {
  /// One profile in one block.
  struct Row: Sendable {
    /// Strength at the end, by seed.
    var values: [Double]
    /// Its mean.
    var mean: Double
    /// The mean at initialization.
    var initial: Double?
    /// The mean of what √fan-in alone would give at the end.
    var arithmetic: Double?
  }

  /// One block; `rows` stand in the order of the figure's labels.
  struct Panel: Sendable {
    /// The block's name.
    var title: String
    /// One per label.
    var rows: [Row?]
  }

  var name: String { Self.name }
  var title: String
  /// The profiles, from top to bottom.
  var labels: [String]
  /// The row of the baseline.
  var baseline: Int?
  /// The blocks.
  var panels: [Panel]
  /// The numbers behind it.
  var table: CommaSeparatedTable

  /// The drawing; all panels share their scale.
  var svg: SVGDocument {
    let entries = [
      Legend.Entry(
        label: "after training: mean, and seeds below",
        sign: .marker(SeriesStyle(color: Palette.blue, marker: .circle))),
      Legend.Entry(label: "at initialization", sign: .ring(Palette.quiet)),
      Legend.Entry(
        label: "by arithmetic alone (√fan-in)",
        sign: .line(SeriesStyle(color: Palette.vermillion, marker: .circle))),
    ]
    let legend = Legend(entries, left: 16, right: PanelGrid.pageWidth - 16, top: 8)
    let layout = RowLayout(
      labels: labels, titles: panels.map(\.title), rowHeight: 26, top: legend.height)
    let styles = SeriesStyle.styles(of: labels.count, baseline: baseline)
    let bounds = Bounds(
      panels.flatMap(\.rows).compactMap(\.self).flatMap {
        $0.values + [$0.mean, $0.initial ?? $0.mean, $0.arithmetic ?? $0.mean, 1]
      })
    var elements = legend.elements + layout.grid.titles + layout.labelElements
    elements += layout.grid.axisTitle("hierarchy strength (gradient norm, hubs ÷ rest)")
    for (panel, frame) in zip(panels, layout.grid.frames) {
      let axis = Axis(covering: bounds, from: frame.left, to: frame.right)
      elements += axis.drawnBelow(frame)
      for (number, row) in panel.rows.enumerated() {
        let middle = layout.middle(of: number, in: frame)
        guard let row else {
          elements.append(RowLayout.note("no value", at: middle, in: frame))
          continue
        }
        elements += draw(row, at: middle, axis: axis, color: styles[number].color)
      }
    }
    return SVGDocument(height: layout.grid.height, title: title, elements: elements)
  }

  private func draw(
    _ row: Row, at middle: Double, axis: Axis, color: String
  ) -> [SVGElement] {
    var elements = row.values.map {
      SVGElement.circle(
        Point(x: axis($0), y: middle + 6), radius: 2.2, fill: Palette.dot, opacity: 0.75)
    }
    if let arithmetic = row.arithmetic {
      elements.append(
        .line(
          from: Point(x: axis(arithmetic), y: middle - 9),
          to: Point(x: axis(arithmetic), y: middle + 9), stroke: Palette.vermillion, width: 2.4))
    }
    if let initial = row.initial {
      elements.append(
        .circle(
          Point(x: axis(initial), y: middle - 3), radius: 4.4, fill: "none", stroke: Palette.quiet,
          width: 1.6))
    }
    elements.append(.circle(Point(x: axis(row.mean), y: middle - 3), radius: 3.6, fill: color))
    return elements
  }
}

extension HierarchyFigure {
  /// The file name.
  static let name = "hierarchy"

  static let title =
    "Hierarchy strength by profile, beside what arithmetic alone would give"

  static func all(in findings: Contents) -> [HierarchyFigure] {
    guard isDrawn(findings) else { return [] }
    let rows = FigureRows(findings)
    let figure = HierarchyFigure(
      title: Self.title, labels: rows.labels, baseline: rows.baseline,
      panels: findings.blocks.map { block in
        Panel(
          title: findings.names.block(block.levels),
          rows: rows.aligned(block) { row in
            row.hierarchy.map {
              Row(
                values: $0.values.map(\.value), mean: $0.mean, initial: $0.initial,
                arithmetic: $0.arithmetic)
            }
          }.map { $0 ?? nil })
      }, table: table(of: findings))
    return [figure]
  }

  /// Whether some network has a hierarchy strength.
  static func isDrawn(_ findings: Contents) -> Bool {
    findings.blocks.contains { $0.cells.contains { $0.hierarchy != nil } }
  }

  private static func table(of findings: Contents) -> CommaSeparatedTable {
    let number = CommaSeparatedTable.field
    var table = CommaSeparatedTable([
      "block", "profile", "n", "strength", "initial_strength", "arithmetic_expectation",
      "strength_per_connection",
    ])
    for block in findings.blocks {
      for row in block.cells {
        table.append([
          findings.names.block(block.levels), findings.names.treatment(row.cell),
          String(row.hierarchy?.values.count ?? 0),
          number(row.hierarchy?.mean), number(row.hierarchy?.initial),
          number(row.hierarchy?.arithmetic), number(row.hierarchy?.perConnection),
        ])
      }
    }
    return table
  }
}
