/// How many inputs the neurons of a layer read: one row of bars a profile.
package struct FanInFigure: Sendable {
  /// One profile's neurons.
  package struct Row: Sendable {
    /// Distinct fan-ins, ascending.
    package var fanIns: [Int]
    /// Neurons for each of `fanIns`, over all seeds.
    package var neurons: [Int]
    /// Coefficient of variation.
    package var cv: Double

    /// Creates a row.
    package init(fanIns: [Int], neurons: [Int], cv: Double) {
      self.fanIns = fanIns
      self.neurons = neurons
      self.cv = cv
    }
  }

  /// What the figure shows, as alternative text.
  package var title: String
  /// The block, above the plot.
  package var heading: String
  /// The study's profiles.
  package var labels: [String]
  /// The row of the baseline.
  package var baseline: Int?
  /// One per label; nil is left out.
  package var rows: [Row?]

  /// Creates a figure.
  package init(
    title: String, heading: String, labels: [String], baseline: Int?, rows: [Row?]
  ) {
    self.title = title
    self.heading = heading
    self.labels = labels
    self.baseline = baseline
    self.rows = rows
  }

  private static let rowHeight = 44.0
  private static let barHeight = 33.0
  private static let bars = 80

  /// The drawing.
  package var svg: SVGDocument {
    let styles = SeriesStyle.styles(of: labels.count, baseline: baseline)
    let shown = labels.indices.compactMap { index in
      rows[index].map { (label: labels[index], row: $0, color: styles[index].color) }
    }
    let layout = RowLayout(
      labels: shown.map(\.label), titles: [heading], rowHeight: FanInFigure.rowHeight, right: 104)
    let frame = layout.grid.frames[0]
    let largest = shown.compactMap(\.row.fanIns.last).max() ?? 1
    let width = max(1, (largest + FanInFigure.bars) / FanInFigure.bars)
    let axis = Axis(
      covering: Bounds(low: 0, high: Double((largest / width + 1) * width)), from: frame.left,
      to: frame.right, padding: 0.01, wholeNumbers: true)
    var elements = layout.grid.titles + layout.labelElements
    elements += layout.grid.axisTitle("fan-in (connections into a neuron)")
    elements += axis.drawnBelow(frame)
    for (index, (_, row, color)) in shown.enumerated() {
      let middle = layout.middle(of: index, in: frame)
      let foot = middle + FanInFigure.barHeight / 2
      elements += draw(row, foot: foot, axis: axis, binWidth: width, color: color)
      elements.append(
        .line(
          from: Point(x: frame.left, y: foot), to: Point(x: frame.right, y: foot),
          stroke: Palette.axis, width: 0.6))
      elements += caption(of: row, at: Point(x: frame.right + 10, y: middle))
    }
    return SVGDocument(height: layout.grid.height, title: title, elements: elements)
  }

  /// Bars whose heights grow with the square root of the share, so that rare hubs stay visible
  /// (Tukey's rootogram).
  private func draw(
    _ row: Row, foot: Double, axis: Axis, binWidth: Int, color: String
  ) -> [SVGElement] {
    var counts: [Int: Int] = [:]
    for (fanIn, neurons) in zip(row.fanIns, row.neurons) {
      counts[fanIn / binWidth, default: 0] += neurons
    }
    guard let tallest = counts.values.max(), tallest > 0 else { return [] }
    return counts.keys.sorted().map { bin in
      let share = Double(counts[bin] ?? 0) / Double(tallest)
      let height = FanInFigure.barHeight * share.squareRoot()
      let left = axis(Double(bin * binWidth))
      let right = axis(Double((bin + 1) * binWidth))
      let bar = Frame(
        left: left, top: foot - height, width: max(right - left - 0.7, 1.2), height: height)
      return .rect(bar, fill: color)
    }
  }

  private func caption(of row: Row, at point: Point) -> [SVGElement] {
    guard let smallest = row.fanIns.first, let largest = row.fanIns.last else { return [] }
    let range =
      smallest == largest
      ? "all \(NumberText.count(largest))"
      : "\(NumberText.count(smallest)) to \(NumberText.count(largest))"
    return [
      .label(
        "CV \(NumberText.fixed(row.cv, digits: 2))", at: Point(x: point.x, y: point.y - 1),
        size: TextStyle.tick),
      .label(
        range, at: Point(x: point.x, y: point.y + 14), size: TextStyle.tick, fill: Palette.quiet),
    ]
  }
}
