import FaninAnalysis

/// Curves over time, one panel a block or layer: a mean and a band of its spread.
struct CurvePanels: Sendable {
  /// One time of one curve, in the unit shown.
  struct Position: Sendable {
    /// The epoch or the step.
    var step: Int
    /// The mean.
    var mean: Double
    /// The band about it; nil where there is none.
    var band: Bounds?
  }

  /// One block or layer; `curves` stand in the order of the figure's labels, empty where there is
  /// none.
  struct Panel: Sendable {
    /// The panel's name.
    var title: String
    /// The quantity and its unit.
    var axisTitle: String
    /// One per label.
    var curves: [[Position]]
    /// What the vertical axis covers.
    var scale = PanelScale(bounds: nil, isOwn: false)
    /// Whether 0 is the baseline.
    var isDifference = false

    /// All that can be drawn on a scale.
    func extent(on scale: AxisScale = .linear) -> Bounds? {
      let values = curves.joined().flatMap {
        [$0.mean] + ($0.band.map { [$0.low, $0.high] } ?? [])
      }
      return Bounds(values.filter { scale != .logarithmic || $0 > 0 } + (isDifference ? [0] : []))
    }
  }

  /// What the figure shows, as alternative text.
  var title: String
  /// What is counted from left to right.
  var acrossTitle: String
  /// Whether a first step far below the last is drawn apart from it, on a logarithmic axis.
  var isLogarithmic = false
  /// The vertical axis.
  var up = AxisScale.linear
  /// The profiles.
  var labels: [String]
  /// The row of the baseline.
  var baseline: Int?
  /// The blocks or layers.
  var panels: [Panel]
  /// How many were measured, and what the bands are.
  var note: String

  /// More curves than this in one panel cannot be told apart; they are shared among several panels,
  /// each with the baseline.
  static let mostTreatments = 9

  /// The drawing.
  var svg: SVGDocument {
    let styles = SeriesStyle.styles(of: labels.count, baseline: baseline)
    let plots = panels.flatMap { panel in groups.map { Plot(panel: panel, rows: $0) } }
    let legend = Legend(
      labels.indices.filter(isDrawn).map {
        Legend.Entry(label: labels[$0], sign: .line(styles[$0]))
      })
    let columns = groups.count > 1 ? min(groups.count, 3) : min(plots.count, 2)
    let grid = PanelGrid(
      titles: plots.map { $0.panel.scale.marked($0.panel.title) }, columns: columns, gutter: 84,
      spacing: 76, plotHeight: columns == 1 ? 300 : columns == 2 ? 220 : 170, top: legend.height,
      axisTitle: acrossTitle)
    var elements: [SVGElement] = []
    for (index, plot) in plots.enumerated() {
      let isNamed =
        grid.isFirstInRow[index] || plots[index - 1].panel.axisTitle != plot.panel.axisTitle
      elements += draw(
        plot, in: grid.frames[index], styles: styles,
        axisTitle: isNamed ? plot.panel.axisTitle : nil)
    }
    return SVGDocument(title: title, legend: legend, grid: grid, note: note, elements: elements)
  }

  private struct Plot {
    let panel: Panel
    let rows: [Int]
  }

  private func isDrawn(_ row: Int) -> Bool {
    panels.contains { !$0.curves[row].isEmpty || ($0.isDifference && row == baseline) }
  }

  /// The rows drawn together.
  private var groups: [[Int]] {
    let treatments = labels.indices.filter { $0 != baseline && isDrawn($0) }
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
    let steps = plot.panel.curves.flatMap { $0.map(\.step) }
    let across = Axis(
      covering: Bounds(steps.map(Double.init)),
      scale: isLogarithmic ? AxisScale(steps: steps) : .linear, from: frame.left,
      to: frame.right, padding: 0.02, spacing: 44, wholeNumbers: true)
    let up = Axis(
      covering: plot.panel.scale.bounds ?? plot.panel.extent(on: up), scale: up, from: frame.bottom,
      to: frame.top, spacing: 36)
    var elements = up.drawnLeft(of: frame, title: axisTitle) + across.drawnBelow(frame)
    if plot.panel.isDifference {
      elements.append(
        .line(
          from: Point(x: frame.left, y: up(0)), to: Point(x: frame.right, y: up(0)),
          stroke: Palette.black, width: 1.8))
    }
    let curves = plot.rows.map {
      (curve: plot.panel.curves[$0], style: styles[$0], label: labels[$0])
    }.filter { !$0.curve.isEmpty }
    elements += curves.compactMap { curve, style, _ in
      let banded = curve.compactMap { position in
        position.band.map { (x: across(Double(position.step)), band: $0) }
      }
      guard banded.count > 1 else { return nil }
      let above = banded.map { Point(x: $0.x, y: up.clipped($0.band.high)) }
      let below = banded.map { Point(x: $0.x, y: up.clipped($0.band.low)) }
      return .polygon(above + below.reversed(), fill: style.color, opacity: 0.13)
    }
    elements += curves.map { curve, style, label in
      let points = curve.map { Point(x: across(Double($0.step)), y: up.clipped($0.mean)) }
      let drawing =
        points.count == 1
        ? SVGElement.circle(points[0], radius: 3, fill: style.color)
        : .polyline(points, stroke: style.color, width: 1.8, dash: style.dash)
      return drawing.saying(label)
    }
    return elements
  }
}
