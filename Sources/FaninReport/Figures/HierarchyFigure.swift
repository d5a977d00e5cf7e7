import FaninAnalysis

/// Hierarchy strength by profile: each seed a dot, the mean above them, a ring where training began
/// and a dash where arithmetic alone would stand.
struct HierarchyFigure: Figure {
  /// One profile in one block.
  struct Row: Sendable {
    /// Strength at the end, by seed.
    var values: [SeedDot]
    /// Its mean.
    var mean: Double
    /// Its interval; nil where there is none.
    var interval: Bounds?
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
  /// The level of the intervals in words.
  var level: String
  /// The blocks.
  var panels: [Panel]
  /// The numbers behind it.
  var table: CommaSeparatedTable

  /// The drawing; all panels share their scale, on which equal ratios are equal distances.
  var svg: SVGDocument {
    let drawn = panels.flatMap(\.rows).compactMap(\.self)
    let legend = Legend(legendEntries(drawn))
    let shown = panels.map { panel in labels.indices.filter { panel.rows[$0] != nil } }
    let layout = RowLayout(
      titles: panels.map(\.title), labels: shown.map { $0.map { labels[$0] } }, rowHeight: 26,
      top: legend.height, axisTitle: "hierarchy strength (gradient norm, hubs ÷ rest)")
    let styles = SeriesStyle.styles(of: labels.count, baseline: baseline)
    let bounds = Bounds(
      drawn.flatMap {
        $0.values.map(\.value) + [$0.mean, $0.initial ?? $0.mean, $0.arithmetic ?? $0.mean, 1]
      }
      .filter { $0 > 0 })
    var elements = layout.labelElements
    for (index, panel) in panels.enumerated() {
      let frame = layout.grid.frames[index]
      let axis = Axis(covering: bounds, scale: .logarithmic, from: frame.left, to: frame.right)
      elements += axis.drawnBelow(frame)
      elements.append(
        .line(
          from: Point(x: axis(1), y: frame.top), to: Point(x: axis(1), y: frame.bottom),
          stroke: Palette.axis, dash: "2 3"))
      for (place, row) in shown[index].enumerated() {
        guard let values = panel.rows[row] else { continue }
        elements += draw(
          values, at: layout.middle(of: place, in: index), axis: axis, color: styles[row].color)
      }
    }
    return SVGDocument(
      title: title, legend: legend, grid: layout.grid, note: note(drawn), elements: elements)
  }

  private func legendEntries(_ rows: [Row]) -> [Legend.Entry] {
    var entries = [
      Legend.Entry(
        label: "after training: mean, and seeds below",
        sign: .marker(SeriesStyle(color: Palette.quiet, marker: .circle)))
    ]
    if rows.contains(where: { $0.initial != nil }) {
      entries.append(Legend.Entry(label: "at initialization", sign: .ring(Palette.quiet)))
    }
    if rows.contains(where: { $0.arithmetic != nil }) {
      entries.append(
        Legend.Entry(label: "by arithmetic alone (√fan-in)", sign: .tick(Palette.dot)))
    }
    return entries
  }

  private func note(_ rows: [Row]) -> String {
    let hasIntervals = rows.contains { $0.interval != nil }
    return "Geometric mean over \(SampleSize(rows.map(\.values.count)))"
      + (hasIntervals ? " with its \(level) interval" : ", each a small dot; no intervals")
      + ". Logarithmic axis; at the dotted line hubs have the gradients of the rest."
  }

  private func draw(
    _ row: Row, at middle: Double, axis: Axis, color: String
  ) -> [SVGElement] {
    var elements = row.values.filter { $0.value > 0 }.map {
      $0.element(at: Point(x: axis($0.value), y: middle + 6), radius: 2.2)
    }
    if let arithmetic = row.arithmetic {
      elements.append(
        .line(
          from: Point(x: axis.clipped(arithmetic), y: middle - 9),
          to: Point(x: axis.clipped(arithmetic), y: middle + 9), stroke: Palette.dot, width: 2.4))
    }
    if let initial = row.initial {
      elements.append(
        .circle(
          Point(x: axis.clipped(initial), y: middle - 3), radius: 4.4, fill: "none",
          stroke: Palette.quiet,
          width: 1.6))
    }
    if let interval = row.interval {
      elements.append(
        .line(
          from: Point(x: axis.clipped(interval.low), y: middle - 3),
          to: Point(x: axis.clipped(interval.high), y: middle - 3), stroke: color, width: 2))
    }
    elements.append(
      .circle(Point(x: axis.clipped(row.mean), y: middle - 3), radius: 3.6, fill: color))
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
      title: Self.title, labels: rows.labels, baseline: rows.baseline, level: rows.level,
      panels: findings.blocks.filter { $0.cells.contains { $0.hierarchy != nil } }.map { block in
        Panel(
          title: findings.names.block(block.levels),
          rows: rows.aligned(block) { row in
            row.hierarchy.map {
              Row(
                values: SeedDot.all($0.values, factor: 1) { NumberText.fixed($0, digits: 2) },
                mean: $0.mean, interval: $0.interval,
                initial: $0.initial,
                arithmetic: $0.arithmetic)
            }
          })
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
      "block", "profile", "n", "strength", "interval_low", "interval_high", "initial_strength",
      "arithmetic_expectation",
      "strength_per_connection",
    ])
    for block in findings.blocks {
      for row in block.cells {
        table.append([
          findings.names.block(block.levels), findings.names.treatment(row.cell),
          String(row.hierarchy?.values.count ?? 0),
          number(row.hierarchy?.mean), number(row.hierarchy?.interval?.low),
          number(row.hierarchy?.interval?.high), number(row.hierarchy?.initial),
          number(row.hierarchy?.arithmetic), number(row.hierarchy?.perConnection),
        ])
      }
    }
    return table
  }
}
