/// A metric against sparsity: a line with intervals for each profile; dense, which has no sparsity,
/// is a level across.
package struct SparsitiesFigure: Sendable {
  /// One profile at one sparsity, in the unit shown.
  package struct Position: Sendable {
    /// The sparsity in percent.
    package var sparsity: Double
    /// The mean over seeds.
    package var mean: Double
    /// Its interval.
    package var interval: Bounds?

    /// Creates a position.
    package init(sparsity: Double, mean: Double, interval: Bounds?) {
      self.sparsity = sparsity
      self.mean = mean
      self.interval = interval
    }
  }

  /// One data set; `lines` and `levels` stand in the order of the figure's labels.
  package struct Panel: Sendable {
    /// The data set, and the topology and swept levels where they vary.
    package var title: String
    /// One per label, empty for a profile without sparsity.
    package var lines: [[Position]]
    /// The mean of a profile without sparsity; nil for the others.
    package var levels: [Double?]

    /// Creates a panel.
    package init(title: String, lines: [[Position]], levels: [Double?]) {
      self.title = title
      self.lines = lines
      self.levels = levels
    }
  }

  /// What the figure shows, as alternative text.
  package var title: String
  /// The metric and its unit.
  package var axisTitle: String
  /// The profiles.
  package var labels: [String]
  /// The row of the baseline.
  package var baseline: Int?
  /// The data sets.
  package var panels: [Panel]

  /// Creates a figure.
  package init(
    title: String, axisTitle: String, labels: [String], baseline: Int?, panels: [Panel]
  ) {
    self.title = title
    self.axisTitle = axisTitle
    self.labels = labels
    self.baseline = baseline
    self.panels = panels
  }

  /// The drawing.
  package var svg: SVGDocument {
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
