import FaninAnalysis
import FaninStudy

/// A metric against sparsity: a line with intervals for each profile; dense, which has no sparsity,
/// is a level across.
struct SparsitiesFigure: Figure {
  /// One profile at one sparsity, in the unit shown.
  struct Position: Sendable {
    /// The sparsity in percent.
    var sparsity: Double
    /// The mean over seeds.
    var mean: Double
    /// Its interval.
    var interval: Bounds?
  }

  /// One data set; `lines` and `levels` stand in the order of the figure's labels.
  struct Panel: Sendable {
    /// The data set, and the topology and swept levels where they vary.
    var title: String
    /// The data set: its panels share their scale.
    var data: Level?
    /// One per label, empty for a profile without sparsity.
    var lines: [[Position]]
    /// The mean of a profile without sparsity; nil for the others.
    var levels: [Double?]

    fileprivate var extent: Bounds? {
      let values = lines.joined().flatMap {
        [$0.mean, $0.interval?.low ?? $0.mean, $0.interval?.high ?? $0.mean]
      }
      return Bounds(values + levels.compactMap(\.self))
    }
  }

  var name: String { Self.name }
  var title: String
  /// The metric and its unit.
  var axisTitle: String
  /// The profiles.
  var labels: [String]
  /// The row of the baseline.
  var baseline: Int?
  /// How many seeds each mean has, and the level of the intervals.
  var note: String
  /// The data sets.
  var panels: [Panel]

  /// The numbers behind it.
  var table: CommaSeparatedTable

  /// The drawing.
  var svg: SVGDocument {
    let styles = SeriesStyle.styles(of: labels.count, baseline: baseline)
    let shown = labels.indices.filter { row in
      panels.contains { !$0.lines[row].isEmpty || $0.levels[row] != nil }
    }
    let legend = Legend(
      shown.map { row in
        let isLevel = panels.contains { $0.levels[row] != nil }
        return Legend.Entry(
          label: labels[row], sign: isLevel ? .line(styles[row]) : .curve(styles[row]))
      })
    let columns = min(panels.count, 2)
    let scales = PanelScale.of(panels.map(\.extent), groups: panels.map(\.data))
    let grid = PanelGrid(
      titles: zip(scales, panels).map { $0.marked($1.title) }, columns: columns, gutter: 84,
      spacing: 64, plotHeight: columns == 1 ? 320 : 240, top: legend.height,
      axisTitle: "sparsity (%)")
    let sparsities = Set(panels.flatMap { $0.lines.joined().map(\.sparsity) }).sorted()
    let across = Bounds(sparsities) ?? Bounds(low: 0, high: 100)
    var elements: [SVGElement] = []
    for (index, panel) in panels.enumerated() {
      let frame = grid.frames[index]
      let xAxis = Axis(
        covering: across, from: frame.left, to: frame.right, padding: 0.12, ticks: sparsities)
      let yAxis = Axis(
        covering: scales[index].bounds, from: frame.bottom, to: frame.top, spacing: 36)
      elements += yAxis.drawnLeft(of: frame, title: grid.isFirstInRow[index] ? axisTitle : nil)
      elements += xAxis.drawnBelow(frame)
      for (place, row) in shown.enumerated() {
        // Profiles stand side by side, so that their intervals do not hide each other.
        let shift = (Double(place) - Double(shown.count - 1) / 2) * min(5, 30 / Double(shown.count))
        elements += draw(
          panel, row, style: styles[row], shift: shift, across: xAxis, up: yAxis, in: frame)
      }
    }
    return SVGDocument(
      title: title, legend: legend, grid: grid,
      note: note + PanelScale.remark(panels.map(\.data), "data set"), elements: elements)
  }

