package import FaninAnalysis
package import FaninStudy

/// A metric by profile: one row a profile, one panel a block; each seed a dot, the mean with its
/// interval above them.
package struct ProfilesFigure: Figure {
  /// One profile in one block, in the unit shown.
  package struct Row: Sendable {
    /// One value per seed.
    package var values: [SeedDot]
    /// The mean.
    package var mean: Double
    /// The interval of the mean; nil where there is none.
    package var interval: Bounds?

    /// Creates a row.
    package init(values: [SeedDot], mean: Double, interval: Bounds?) {
      self.values = values
      self.mean = mean
      self.interval = interval
    }
  }

  /// One block; `rows` stand in the order of the figure's labels, nil where there is no value.
  package struct Panel: Sendable {
    /// The block's name.
    package var title: String
    /// What it is compared with: panels of one group share their scale.
    package var group: [Level?]
    /// One per label.
    package var rows: [Row?]
    /// The mean of the baseline, which may stand in another panel; nil where nothing is compared.
    package var baselineMean: Double?

    /// Creates a panel.
    package init(title: String, group: [Level?] = [], rows: [Row?], baselineMean: Double? = nil) {
      self.title = title
      self.group = group
      self.rows = rows
      self.baselineMean = baselineMean
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
  /// The level of the intervals in words.
  package var level: String
  /// The blocks.
  package var panels: [Panel]
  /// The numbers behind it.
  package var table: CommaSeparatedTable

  /// Creates a figure.
  package init(
    title: String, axisTitle: String, labels: [String], baseline: Int?, level: String,
    panels: [Panel], table: CommaSeparatedTable
  ) {
    self.title = title
    self.axisTitle = axisTitle
    self.labels = labels
    self.baseline = baseline
    self.level = level
    self.panels = panels
    self.table = table
  }

  /// The drawing.
  package var svg: SVGDocument {
    let scales = PanelScale.of(panels.map(\.extent), groups: panels.map(\.group))
    let shown = panels.map { panel in labels.indices.filter { panel.rows[$0] != nil } }
    let layout = RowLayout(
      titles: zip(scales, panels).map { $0.marked($1.title) },
      labels: shown.map { $0.map { labels[$0] } }, axisTitle: axisTitle)
    let styles = SeriesStyle.styles(of: labels.count, baseline: baseline)
    var elements = layout.labelElements
    for (index, panel) in panels.enumerated() {
      let frame = layout.grid.frames[index]
      let axis = Axis(covering: scales[index].bounds, from: frame.left, to: frame.right)
      elements += axis.drawnBelow(frame)
      if let mean = panel.baselineMean {
        elements.append(
          .line(
            from: Point(x: axis(mean), y: frame.top), to: Point(x: axis(mean), y: frame.bottom),
            stroke: Palette.black, dash: "4 3"))
      }
      for (place, row) in shown[index].enumerated() {
        guard let values = panel.rows[row] else { continue }
        elements += draw(
          values, at: layout.middle(of: place, in: index), axis: axis, color: styles[row].color)
      }
    }
    return SVGDocument(title: title, grid: layout.grid, note: note, elements: elements)
  }

  private var note: String {
    let rows = panels.flatMap(\.rows).compactMap(\.self)
    let interval = rows.contains { $0.interval != nil } ? " with its \(level) interval" : ""
    return "Small dots are single seeds, \(SampleSize(rows.map(\.values.count))) a row; "
      + "the large dot is their mean\(interval)"
      + (panels.contains { $0.baselineMean != nil }
        ? "; the dashed line is the baseline's mean" : "")
      + "." + PanelScale.remark(panels.map(\.group), "data set and sparsity")
  }

  private func draw(
    _ row: Row, at middle: Double, axis: Axis, color: String
  ) -> [SVGElement] {
    var elements = row.values.map {
      $0.element(at: Point(x: axis($0.value), y: middle + 4.5), radius: 2.4)
    }
    if let interval = row.interval {
      elements.append(
        .line(
          from: Point(x: axis(interval.low), y: middle - 3),
          to: Point(x: axis(interval.high), y: middle - 3), stroke: color, width: 2))
    }
    elements.append(.circle(Point(x: axis(row.mean), y: middle - 3), radius: 3.8, fill: color))
    return elements
  }
}

extension ProfilesFigure.Panel {
  fileprivate var extent: Bounds? {
    let rows = rows.compactMap(\.self)
    return Bounds(
      rows.flatMap {
        $0.values.map(\.value) + [
          $0.mean, $0.interval?.low ?? $0.mean, $0.interval?.high ?? $0.mean,
        ]
      }
        + [baselineMean].compactMap(\.self))
  }
}

extension ProfilesFigure {
  /// The file name.
  static let name = "profiles"

  static func title(of findings: Contents) -> String {
    "\(findings.scale.name.capitalizedSentence) by profile, with intervals and single seeds"
  }

  package static func all(in findings: Contents) -> [ProfilesFigure] {
    let blocks = findings.blocks.filter { $0.cells.contains { $0.mean != nil } }
    guard !blocks.isEmpty else { return [] }
    let rows = FigureRows(findings)
    let scale = findings.scale
    let figure = ProfilesFigure(
      title: title(of: findings), axisTitle: scale.axisTitle, labels: rows.labels,
      baseline: rows.baseline, level: rows.level,
      panels: blocks.map { block in
        Panel(
          title: findings.names.block(block.levels), group: block.comparedWith,
          rows: rows.aligned(block) { row in
            row.mean.map { mean in
              Row(
                values: SeedDot.all(row.values, factor: scale.factor) {
                  scale.value($0) + scale.unit
                }, mean: mean * scale.factor,
                interval: row.interval?.scaled(by: scale.factor))
            }
          }, baselineMean: findings.baselineMean(of: block).map { $0 * scale.factor })
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

extension Contents {
  /// The mean of the cell that a block's cells are compared with, whichever block it stands in.
  fileprivate func baselineMean(of block: BlockFinding) -> Double? {
    baseline(of: block).flatMap { baseline in
      findings.blocks.flatMap(\.cells).first { $0.cell == baseline }?.mean
    }
  }
}
