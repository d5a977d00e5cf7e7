package import FaninAnalysis
import FaninStudy

/// A metric by profile: one row a profile, one panel a block; each seed a dot, the mean with its
/// interval above them.
package struct ProfilesFigure: Figure {
  /// One profile in one block, in the unit shown.
  package struct Row: Sendable {
    /// One value per seed.
    package var values: [Double]
    /// The mean; nil without values.
    package var mean: Double?
    /// The interval of the mean; nil where there is none.
    package var interval: Bounds?

    /// Creates a row.
    package init(values: [Double], mean: Double?, interval: Bounds?) {
      self.values = values
      self.mean = mean
      self.interval = interval
    }
  }

  /// One block; `rows` stand in the order of the figure's labels, nil where the design has no cell.
  package struct Panel: Sendable {
    /// The block's name.
    package var title: String
    /// One per label.
    package var rows: [Row?]

    /// Creates a panel.
    package init(title: String, rows: [Row?]) {
      self.title = title
      self.rows = rows
    }
  }

  package var name: String { Self.name }
  package var title: String
  /// The metric and its unit.
  package var axisTitle: String
  /// The profiles, from top to bottom.
  package var labels: [String]
  /// The row of the baseline.
  package var baseline: Int?
  /// The blocks.
  package var panels: [Panel]
  /// The numbers behind it.
  package var table: CommaSeparatedTable

  /// Creates a figure.
  package init(
    title: String, axisTitle: String, labels: [String], baseline: Int?, panels: [Panel],
    table: CommaSeparatedTable
  ) {
    self.title = title
    self.axisTitle = axisTitle
    self.labels = labels
    self.baseline = baseline
    self.panels = panels
    self.table = table
  }

  /// The drawing.
  package var svg: SVGDocument {
    let layout = RowLayout(labels: labels, titles: panels.map(\.title))
    let styles = SeriesStyle.styles(of: labels.count, baseline: baseline)
    var elements = layout.grid.titles + layout.labelElements + layout.grid.axisTitle(axisTitle)
    for (index, panel) in panels.enumerated() {
      let frame = layout.grid.frames[index]
      let axis = Axis(
        covering: Bounds(panel.rows.compactMap(\.self).flatMap(\.extent)), from: frame.left,
        to: frame.right)
      elements += axis.drawnBelow(frame)
      if let baseline, let mean = panel.rows[baseline]?.mean {
        elements.append(
          .line(
            from: Point(x: axis(mean), y: frame.top), to: Point(x: axis(mean), y: frame.bottom),
            stroke: Palette.quiet, dash: "4 3"))
      }
      for (number, row) in panel.rows.enumerated() {
        let middle = layout.middle(of: number, in: frame)
        elements += draw(row, at: middle, axis: axis, frame: frame, style: styles[number])
      }
    }
    return SVGDocument(height: layout.grid.height, title: title, elements: elements)
  }

  private func draw(
    _ row: Row?, at middle: Double, axis: Axis, frame: Frame, style: SeriesStyle
  ) -> [SVGElement] {
    guard let row, let mean = row.mean else {
      let note = row == nil ? "not in the design" : "no finished run"
      return [RowLayout.note(note, at: middle, in: frame)]
    }
    var elements = row.values.map {
      SVGElement.circle(
        Point(x: axis($0), y: middle + 4.5), radius: 2.4, fill: Palette.dot, opacity: 0.75)
    }
    if let interval = row.interval {
      elements.append(
        .line(
          from: Point(x: axis(interval.low), y: middle - 3),
          to: Point(x: axis(interval.high), y: middle - 3), stroke: style.color, width: 2))
    }
    elements.append(
      .circle(Point(x: axis(mean), y: middle - 3), radius: 3.8, fill: style.color))
    return elements
  }
}

extension ProfilesFigure.Row {
  fileprivate var extent: [Double] {
    values + [mean, interval?.low, interval?.high].compactMap(\.self)
  }
}

extension ProfilesFigure {
  /// The file name.
  static let name = "profiles"

  static func title(of findings: Contents) -> String {
    "\(findings.scale.name.capitalizedSentence) by profile, with intervals and single seeds"
  }

  package static func all(in findings: Contents) -> [ProfilesFigure] {
    guard findings.blocks.contains(where: { $0.cells.contains { $0.mean != nil } }) else {
      return []
    }
    let rows = FigureRows(findings)
    let scale = findings.scale
    let figure = ProfilesFigure(
      title: title(of: findings), axisTitle: scale.axisTitle, labels: rows.labels,
      baseline: rows.baseline,
      panels: findings.blocks.map { block in
        Panel(
          title: findings.names.block(block.levels),
          rows: rows.aligned(block) { row in
            Row(
              values: row.values.map { $0.value * scale.factor },
              mean: row.mean.map { $0 * scale.factor },
              interval: row.interval.map { $0.scaled(by: scale.factor) })
          })
      }, table: table(of: findings))
    return [figure]
  }

  private static func table(of findings: Contents) -> CommaSeparatedTable {
    var table = CommaSeparatedTable([
      "block", "profile", "n", "mean", "sd", "interval_low", "interval_high",
    ])
    for block in findings.blocks {
      for row in block.cells {
        table.append([
          findings.names.block(block.levels), findings.names.treatment(row.cell),
          String(row.values.count),
          CommaSeparatedTable.field(row.mean), CommaSeparatedTable.field(row.deviation),
          CommaSeparatedTable.field(row.interval?.low),
          CommaSeparatedTable.field(row.interval?.high),
        ])
      }
    }
    return table
  }
}