  private func draw(
    _ panel: Panel, _ index: Int, style: SeriesStyle, shift: Double, across: Axis, up: Axis,
    in frame: Frame
  ) -> [SVGElement] {
    if let level = panel.levels[index] {
      return [
        .line(
          from: Point(x: frame.left, y: up(level)), to: Point(x: frame.right, y: up(level)),
          stroke: style.color, width: 1.8, dash: style.dash)
      ]
    }
    let points = panel.lines[index].map { Point(x: across($0.sparsity) + shift, y: up($0.mean)) }
    guard !points.isEmpty else { return [] }
    var elements: [SVGElement] = []
    if points.count > 1 {
      elements.append(.polyline(points, stroke: style.color, width: 1.4, dash: style.dash))
    }
    for (position, point) in zip(panel.lines[index], points) {
      if let interval = position.interval {
        elements.append(
          .line(
            from: Point(x: point.x, y: up(interval.low)),
            to: Point(x: point.x, y: up(interval.high)), stroke: style.color, width: 1.6))
      }
      elements.append(
        style.marker.element(at: point, radius: 3.8, color: style.color, edge: "#FFFFFF")
          .saying(
            """
            \(labels[index]), \(NumberText.trimmed(position.sparsity, digits: 4)) % sparsity: \
            \(NumberText.fixed(position.mean, digits: 2))
            """))
    }
    return elements
  }
}

extension SparsitiesFigure {
  /// The file name.
  static let name = "sparsities"

  static func title(of findings: Contents) -> String {
    "\(findings.scale.name.capitalizedSentence) against sparsity, mean over seeds with intervals"
  }

  static func all(in findings: Contents) -> [SparsitiesFigure] {
    guard isDrawn(findings) else { return [] }
    let rows = FigureRows(findings)
    let scale = findings.scale
    let counts = findings.blocks.flatMap(\.cells).filter { $0.mean != nil }.map(\.values.count)
    var series: [Levels] = []
    for place in findings.blocks.map(\.series) where !series.contains(place) {
      series.append(place)
    }
    let figure = SparsitiesFigure(
      title: title(of: findings), axisTitle: scale.axisTitle, labels: rows.labels,
      baseline: rows.baseline,
      note: "Mean over \(SampleSize(counts)) with its \(rows.level) interval."
        + (rows.dense == nil ? "" : " Dense networks have no sparsity: a level across."),
      panels: series.map { place in
        let blocks = findings.blocks.filter { $0.series == place }
          .sorted { ($0.sparsity ?? 0) < ($1.sparsity ?? 0) }
        func cells(_ treatment: Levels) -> [(sparsity: Double?, cell: CellFinding)] {
          blocks.compactMap { block in
            block.cells.first { treatment.isPart(of: $0.cell) }.map { (block.sparsity, $0) }
          }
        }
        return Panel(
          title: findings.names.block(place), data: place[Factor.data],
          lines: rows.treatments.map { treatment in
            cells(treatment).compactMap { sparsity, cell in
              guard cell.cell[Factor.sparsity] != nil, let sparsity, let mean = cell.mean else {
                return nil
              }
              return Position(
                sparsity: sparsity * 100, mean: mean * scale.factor,
                interval: cell.interval?.scaled(by: scale.factor))
            }
          },
          levels: rows.treatments.map { treatment in
            guard let cell = cells(treatment).first?.cell, cell.cell[Factor.sparsity] == nil else {
              return nil
            }
            return cell.mean.map { $0 * scale.factor }
          })
      }, table: table(of: findings))
    return [figure]
  }

  /// Whether some data set has results at several sparsities.
  static func isDrawn(_ findings: Contents) -> Bool {
    let blocks = findings.blocks.filter { block in
      block.sparsity != nil
        && block.cells.contains { $0.mean != nil && $0.cell[Factor.sparsity] != nil }
    }
    return blocks.contains { block in
      blocks.contains { $0.series == block.series && $0.sparsity != block.sparsity }
    }
  }

  private static func table(of findings: Contents) -> CommaSeparatedTable {
    let number = CommaSeparatedTable.field
    var table = CommaSeparatedTable([
      "series", "profile", "sparsity", "n", "mean", "interval_low", "interval_high",
    ])
    for block in findings.blocks {
      for cell in block.cells {
        table.append([
          findings.names.block(block.series), findings.names.treatment(cell.cell),
          number(cell.cell[Factor.sparsity]?.number), String(cell.values.count), number(cell.mean),
          number(cell.interval?.low), number(cell.interval?.high),
        ])
      }
    }
    return table
  }
}

extension BlockFinding {
  /// The levels of the block but its sparsity.
  fileprivate var series: Levels { levels.without([Factor.sparsity]) }

  fileprivate var sparsity: Double? { levels[Factor.sparsity]?.number }
}
