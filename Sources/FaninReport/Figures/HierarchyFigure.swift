/// Hierarchy strength by profile: each seed a dot, the mean above them, a ring where training began
/// and a dash where arithmetic alone would stand.
package struct HierarchyFigure: Sendable {
  /// One profile in one block.
  package struct Row: Sendable {
    /// Strength at the end, by seed.
    package var values: [Double]
    /// Its mean.
    package var mean: Double
    /// The mean at initialization.
    package var initial: Double?
    /// The mean of what √fan-in alone would give at the end.
    package var arithmetic: Double?

    /// Creates a row.
    package init(values: [Double], mean: Double, initial: Double?, arithmetic: Double?) {
      self.values = values
      self.mean = mean
      self.initial = initial
      self.arithmetic = arithmetic
    }
  }

  /// One block; `rows` stand in the order of the figure's labels.
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

  /// What the figure shows, as alternative text.
  package var title: String
  /// The profiles, from top to bottom.
  package var labels: [String]
  /// The row of the baseline.
  package var baseline: Int?
  /// The blocks.
  package var panels: [Panel]

  /// Creates a figure.
  package init(title: String, labels: [String], baseline: Int?, panels: [Panel]) {
    self.title = title
    self.labels = labels
    self.baseline = baseline
    self.panels = panels
  }

  /// The drawing; all panels share their scale.
  package var svg: SVGDocument {
    let entries = [
      Legend.Entry(
        label: "after training: mean, and seeds below",
        sign: .marker(SeriesStyle(color: Palette.blue, marker: .circle))),
      Legend.Entry(label: "at initialization", sign: .ring(Palette.quiet)),
      Legend.Entry(
        label: "by arithmetic alone (√fan-in)",
        sign: .line(SeriesStyle(color: Palette.vermillion, marker: .circle))),
    ]
    let legend = Legend(entries, left: 16, right: PanelGrid.pageWidth - 16, top: 8)
    let layout = RowLayout(
      labels: labels, titles: panels.map(\.title), rowHeight: 26, top: legend.height)
    let styles = SeriesStyle.styles(of: labels.count, baseline: baseline)
    let bounds = Bounds(
      panels.flatMap(\.rows).compactMap(\.self).flatMap {
        $0.values + [$0.mean, $0.initial ?? $0.mean, $0.arithmetic ?? $0.mean, 1]
      })
    var elements = legend.elements + layout.grid.titles + layout.labelElements
    elements += layout.grid.axisTitle("hierarchy strength (gradient norm, hubs ÷ rest)")
    for (panel, frame) in zip(panels, layout.grid.frames) {
      let axis = Axis(covering: bounds, from: frame.left, to: frame.right)
      elements += axis.drawnBelow(frame)
      for (number, row) in panel.rows.enumerated() {
        let middle = layout.middle(of: number, in: frame)
        guard let row else {
          elements.append(RowLayout.note("no value", at: middle, in: frame))
          continue
        }
        elements += draw(row, at: middle, axis: axis, color: styles[number].color)
      }
    }
    return SVGDocument(height: layout.grid.height, title: title, elements: elements)
  }

  private func draw(
    _ row: Row, at middle: Double, axis: Axis, color: String
  ) -> [SVGElement] {
    var elements = row.values.map {
      SVGElement.circle(
        Point(x: axis($0), y: middle + 6), radius: 2.2, fill: Palette.dot, opacity: 0.75)
    }
    if let arithmetic = row.arithmetic {
      elements.append(
        .line(
          from: Point(x: axis(arithmetic), y: middle - 9),
          to: Point(x: axis(arithmetic), y: middle + 9), stroke: Palette.vermillion, width: 2.4))
    }
    if let initial = row.initial {
      elements.append(
        .circle(
          Point(x: axis(initial), y: middle - 3), radius: 4.4, fill: "none", stroke: Palette.quiet,
          width: 1.6))
    }
    elements.append(.circle(Point(x: axis(row.mean), y: middle - 3), radius: 3.6, fill: color))
    return elements
  }
}
