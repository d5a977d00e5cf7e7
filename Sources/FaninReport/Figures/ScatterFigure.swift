/// One quantity of a network against another: each point a network, its colour and shape its
/// profile; grey dashes show what arithmetic alone would give.
package struct ScatterFigure: Sendable {
  /// One network.
  package struct Network: Sendable {
    /// The row of its profile among the figure's labels.
    package var profile: Int
    /// The quantity on the horizontal axis.
    package var x: Double
    /// The quantity on the vertical axis.
    package var y: Double
    /// What arithmetic alone would give for `y`; nil where that has no meaning.
    package var arithmetic: Double?

    /// Creates a network.
    package init(profile: Int, x: Double, y: Double, arithmetic: Double?) {
      self.profile = profile
      self.x = x
      self.y = y
      self.arithmetic = arithmetic
    }
  }

  /// One block.
  package struct Panel: Sendable {
    /// The block's name.
    package var title: String
    /// Its networks.
    package var networks: [Network]

    /// Creates a panel.
    package init(title: String, networks: [Network]) {
      self.title = title
      self.networks = networks
    }
  }

  /// What the figure shows, as alternative text.
  package var title: String
  /// The quantity on the horizontal axis.
  package var xTitle: String
  /// The quantity on the vertical axis.
  package var yTitle: String
  /// The profiles.
  package var labels: [String]
  /// The row of the baseline.
  package var baseline: Int?
  /// The blocks.
  package var panels: [Panel]

  /// Creates a figure.
  package init(
    title: String, xTitle: String, yTitle: String, labels: [String], baseline: Int?,
    panels: [Panel]
  ) {
    self.title = title
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.labels = labels
    self.baseline = baseline
    self.panels = panels
  }

  /// The drawing; all panels share their scales.
  package var svg: SVGDocument {
    let styles = SeriesStyle.styles(of: labels.count, baseline: baseline)
    let networks = panels.flatMap(\.networks)
    var entries = labels.indices.map { Legend.Entry(label: labels[$0], sign: .marker(styles[$0])) }
    if networks.contains(where: { $0.arithmetic != nil }) {
      entries.append(
        Legend.Entry(
          label: "the same networks by arithmetic alone (√fan-in)",
          sign: .line(SeriesStyle(color: Palette.dot, marker: .circle))))
    }
    let legend = Legend(entries, left: 16, right: PanelGrid.pageWidth - 16, top: 8)
    let columns = min(panels.count, 2)
    let grid = PanelGrid(
      titles: panels.map(\.title), columns: columns, gutter: 72, spacing: 64,
      plotHeight: columns == 1 ? 380 : 260, top: legend.height)
    let xBounds = Bounds(networks.map(\.x))
    let yBounds = Bounds(networks.flatMap { [$0.y, $0.arithmetic ?? $0.y] })
    var elements = legend.elements + grid.titles + grid.axisTitle(xTitle)
    for (panel, (frame, isFirst)) in zip(panels, zip(grid.frames, grid.isFirstInRow)) {
      let across = Axis(covering: xBounds, from: frame.left, to: frame.right)
      let up = Axis(covering: yBounds, from: frame.bottom, to: frame.top, spacing: 40)
      elements += up.drawnLeft(of: frame, title: isFirst ? yTitle : nil)
      elements += across.drawnBelow(frame)
      if panel.networks.isEmpty {
        elements.append(RowLayout.note("no finished run", at: frame.top + 20, in: frame))
      }
      for network in panel.networks {
        guard let arithmetic = network.arithmetic else { continue }
        let point = Point(x: across(network.x), y: up(arithmetic))
        elements.append(
          .line(
            from: Point(x: point.x - 10, y: point.y), to: Point(x: point.x + 10, y: point.y),
            stroke: Palette.dot, width: 2.2))
      }
      for network in panel.networks {
        let style = styles[network.profile]
        elements.append(
          style.marker.element(
            at: Point(x: across(network.x), y: up(network.y)), radius: 4.2, color: style.color,
            opacity: 0.9, edge: "#FFFFFF"))
      }
    }
    return SVGDocument(height: grid.height, title: title, elements: elements)
  }
}
