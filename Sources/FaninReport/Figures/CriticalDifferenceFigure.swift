import FaninAnalysis

/// Mean ranks of treatments over data sets on one line; a bar joins those that the data sets cannot
/// tell apart.
///
/// - Source: Demšar, J. (2006), "Statistical comparisons of classifiers over multiple data sets",
///   JMLR 7, 1–30.
package struct CriticalDifferenceFigure: Sendable {
  /// One treatment.
  package struct Ranked: Hashable, Sendable {
    /// The treatment in words.
    package var label: String
    /// Its mean rank over data sets; 1 is best.
    package var rank: Double

    /// Creates a treatment.
    package init(label: String, rank: Double) {
      self.label = label
      self.rank = rank
    }
  }

  package var title: String
  /// The treatments, in any order.
  package var treatments: [Ranked]
  /// Two mean ranks nearer to each other than this cannot be told apart (Nemenyi).
  package var criticalDifference: Double
  /// What was ranked, how many data sets and seeds there are, Friedman's test and the level.
  package var note: String

  /// Creates a figure.
  package init(title: String, treatments: [Ranked], criticalDifference: Double, note: String) {
    self.title = title
    self.treatments = treatments
    self.criticalDifference = criticalDifference
    self.note = note
  }

  /// The largest sets of treatments, by their places in the order of ranks, within which no two
  /// ranks differ by the critical difference; those of one treatment are left out.
  package var cliques: [ClosedRange<Int>] {
    let ranks = treatments.map(\.rank).sorted()
    var cliques: [ClosedRange<Int>] = []
    for first in ranks.indices {
      let last = ranks.lastIndex { $0 - ranks[first] < criticalDifference } ?? first
      if last > first, (cliques.last?.upperBound ?? -1) < last { cliques.append(first...last) }
    }
    return cliques
  }

  /// The drawing.
  package var svg: SVGDocument {
    let sorted = treatments.sorted { ($0.rank, $0.label) < ($1.rank, $1.label) }
    let left = sorted.prefix((sorted.count + 1) / 2)
    let right = sorted.suffix(sorted.count / 2)
    let rows = Double(max(left.count, right.count))
    let barsHeight = 10 * Double(cliques.count) + 8
    let grid = PanelGrid(
      titles: [], rows: [], gutter: 0, spacing: 0, plotHeights: [],
      top: CriticalDifferenceFigure.top + barsHeight + rows * 22 + 14, axisTitle: "")
    let frame = Frame(
      left: 210, top: CriticalDifferenceFigure.top, width: PanelGrid.pageWidth - 420, height: 0)
    let axis = Axis(
      covering: Bounds(low: 1, high: Double(max(sorted.count, 2))), from: frame.left,
      to: frame.right, padding: 0, spacing: 24, wholeNumbers: true)
    var elements = scale(axis, frame) + yardstick(axis)
    for (index, clique) in cliques.enumerated() {
      let y = frame.top + 10 + 10 * Double(index)
      elements.append(
        .line(
          from: Point(x: axis(sorted[clique.lowerBound].rank) - 4, y: y),
          to: Point(x: axis(sorted[clique.upperBound].rank) + 4, y: y), stroke: Palette.quiet,
          width: 4))
    }
    let first = frame.top + barsHeight + 14
    for (index, treatment) in left.enumerated() {
      elements += branch(
        of: treatment, at: axis(treatment.rank), from: frame.top, down: first + 22 * Double(index),
        to: frame.left - 12, anchor: .end)
    }
    for (index, treatment) in right.reversed().enumerated() {
      elements += branch(
        of: treatment, at: axis(treatment.rank), from: frame.top, down: first + 22 * Double(index),
        to: frame.right + 12, anchor: .start)
    }
    return SVGDocument(title: title, grid: grid, note: note, elements: elements)
  }

  private static let top = 78.0

  /// The line of ranks with its ticks above.
  private func scale(_ axis: Axis, _ frame: Frame) -> [SVGElement] {
    let line = SVGElement.line(
      from: Point(x: frame.left, y: frame.top), to: Point(x: frame.right, y: frame.top),
      stroke: Palette.axis, width: 1.4)
    let title = SVGElement.label(
      "mean rank (1 is best)", at: Point(x: frame.middle, y: frame.top - 27), anchor: .middle)
    return [line, title]
      + axis.ticks.flatMap { tick -> [SVGElement] in
        let x = axis(tick)
        return [
          .line(
            from: Point(x: x, y: frame.top - 5), to: Point(x: x, y: frame.top),
            stroke: Palette.axis),
          .label(
            axis.label(tick), at: Point(x: x, y: frame.top - 9), size: TextStyle.tick,
            anchor: .middle),
        ]
      }
  }

  /// The critical difference as a length, above the line.
  private func yardstick(_ axis: Axis) -> [SVGElement] {
    let end = min(axis(1 + criticalDifference), PanelGrid.pageWidth - 16)
    let ends = [axis(1), end]
    let text = "critical difference \(NumberText.fixed(criticalDifference, digits: 2))"
    return [
      .line(
        from: Point(x: ends[0], y: 26), to: Point(x: ends[1], y: 26), stroke: Palette.text,
        width: 1.6)
    ]
      + ends.map {
        .line(
          from: Point(x: $0, y: 22), to: Point(x: $0, y: 30), stroke: Palette.text, width: 1.6)
      } + [.label(text, at: Point(x: ends[0], y: 16))]
  }

  /// A treatment's place on the line, joined with its name at the side.
  private func branch(
    of treatment: Ranked, at x: Double, from top: Double, down y: Double, to side: Double,
    anchor: TextAnchor
  ) -> [SVGElement] {
    let text = "\(treatment.label) (\(NumberText.fixed(treatment.rank, digits: 2)))"
    let lines = TextStyle.lines(of: text, width: 190, size: TextStyle.tick)
    return [
      .polyline(
        [Point(x: x, y: top), Point(x: x, y: y), Point(x: side, y: y)], stroke: Palette.text,
        width: 1)
    ]
      + lines.enumerated().map { index, line in
        let offset = 4 + 12 * (Double(index) - Double(lines.count - 1) / 2)
        return .label(
          line, at: Point(x: side + (anchor == .end ? -5 : 5), y: y + offset), size: TextStyle.tick,
          anchor: anchor)
      }
  }
}
