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
    /// One per label, empty for a profile without sparsity.
    var lines: [[Position]]
    /// The mean of a profile without sparsity; nil for the others.
    var levels: [Double?]
  }

  var name: String { Self.name }
  var title: String
  /// The metric and its unit.
  var axisTitle: String
  /// The profiles.
  var labels: [String]
  /// The row of the baseline.
  var baseline: Int?
  /// The data sets.
  var panels: [Panel]

  /// The numbers behind it.
  var table: CommaSeparatedTable

  /// The drawing.
  var svg: SVGDocument {
    let styles = SeriesStyle.styles(of: labels.count, baseline: baseline)
    let entries = labels.indices.map { Legend.Entry(label: labels[$0], sign: .line(styles[$0])) }
    let legend = Legend(entries, left: 16, right: PanelGrid.pageWidth - 16, top: 8)
    let columns = min(panels.count, 2)
    let grid = PanelGrid(
      titles: panels.map(\.title), columns: columns, gutter: 72, spacing: 64,
      plotHeight: columns == 1 ? 320 : 240, top: legend.height)
    let across = Bounds(panels.flatMap { $0.lines.joined().map(\.sparsity) })
    var elements = legend.elements + grid.titles + grid.axisTitle("sparsity (%)")
    for (panel, (frame, isFirst)) in zip(panels, zip(grid.frames, grid.isFirstInRow)) {
      let xAxis = Axis(covering: across, from: frame.left, to: frame.right, padding: 0.12)
      let values = panel.lines.joined().flatMap {
        [$0.mean, $0.interval?.low ?? $0.mean, $0.interval?.high ?? $0.mean]
      }
      let yAxis = Axis(
        covering: Bounds(values + panel.levels.compactMap(\.self)), from: frame.bottom,
        to: frame.top, spacing: 36)
      elements += yAxis.drawnLeft(of: frame, title: isFirst ? axisTitle : nil)
      elements += xAxis.drawnBelow(frame)
      for index in labels.indices {
        elements += draw(
          panel, index, style: styles[index], across: xAxis, up: yAxis, in: frame)
      }
    }
    return SVGDocument(height: grid.height, title: title, elements: elements)
  }

  private func draw(
    _ panel: Panel, _ index: Int, style: SeriesStyle, across: Axis, up: Axis, in frame: Frame
  ) -> [SVGElement] {
    if let level = panel.levels[index] {
      return [
        .line(
          from: Point(x: frame.left, y: up(level)), to: Point(x: frame.right, y: up(level)),
          stroke: style.color, width: 1.8, dash: style.dash)
      ]
    }
    // Profiles stand side by side, so that their intervals do not hide each other.
    let shift = (Double(index) - Double(labels.count - 1) / 2) * 5
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
        style.marker.element(at: point, radius: 3.8, color: style.color, edge: "#FFFFFF"))
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
    var series: [Levels] = []
    for place in findings.blocks.map(\.series) where !series.contains(place) {
      series.append(place)
    }
    let figure = SparsitiesFigure(
      title: title(of: findings), axisTitle: scale.axisTitle, labels: rows.labels,
      baseline: rows.baseline,
      panels: series.map { place in
        let blocks = findings.blocks.filter { $0.series == place }
          .sorted { ($0.sparsity ?? 0) < ($1.sparsity ?? 0) }
        func cells(_ treatment: Levels) -> [(sparsity: Double?, cell: CellFinding)] {
          blocks.compactMap { block in
            block.cells.first { treatment.isPart(of: $0.cell) }.map { (block.sparsity, $0) }
          }
        }
        return Panel(
          title: findings.names.block(place),
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
