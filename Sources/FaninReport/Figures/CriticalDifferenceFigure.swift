import FaninAnalysis
import FaninStudy

/// Mean ranks of treatments over data sets on one line; a bar joins those that the data sets cannot
/// tell apart.
///
/// - Source: Demšar, J. (2006), "Statistical comparisons of classifiers over multiple data sets",
///   JMLR 7, 1–30.
struct CriticalDifferenceFigure: Figure {
  /// One treatment.
  struct Ranked: Sendable {
    /// The treatment in words.
    var label: String
    /// Its mean rank over data sets; 1 is best.
    var rank: Double
    /// How it is drawn in every figure.
    var style: SeriesStyle
  }

  let name: String
  var title: String
  /// The treatments, best first.
  var treatments: [Ranked]
  /// Two mean ranks nearer to each other than this cannot be told apart (Nemenyi).
  var criticalDifference: Double
  /// What was ranked, how many data sets and seeds there are, Friedman's test and the level.
  var note: String
  /// The numbers behind it.
  var table: CommaSeparatedTable

  /// The largest sets of treatments, by their places in the order of ranks, within which no two
  /// ranks differ by the critical difference; those of one treatment are left out.
  var cliques: [ClosedRange<Int>] {
    let ranks = treatments.map(\.rank)
    var cliques: [ClosedRange<Int>] = []
    for first in ranks.indices {
      let last = ranks.lastIndex { $0 - ranks[first] < criticalDifference } ?? first
      if last > first, (cliques.last?.upperBound ?? -1) < last { cliques.append(first...last) }
    }
    return cliques
  }

  /// The drawing.
  var svg: SVGDocument {
    let left = treatments.prefix((treatments.count + 1) / 2)
    let right = treatments.suffix(treatments.count / 2)
    let barsHeight = 10 * Double(cliques.count) + 8
    let grid = PanelGrid(
      titles: [], rows: [], gutter: 0, spacing: 0, plotHeights: [],
      top: Self.top + barsHeight + Double(left.count) * Self.rowHeight + 14, axisTitle: "")
    let frame = Frame(left: 210, top: Self.top, width: PanelGrid.pageWidth - 420, height: 0)
    let axis = Axis(
      covering: Bounds(low: 1, high: Double(max(treatments.count, 2))), from: frame.left,
      to: frame.right, padding: 0, spacing: 24, wholeNumbers: true)
    var elements = scale(axis, frame) + yardstick(axis)
    for (index, clique) in cliques.enumerated() {
      let y = frame.top + 12 + 10 * Double(index)
      elements.append(
        .line(
          from: Point(x: axis(treatments[clique.lowerBound].rank) - 4, y: y),
          to: Point(x: axis(treatments[clique.upperBound].rank) + 4, y: y), stroke: Palette.quiet,
          width: 4))
    }
    let first = frame.top + barsHeight + 14
    for (index, treatment) in left.enumerated() {
      elements += branch(
        of: treatment, at: axis(treatment.rank), from: frame.top,
        down: first + Self.rowHeight * Double(index), to: frame.left - 12, anchor: .end)
    }
    for (index, treatment) in right.reversed().enumerated() {
      elements += branch(
        of: treatment, at: axis(treatment.rank), from: frame.top,
        down: first + Self.rowHeight * Double(index), to: frame.right + 12, anchor: .start)
    }
    for treatment in treatments {
      elements.append(
        treatment.style.marker.element(
          at: Point(x: axis(treatment.rank), y: frame.top), radius: 4.5,
          color: treatment.style.color, edge: "#FFFFFF"))
    }
    return SVGDocument(title: title, grid: grid, note: note, elements: elements)
  }

  private static let top = 84.0
  private static let rowHeight = 28.0

  /// The line of ranks with its ticks above.
  private func scale(_ axis: Axis, _ frame: Frame) -> [SVGElement] {
    let line = SVGElement.line(
      from: Point(x: frame.left, y: frame.top), to: Point(x: frame.right, y: frame.top),
      stroke: Palette.axis, width: 1.4)
    let title = SVGElement.label(
      "mean rank (1 is best)", at: Point(x: frame.middle, y: frame.top - 30), anchor: .middle)
    return [line, title]
      + axis.ticks.flatMap { tick -> [SVGElement] in
        let x = axis(tick)
        return [
          .line(
            from: Point(x: x, y: frame.top - 6), to: Point(x: x, y: frame.top),
            stroke: Palette.axis),
          .label(
            axis.label(tick), at: Point(x: x, y: frame.top - 11), size: TextStyle.tick,
            anchor: .middle),
        ]
      }
  }

