import FaninAnalysis
import FaninStudy

/// A forest plot over data sets: a square and an interval for each, a diamond for their mean.
struct PooledFigure: Figure {
  /// One line of the plot, in the unit shown.
  struct Row: Sendable {
    /// The treatment, and the data set or `mean`.
    var label: String
    /// How the treatment is drawn.
    var style: SeriesStyle
    /// The mean difference.
    var estimate: Double
    /// Its interval.
    var interval: Bounds
    /// Whether it is the mean over data sets.
    var isMean: Bool
  }

  /// One place: a sparsity, a topology.
  struct Panel: Sendable {
    /// The place's name.
    var title: String
    /// From top to bottom.
    var rows: [Row]
  }

  var name: String
  var title: String
  /// The difference and its unit.
  var axisTitle: String
  /// The equivalence bound; nil when none is declared.
  var bound: Double?
  /// How many pairs and data sets there are, and the level of the intervals.
  var note: String
  /// The places.
  var panels: [Panel]
  /// The numbers behind it.
  var table: CommaSeparatedTable

  /// The drawing.
  var svg: SVGDocument {
    let scales = PanelScale.of(panels.map(extent), groups: panels.map { _ in 0 })
    let legend = Legend(legendEntries)
    let layout = RowLayout(
      titles: zip(scales, panels).map { $0.marked($1.title) },
      labels: panels.map { $0.rows.map(\.label) }, top: legend.height, axisTitle: axisTitle)
    var elements = layout.labelElements
    for (index, panel) in panels.enumerated() {
      let frame = layout.grid.frames[index]
      let axis = Axis(covering: scales[index].bounds, from: frame.left, to: frame.right)
      let drawing = DifferenceRow(axis: axis, frame: frame, digits: 2)
      if let bound { elements.append(drawing.shade(bound)) }
      elements += axis.drawnBelow(frame)
      elements.append(drawing.zero)
      for (place, row) in panel.rows.enumerated() {
        elements += draw(row, at: layout.middle(of: place, in: index), axis: axis, frame: frame)
      }
    }
    return SVGDocument(
      title: title, legend: legend, grid: layout.grid, note: note, elements: elements)
  }

  private var legendEntries: [Legend.Entry] {
    var entries = [
      Legend.Entry(
        label: "one data set",
        sign: .marker(SeriesStyle(color: Palette.quiet, marker: .square)))
    ]
    if panels.contains(where: { $0.rows.contains(where: \.isMean) }) {
      entries.append(
        Legend.Entry(
          label: "mean over data sets",
          sign: .marker(SeriesStyle(color: Palette.quiet, marker: .diamond))))
    }
    if let bound {
      entries.append(
        Legend.Entry(
          label: "equivalence bound ±\(NumberText.trimmed(bound, digits: 4))",
          sign: .shade(Palette.shade)))
    }
    return entries
  }

  /// Every estimate, and the intervals as far as three times their reach: that of few data sets can
  /// be far wider than all else.
  private func extent(of panel: Panel) -> Bounds? {
    let data = panel.rows.filter { !$0.isMean }.flatMap { [$0.interval.low, $0.interval.high] }
    let reach = max(
      data.map(\.magnitude).max() ?? 0, panel.rows.map(\.estimate.magnitude).max() ?? 0,
      (bound ?? 0) * 1.1)
    let low = max(panel.rows.map(\.interval.low).min() ?? 0, -1.5 * reach)
    let high = min(panel.rows.map(\.interval.high).max() ?? 0, 1.5 * reach)
    return Bounds(low: min(low, -(bound ?? 0), 0), high: max(high, bound ?? 0, 0))
  }

  private func draw(
    _ row: Row, at middle: Double, axis: Axis, frame: Frame
  ) -> [SVGElement] {
    let low = axis.clipped(row.interval.low)
    let high = axis.clipped(row.interval.high)
    var elements = [
      SVGElement.line(
        from: Point(x: low, y: middle), to: Point(x: high, y: middle), stroke: row.style.color,
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
          ], fill: row.style.color))
    }
    let point = Point(x: axis(row.estimate), y: middle)
    elements.append(
      (row.isMean ? Marker.diamond : .square).element(
        at: point, radius: row.isMean ? 6 : 4.2, color: row.style.color
      ).saying(NumberText.interval(row.estimate, row.interval, digits: 2)))
    return elements
  }
}

extension PooledFigure {
  /// The file name of a family.
  static func name(of family: FamilyFinding) -> String {
    let name = family.declaration.name
    return name.isEmpty ? "over-data-sets" : "over-data-sets-\(slug(name))"
  }

