import FaninAnalysis

/// Curves over time, one panel a block or layer: a mean and a band of its spread.
struct CurvePanels: Sendable {
  /// One epoch of one profile, in the unit shown.
  struct Position: Sendable {
    /// The epoch, from 1; or the step.
    var epoch: Int
    /// The mean over seeds.
    var mean: Double
    /// The standard deviation over seeds; nil for one seed.
    var deviation: Double?
  }

  /// One block; `curves` stand in the order of the figure's labels, empty where nothing finished.
  struct Panel: Sendable {
    /// The block's name.
    var title: String
    /// One per label.
    var curves: [[Position]]
  }

  /// What the figure shows, as alternative text.
  var title: String
  /// The metric and its unit.
  var axisTitle: String
  /// What is counted from left to right.
  var acrossTitle: String
  /// The profiles.
  var labels: [String]
  /// The row of the baseline.
  var baseline: Int?
  /// The blocks.
  var panels: [Panel]

  /// More curves than this in one panel cannot be told apart; they are shared among several panels,
  /// each with the baseline.
  private static let mostTreatments = 8

  /// The drawing.
  var svg: SVGDocument {
    let styles = SeriesStyle.styles(of: labels.count, baseline: baseline)
    let plots = panels.flatMap { panel in groups.map { Plot(panel: panel, rows: $0) } }
    let entries = labels.indices.map { Legend.Entry(label: labels[$0], sign: .line(styles[$0])) }
    let legend = Legend(entries, left: 16, right: PanelGrid.pageWidth - 16, top: 8)
    let columns = groups.count > 1 ? min(groups.count, 3) : min(plots.count, 2)
    let grid = PanelGrid(
      titles: plots.map(\.panel.title), columns: columns, gutter: 72, spacing: 64,
      plotHeight: columns == 1 ? 300 : columns == 2 ? 220 : 170, top: legend.height)
    var elements = legend.elements + grid.titles + grid.axisTitle(acrossTitle)
    for (index, plot) in plots.enumerated() {
      elements += draw(
        plot, in: grid.frames[index], styles: styles,
        axisTitle: grid.isFirstInRow[index] ? axisTitle : nil)
    }
    return SVGDocument(height: grid.height, title: title, elements: elements)
  }

  private struct Plot {
    let panel: Panel
    let rows: [Int]
  }

  /// The rows drawn together.
  private var groups: [[Int]] {
    let treatments = labels.indices.filter { $0 != baseline }
    let count = (treatments.count + CurvePanels.mostTreatments - 1) / CurvePanels.mostTreatments
    guard count > 1 else { return [Array(labels.indices)] }
    let size = (treatments.count + count - 1) / count
    return stride(from: 0, to: treatments.count, by: size).map { start in
      (baseline.map { [$0] } ?? []) + treatments[start..<min(start + size, treatments.count)]
    }
  }

  private func draw(
    _ plot: Plot, in frame: Frame, styles: [SeriesStyle], axisTitle: String?
  ) -> [SVGElement] {
    // All plots of a block share their scales.
    let positions = plot.panel.curves.flatMap(\.self)
    let across = Axis(
      covering: Bounds(positions.map { Double($0.epoch) }), from: frame.left, to: frame.right,
      padding: 0.02, spacing: 40, wholeNumbers: true)
    let up = Axis(
      covering: Bounds(positions.flatMap { [$0.mean - $0.spread, $0.mean + $0.spread] }),
      from: frame.bottom, to: frame.top, spacing: 36)
    var elements = up.drawnLeft(of: frame, title: axisTitle) + across.drawnBelow(frame)
    if positions.isEmpty {
      return elements + [RowLayout.note("no finished run", at: frame.top + 20, in: frame)]
    }
    let drawn = plot.rows.filter { !plot.panel.curves[$0].isEmpty }
    elements += drawn.compactMap { row in
      let curve = plot.panel.curves[row].filter { $0.deviation != nil }
      guard curve.count > 1 else { return nil }
      let above = curve.map { Point(x: across(Double($0.epoch)), y: up($0.mean + $0.spread)) }
      let below = curve.map { Point(x: across(Double($0.epoch)), y: up($0.mean - $0.spread)) }
      return .polygon(above + below.reversed(), fill: styles[row].color, opacity: 0.13)
    }
    elements += drawn.map { row in
      let points = plot.panel.curves[row].map {
        Point(x: across(Double($0.epoch)), y: up($0.mean))
      }
      return points.count == 1
        ? .circle(points[0], radius: 3, fill: styles[row].color)
        : .polyline(points, stroke: styles[row].color, width: 1.8, dash: styles[row].dash)
    }
    return elements
  }
}

extension CurvePanels.Position {
  fileprivate var spread: Double { deviation ?? 0 }
}
