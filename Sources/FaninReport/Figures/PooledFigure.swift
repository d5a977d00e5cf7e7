/// A forest plot over data sets: a square and an interval for each, a diamond for their mean.
package struct PooledFigure: Sendable {
  /// One line of the plot, in the unit shown.
  package struct Row: Sendable {
    /// The mean difference.
    package var estimate: Double
    /// Its interval; the width of the diamond for a mean over data sets.
    package var interval: Bounds
    /// Whether it is the mean over data sets.
    package var isMean: Bool

    /// Creates a row.
    package init(estimate: Double, interval: Bounds, isMean: Bool) {
      self.estimate = estimate
      self.interval = interval
      self.isMean = isMean
    }
  }

  /// One place: a sparsity, a topology.
  package struct Panel: Sendable {
    /// The place's name.
    package var title: String
    /// One per label.
    package var rows: [Row?]

    /// Creates a panel.
    package init(title: String, rows: [Row?]) {
      self.title = title
      self.rows = rows
    }
  }

  /// What the figure shows, as alternative text.
  package var title: String
  /// The difference and its unit.
  package var axisTitle: String
  /// The treatments, each with its data sets and their mean, from top to bottom.
  package var labels: [String]
  /// The equivalence bound; nil when none is declared.
  package var bound: Double?
  /// The places.
  package var panels: [Panel]

  /// Creates a figure.
  package init(
    title: String, axisTitle: String, labels: [String], bound: Double?, panels: [Panel]
  ) {
    self.title = title
    self.axisTitle = axisTitle
    self.labels = labels
    self.bound = bound
    self.panels = panels
  }

  /// The drawing.
  package var svg: SVGDocument {
    var entries = [
      Legend.Entry(
        label: "one data set",
        sign: .marker(SeriesStyle(color: Palette.quiet, marker: .square)))
    ]
    if panels.contains(where: { $0.rows.contains { $0?.isMean == true } }) {
      entries.append(
        Legend.Entry(
          label: "mean over data sets",
          sign: .marker(SeriesStyle(color: Palette.blue, marker: .diamond))))
    }
    if let bound {
      entries.append(
        Legend.Entry(
          label: "equivalence bound ±\(NumberText.trimmed(bound, digits: 4))",
          sign: .shade(Palette.shade)))
    }
    let legend = Legend(entries, left: 16, right: PanelGrid.pageWidth - 16, top: 8)
    let layout = RowLayout(labels: labels, titles: panels.map(\.title), top: legend.height)
    var elements = legend.elements + layout.grid.titles + layout.labelElements
    elements += layout.grid.axisTitle(axisTitle)
    for (panel, frame) in zip(panels, layout.grid.frames) {
      let axis = Axis(covering: extent(of: panel), from: frame.left, to: frame.right)
      if let bound {
        let left = max(axis(-bound), frame.left)
        let right = min(axis(bound), frame.right)
        elements.append(
          .rect(
            Frame(left: left, top: frame.top, width: right - left, height: frame.height),
            fill: Palette.shade))
      }
      elements += axis.drawnBelow(frame)
      elements.append(
        .line(
          from: Point(x: axis(0), y: frame.top), to: Point(x: axis(0), y: frame.bottom),
          stroke: Palette.text, width: 1.2))
      for (number, row) in panel.rows.enumerated() {
        guard let row else { continue }
        elements += draw(row, at: layout.middle(of: number, in: frame), axis: axis, frame: frame)
      }
    }
    return SVGDocument(height: layout.grid.height, title: title, elements: elements)
  }

  /// Every estimate, and the intervals as far as three times their reach: that of two data sets can
  /// be far wider than all else.
  private func extent(of panel: Panel) -> Bounds {
    let rows = panel.rows.compactMap(\.self)
    let data = rows.filter { !$0.isMean }.flatMap { [$0.interval.low, $0.interval.high] }
    let reach = max(
      data.map(\.magnitude).max() ?? 0, rows.map(\.estimate.magnitude).max() ?? 0,
      (bound ?? 0) * 1.1)
    let low = max(rows.map(\.interval.low).min() ?? 0, -1.5 * reach)
    let high = min(rows.map(\.interval.high).max() ?? 0, 1.5 * reach)
    return Bounds(low: min(low, -(bound ?? 0), 0), high: max(high, bound ?? 0, 0))
  }

  private func draw(
    _ row: Row, at middle: Double, axis: Axis, frame: Frame
  ) -> [SVGElement] {
    let low = max(axis(row.interval.low), frame.left)
    let high = min(axis(row.interval.high), frame.right)
    let color = row.isMean ? Palette.blue : Palette.quiet
    var elements = [
      SVGElement.line(
        from: Point(x: low, y: middle), to: Point(x: high, y: middle), stroke: color,
        width: row.isMean ? 2.4 : 1.6)
    ]
    for (end, isBeyond, side) in [
      (low, axis(row.interval.low) < frame.left, 1.0),
      (high, axis(row.interval.high) > frame.right, -1.0),
    ] where isBeyond {
      // The interval goes on beyond the frame.
      elements.append(
        .polygon(
          [
            Point(x: end, y: middle), Point(x: end + side * 8, y: middle - 4.5),
            Point(x: end + side * 8, y: middle + 4.5),
          ], fill: color))
    }
    let point = Point(x: axis(row.estimate), y: middle)
    elements.append(
      (row.isMean ? Marker.diamond : .square).element(
        at: point, radius: row.isMean ? 6 : 4.2, color: color))
    return elements
  }
}