  /// What the figure of a family shows.
  static func title(of family: FamilyFinding, _ findings: Contents) -> String {
    let name = family.declaration.name
    let hasMean = findings.pooledFindings(of: family).contains { $0.pooled != nil }
    return "Differences in \(findings.scale.name) on each data set"
      + (hasMean ? " and their random-effects mean" : "") + (name.isEmpty ? "" : ": \(name)")
  }

  static func all(in findings: Contents) -> [PooledFigure] {
    // Two data sets have no mean, and their differences stand in the figure of differences.
    findings.families.filter { findings.pooledFindings(of: $0).contains { $0.pooled != nil } }.map {
      figure(of: $0, findings)
    }
  }

  private static func figure(of family: FamilyFinding, _ findings: Contents) -> PooledFigure {
    let scale = findings.scale
    let rows = FigureRows(findings)
    let pooled = findings.pooledFindings(of: family)
    var places: [Levels] = []
    for place in pooled.map(\.place) where !places.contains(place) { places.append(place) }
    var pairs: [Pair] = []
    for pair in pooled.map(Pair.init) where !pairs.contains(pair) { pairs.append(pair) }
    let isContrast = family.declaration.baseline == nil
    if !isContrast {
      pairs.sort { (rows.row(of: $0.treatment) ?? 0) < (rows.row(of: $1.treatment) ?? 0) }
    }
    // A contrast is of two cells, and has the colour of neither.
    let styles =
      isContrast
      ? SeriesStyle.styles(of: pairs.count, baseline: nil)
      : SeriesStyle.styles(of: rows.labels.count, baseline: rows.baseline)
    return PooledFigure(
      name: name(of: family), title: title(of: family, findings),
      axisTitle: "\(scale.name), difference (\(scale.differenceUnit.dropFirst()))",
      bound: family.declaration.equivalenceBound.map { $0 * scale.factor },
      note: note(of: family, findings, rows),
      panels: places.map { place in
        Panel(
          title: findings.names.place(place),
          rows: pairs.enumerated().flatMap { index, pair in
            let style =
              isContrast
              ? styles[index] : rows.row(of: pair.treatment).map { styles[$0] } ?? .baseline
            return pooled.filter { Pair($0) == pair && $0.place == place }
              .flatMap { Self.rows(of: $0, findings.pair($0).text, style, findings) }
          })
      }, table: table(of: pooled, findings))
  }

  private static func rows(
    of finding: PooledFinding, _ label: String, _ style: SeriesStyle, _ findings: Contents
  ) -> [Row] {
    let factor = findings.scale.factor
    let studies = finding.studies.map {
      Row(
        label: "\(label): \(findings.names.data($0.data))", style: style,
        estimate: $0.estimate * factor, interval: $0.interval.scaled(by: factor), isMean: false)
    }
    let mean = finding.pooled.map {
      Row(
        label: "\(label): mean", style: style, estimate: $0.estimate * factor,
        interval: $0.interval.scaled(by: factor), isMean: true)
    }
    return studies + [mean].compactMap(\.self)
  }

  private static func note(
    of family: FamilyFinding, _ findings: Contents, _ rows: FigureRows
  ) -> String {
    let pairs = family.comparisons.filter { $0.tested != nil }.map(\.pairs.count)
    let data = findings.pooledFindings(of: family).filter { $0.pooled != nil }.map(\.studies.count)
    return
      "Squares: the mean of \(SampleSize(pairs, of: "pair")) of seeds with its \(rows.level) interval."
      + (data.isEmpty
        ? ""
        : " Diamonds: the random-effects mean over \(SampleSize(data, of: "data set")) with its "
          + "\(rows.level) interval.")
  }

  /// What is compared with what, wherever it is.
  private struct Pair: Hashable {
    let treatment: Levels
    let baseline: Levels

    init(_ finding: PooledFinding) {
      // The place has the factors that tell blocks apart.
      treatment = finding.treatment.without(finding.place.factors)
      baseline = finding.baseline.without(finding.place.factors)
    }
  }

  private static func table(
    of pooled: [PooledFinding], _ findings: Contents
  ) -> CommaSeparatedTable {
    let number = CommaSeparatedTable.field
    var table = CommaSeparatedTable([
      "place", "treatment", "data", "difference", "interval_low", "interval_high", "p",
      "adjusted_p", "tau", "i_squared",
    ])
    for finding in pooled {
      let place = findings.names.place(finding.place)
      let treatment = findings.pair(finding).text
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
