import FaninAnalysis
import FaninStudy

/// A forest plot over data sets: a square and an interval for each, a diamond for their mean.
struct PooledFigure: Figure {
  /// One line of the plot, in the unit shown.
  struct Row: Sendable {
    /// The mean difference.
    var estimate: Double
    /// Its interval; the width of the diamond for a mean over data sets.
    var interval: Bounds
    /// Whether it is the mean over data sets.
    var isMean: Bool
  }

  /// One place: a sparsity, a topology.
  struct Panel: Sendable {
    /// The place's name.
    var title: String
    /// One per label.
    var rows: [Row?]
  }

  var name: String { Self.name }
  var title: String
  /// The difference and its unit.
  var axisTitle: String
  /// The treatments, each with its data sets and their mean, from top to bottom.
  var labels: [String]
  /// The equivalence bound; nil when none is declared.
  var bound: Double?
  /// The places.
  var panels: [Panel]
  /// The numbers behind it.
  var table: CommaSeparatedTable

  /// The drawing.
  var svg: SVGDocument {
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

extension PooledFigure {
  /// The file name.
  static let name = "over-data-sets"

  static func title(of findings: Contents) -> String {
    "Differences in \(findings.scale.name) on each data set and their random-effects mean"
  }

  static func all(in findings: Contents) -> [PooledFigure] {
    guard !findings.pooled.isEmpty else { return [] }
    let scale = findings.scale
    var places: [Levels] = []
    for finding in findings.pooled where !places.contains(finding.place) {
      places.append(finding.place)
    }
    // A pair has the same lines in every place.
    var pairs: [Pair] = []
    for pair in findings.pooled.map(Pair.init) where !pairs.contains(pair) { pairs.append(pair) }
    let rows = FigureRows(findings)
    pairs.sort { (rows.row(of: $0.treatment) ?? 0) < (rows.row(of: $1.treatment) ?? 0) }
    let data = findings.study.levels(of: Factor.data).filter { level in
      findings.pooled.contains { $0.studies.contains { $0.data == level } }
    }
    let hasMean = findings.pooled.contains { $0.pooled != nil }
    let bounds = Set(findings.families.compactMap(\.declaration.equivalenceBound))
    let figure = PooledFigure(
      title: title(of: findings),
      axisTitle: "\(scale.name), difference (\(scale.differenceUnit.dropFirst()))",
      labels: pairs.flatMap { pair in
        let label = pair.label(among: pairs, findings.names)
        return data.map { "\(label): \(findings.names.data($0))" }
          + (hasMean ? ["\(label): mean"] : [])
      },
      bound: bounds.count == 1 ? bounds.first.map { $0 * scale.factor } : nil,
      panels: places.map { place in
        Panel(
          title: findings.names.place(place),
          rows: pairs.flatMap { pair -> [PooledFigure.Row?] in
            let finding = findings.pooled.first { Pair($0) == pair && $0.place == place }
            let rows = data.map { level in
              finding?.studies.first { $0.data == level }.map {
                Row(
                  estimate: $0.estimate * scale.factor,
                  interval: $0.interval.scaled(by: scale.factor), isMean: false)
              }
            }
            let mean = finding?.pooled.map {
              Row(
                estimate: $0.estimate * scale.factor,
                interval: $0.interval.scaled(by: scale.factor), isMean: true)
            }
            return rows + (hasMean ? [mean] : [])
          })
      }, table: table(of: findings))
    return [figure]
  }

  /// What is compared with what, wherever it is.
  private struct Pair: Hashable {
    let family: String
    let treatment: Levels
    let baseline: Levels

    init(_ finding: PooledFinding) {
      family = finding.family
      // The place has the factors that tell blocks apart.
      treatment = finding.treatment.without(finding.place.factors)
      baseline = finding.baseline.without(finding.place.factors)
    }

    /// The treatment; with the family where two have it.
    func label(among pairs: [Pair], _ names: Names) -> String {
      let name = names.treatment(treatment)
      return pairs.count { $0.treatment == treatment } > 1 ? "\(name), \(family)" : name
    }
  }

  private static func table(of findings: Contents) -> CommaSeparatedTable {
    let number = CommaSeparatedTable.field
    var table = CommaSeparatedTable([
      "place", "treatment", "data", "difference", "interval_low", "interval_high", "p",
      "adjusted_p", "tau", "i_squared",
    ])
    for finding in findings.pooled {
      let place = findings.names.place(finding.place)
      let treatment = findings.names.treatment(finding.treatment)
      for study in finding.studies {
        table.append(
          [
            place, treatment, findings.names.data(study.data), number(study.estimate),
            number(study.interval.low), number(study.interval.high),
          ] + ["", "", "", ""])
      }
      table.append([
        place, treatment, "mean", number(finding.pooled?.estimate),
        number(finding.pooled?.interval.low), number(finding.pooled?.interval.high),
        number(finding.pooled?.pValue), number(finding.pooled?.adjustedPValue),
        number(finding.pooled?.deviation), number(finding.pooled?.iSquared),
      ])
    }
    return table
  }
}