  /// The critical difference as a length, above the line.
  private func yardstick(_ axis: Axis) -> [SVGElement] {
    let ends = [axis(1), min(axis(1 + criticalDifference), PanelGrid.pageWidth - 16)]
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
        [Point(x: x, y: top), Point(x: x, y: y), Point(x: side, y: y)],
        stroke: treatment.style.color, width: 1.2)
    ]
      + lines.enumerated().map { index, line in
        let offset = 4 + 12 * (Double(index) - Double(lines.count - 1) / 2)
        return .label(
          line, at: Point(x: side + (anchor == .end ? -5 : 5), y: y + offset), size: TextStyle.tick,
          anchor: anchor)
      }
  }
}

extension CriticalDifferenceFigure {
  static func all(in findings: Contents) -> [CriticalDifferenceFigure] {
    findings.ranks.map { CriticalDifferenceFigure(of: $0, findings) }
  }

  /// The file name: with family and place where there are several.
  static func name(of finding: RankFinding, _ findings: Contents) -> String {
    let parts = [
      Set(findings.ranks.map(\.family)).count > 1 ? finding.family : "",
      Set(findings.ranks.map(\.place)).count > 1 ? findings.names.place(finding.place) : "",
    ]
    return (["mean-ranks"] + parts.map(slug).filter { !$0.isEmpty }).joined(separator: "-")
  }

  static func title(of finding: RankFinding, _ findings: Contents) -> String {
    let place = findings.names.place(finding.place)
    return "Mean ranks in \(findings.scale.name) over \(finding.data.count) data sets"
      + (place.isEmpty ? "" : ", \(place)")
  }

  init(of finding: RankFinding, _ findings: Contents) {
    let rows = FigureRows(findings)
    let styles = SeriesStyle.styles(of: rows.labels.count, baseline: rows.baseline)
    let seeds = finding.treatments.flatMap { ranked in
      finding.data.map { data in
        let cell = ranked.cell.replaced(by: Levels([Factor.data: data]))
        return findings.blocks.flatMap(\.cells).first { $0.cell == cell }?.values.count ?? 0
      }
    }
    let sets = finding.data.map(findings.names.data).sentence
    self.init(
      name: Self.name(of: finding, findings), title: Self.title(of: finding, findings),
      treatments: finding.treatments.map { ranked in
        Ranked(
          label: findings.names.treatment(ranked.cell, at: finding.place), rank: ranked.meanRank,
          style: rows.row(of: ranked.cell).map { styles[$0] } ?? .baseline)
      }.sorted { ($0.rank, $0.label) < ($1.rank, $1.label) },
      criticalDifference: finding.criticalDifference,
      note: """
        n = \(finding.data.count) data sets (\(sets)), each ranking the means of \
        \(SampleSize(seeds)). Bars join treatments nearer to each other than the critical \
        difference of Nemenyi's test at α = \
        \(NumberText.trimmed(findings.study.analysis.alpha, digits: 6)), all pairs at once\
        \(finding.friedman.map { "; \(Self.words(of: $0, findings))" } ?? "").
        """, table: Self.table(of: finding, findings))
  }

  /// Friedman's test in a line.
  static func words(of test: RankFinding.Test, _ findings: Contents) -> String {
    """
    Friedman's χ²(\(NumberText.trimmed(test.degreesOfFreedom, digits: 0))) = \
    \(NumberText.fixed(test.chiSquared, digits: 2)), \
    \(NumberText.pSentence(test.pValue, alpha: findings.study.analysis.alpha))
    """
  }

  private static func table(
    of finding: RankFinding, _ findings: Contents
  ) -> CommaSeparatedTable {
    let number = CommaSeparatedTable.field
    var table = CommaSeparatedTable([
      "treatment", "data", "mean", "mean_rank", "critical_difference",
    ])
    for ranked in finding.treatments {
      for (data, mean) in zip(finding.data, ranked.means) {
        table.append([
          findings.names.treatment(ranked.cell, at: finding.place), findings.names.data(data),
          number(mean), number(ranked.meanRank), number(finding.criticalDifference),
        ])
      }
    }
    return table
  }
}
