import FaninAnalysis
import FaninStudy

/// The difference from the baseline against how unequal the fan-ins are: one point a treatment, its
/// interval, the equivalence bound shaded.
struct DoseResponseFigure: Figure {
  /// One treatment, in the unit shown.
  struct Dose: Sendable {
    /// The row of its profile among the figure's labels.
    var profile: Int
    /// The fan-in CV of its networks.
    var cv: Double
    /// The mean difference; 0 for the baseline.
    var estimate: Double
    /// Its interval; nil for the baseline and where it was not tested.
    var interval: Bounds?
  }

  /// One block.
  struct Panel: Sendable {
    /// The block's name.
    var title: String
    /// What it is compared with: panels of one group share their scale.
    var group: Level?
    /// Its treatments, and its baseline where that stands in the block, ascending by CV.
    var doses: [Dose]
  }

  let name: String
  var title: String
  /// The difference and its unit.
  var axisTitle: String
  /// The profiles.
  var labels: [String]
  /// The row of the baseline.
  var baseline: Int?
  /// The equivalence bound; nil when none is declared.
  var bound: Double?
  /// How many pairs each comparison has, and the level of the intervals.
  var note: String
  /// The blocks.
  var panels: [Panel]
  /// The numbers behind it.
  var table: CommaSeparatedTable

  /// The drawing; all panels share the horizontal scale.
  var svg: SVGDocument {
    let styles = SeriesStyle.styles(of: labels.count, baseline: baseline)
    let legend = Legend(legendEntries(styles))
    let scales = PanelScale.of(panels.map(extent), groups: panels.map(\.group))
    let columns = min(panels.count, 2)
    let grid = PanelGrid(
      titles: zip(scales, panels).map { $0.marked($1.title) }, columns: columns, gutter: 84,
      spacing: 64, plotHeight: columns == 1 ? 300 : 220, top: legend.height,
      axisTitle: "fan-in CV")
    let across = Bounds(panels.flatMap { $0.doses.map(\.cv) })
    var elements: [SVGElement] = []
    for (index, panel) in panels.enumerated() {
      let frame = grid.frames[index]
      let xAxis = Axis(covering: across, from: frame.left, to: frame.right, padding: 0.08)
      let yAxis = Axis(
        covering: scales[index].bounds, from: frame.bottom, to: frame.top, spacing: 36)
      elements += shade(yAxis, frame)
      elements += yAxis.drawnLeft(of: frame, title: grid.isFirstInRow[index] ? axisTitle : nil)
      elements += xAxis.drawnBelow(frame)
      elements += points(of: panel, styles, xAxis, yAxis, frame)
    }
    return SVGDocument(title: title, legend: legend, grid: grid, note: note, elements: elements)
  }

  private func legendEntries(_ styles: [SeriesStyle]) -> [Legend.Entry] {
    let shown = labels.indices.filter { row in
      panels.contains { $0.doses.contains { $0.profile == row } }
    }
    var entries = shown.map {
      Legend.Entry(
        label: labels[$0] + ($0 == baseline ? " (baseline)" : ""), sign: .marker(styles[$0]))
    }
    if let bound {
      entries.append(
        Legend.Entry(
          label: "equivalence bound ±\(NumberText.trimmed(bound, digits: 4))",
          sign: .shade(Palette.shade)))
    }
    return entries
  }

  private func extent(of panel: Panel) -> Bounds? {
    let reach = (bound ?? 0) * 1.15
    return Bounds(
      panel.doses.flatMap {
        [$0.estimate, $0.interval?.low ?? $0.estimate, $0.interval?.high ?? $0.estimate]
      } + [-reach, reach, 0])
  }

  private func shade(_ up: Axis, _ frame: Frame) -> [SVGElement] {
    guard let bound else { return [] }
    let (top, bottom) = (up.clipped(bound), up.clipped(-bound))
    return [
      .rect(
        Frame(left: frame.left, top: top, width: frame.width, height: bottom - top),
        fill: Palette.shade)
    ]
  }

  private func points(
    of panel: Panel, _ styles: [SeriesStyle], _ across: Axis, _ up: Axis, _ frame: Frame
  ) -> [SVGElement] {
    var elements: [SVGElement] = [
      .line(
        from: Point(x: frame.left, y: up(0)), to: Point(x: frame.right, y: up(0)),
        stroke: Palette.black, width: 1.2)
    ]
    let places = DoseResponseFigure.apart(panel.doses.map { across($0.cv) })
    for (dose, x) in zip(panel.doses, places) {
      let style = styles[dose.profile]
      if let interval = dose.interval {
        elements.append(
          .line(
            from: Point(x: x, y: up.clipped(interval.low)),
            to: Point(x: x, y: up.clipped(interval.high)), stroke: style.color, width: 2))
      }
      let difference =
        dose.interval.map { NumberText.interval(dose.estimate, $0, digits: 2) }
        ?? NumberText.signed(dose.estimate, digits: 2)
      elements.append(
        style.marker.element(
          at: Point(x: x, y: up(dose.estimate)), radius: 4.5, color: style.color, edge: "#FFFFFF"
        ).saying(
          "\(labels[dose.profile]): CV \(NumberText.fixed(dose.cv, digits: 2)), \(difference)"))
    }
    return elements
  }
}

extension DoseResponseFigure {
  /// Ascending places, moved side by side where they would hide each other.
  private static func apart(_ places: [Double]) -> [Double] {
    let distance = 9.0
    var groups: [[Double]] = []
    for place in places {
      if let last = groups.last?.last, place - last < distance {
        groups[groups.count - 1].append(place)
      } else {
        groups.append([place])
      }
    }
    return groups.flatMap { group in
      let middle = group.reduce(0, +) / Double(group.count)
      return group.indices.map {
        middle + (Double($0) - Double(group.count - 1) / 2) * distance
      }
    }
  }

  /// The file name of a family.
  static func name(of family: FamilyFinding) -> String {
    let name = family.declaration.name
    return name.isEmpty ? "dose-response" : "dose-response-\(slug(name))"
  }

  static func title(of findings: Contents) -> String {
    "Difference from the baseline in \(findings.scale.name) against fan-in CV, with intervals"
  }

  static func all(in findings: Contents) -> [DoseResponseFigure] {
    findings.families.filter { $0.declaration.baseline != nil }
      .compactMap { figure(of: $0, findings) }
  }

  /// The blocks that have a dose: three treatments or more with CVs that can be told apart.
  private static func figure(
    of family: FamilyFinding, _ findings: Contents
  ) -> DoseResponseFigure? {
    let rows = FigureRows(findings)
    let scale = findings.scale
    let blocks = findings.blocks.filter { block in
      distinct(doses(of: family, in: block, rows, factor: scale.factor).map(\.cv)) >= fewestDoses
    }
    guard !blocks.isEmpty else { return nil }
    let comparisons = blocks.flatMap { family.comparisons(in: $0.levels) }
    return DoseResponseFigure(
      name: name(of: family), title: title(of: findings),
      axisTitle: "\(scale.name), difference (\(scale.differenceUnit.dropFirst()))",
      labels: rows.labels, baseline: rows.baseline,
      bound: family.declaration.equivalenceBound.map { $0 * scale.factor },
      note: note(of: comparisons.filter { $0.estimate != nil }, rows)
        + PanelScale.remark(blocks.map { $0.levels[Factor.data] }, "data set"),
      panels: blocks.map { block in
        let doses =
          baseline(of: family, in: block, rows)
          + doses(of: family, in: block, rows, factor: scale.factor)
        return Panel(
          title: findings.names.block(block.levels), group: block.levels[Factor.data],
          doses: doses.sorted { $0.cv < $1.cv })
      }, table: table(of: family, blocks, findings))
  }

  private static func note(of comparisons: [Comparison], _ rows: FigureRows) -> String {
    let pairs = SampleSize(comparisons.map(\.pairs.count), of: "pair")
    let hasIntervals = comparisons.contains { $0.tested != nil }
    return "Difference from \(rows.baselineName), paired by seed: the mean of \(pairs)"
      + (hasIntervals ? " with its \(rows.level) interval" : "")
      + ", at the mean fan-in CV of the networks at the end of training; those of one CV stand "
      + "side by side."
  }

  private static let fewestDoses = 3
  /// CVs nearer to each other than this are one dose.
  private static let resolution = 0.02

  /// The treatments of a block; a dense network differs by its sparsity too and is left out.
  private static func doses(
    of family: FamilyFinding, in block: BlockFinding, _ rows: FigureRows, factor: Double
  ) -> [Dose] {
    family.comparisons(in: block.levels).compactMap { comparison in
      guard let row = rows.row(of: comparison.treatment), row != rows.dense,
        let cv = block.cells.first(where: { $0.cell == comparison.treatment })?.fanInCV,
        let estimate = comparison.estimate
      else { return nil }
      return Dose(
        profile: row, cv: cv, estimate: estimate * factor,
        interval: comparison.tested?.interval.scaled(by: factor))
    }
  }

  /// The baseline; none where it stands in another block.
  private static func baseline(
    of family: FamilyFinding, in block: BlockFinding, _ rows: FigureRows
  ) -> [Dose] {
    guard let baseline = family.comparisons(in: block.levels).first?.baseline,
      let row = rows.row(of: baseline),
      let cv = block.cells.first(where: { $0.cell == baseline })?.fanInCV
    else { return [] }
    return [Dose(profile: row, cv: cv, estimate: 0, interval: nil)]
  }

  private static func distinct(_ values: [Double]) -> Int {
    var kept: [Double] = []
    for value in values.sorted() where kept.last.map({ value - $0 >= resolution }) ?? true {
      kept.append(value)
    }
    return kept.count
  }

  private static func table(
    of family: FamilyFinding, _ blocks: [BlockFinding], _ findings: Contents
  ) -> CommaSeparatedTable {
    let number = CommaSeparatedTable.field
    let rows = FigureRows(findings)
    var table = CommaSeparatedTable([
      "block", "treatment", "fan_in_cv", "pairs", "difference", "interval_low", "interval_high",
    ])
    for block in blocks {
      for comparison in family.comparisons(in: block.levels)
      where rows.dense == nil || rows.row(of: comparison.treatment) != rows.dense {
        let cell = block.cells.first { $0.cell == comparison.treatment }
        table.append([
          findings.names.block(block.levels), findings.names.treatment(comparison.treatment),
          number(cell?.fanInCV), String(comparison.pairs.count), number(comparison.estimate),
          number(comparison.tested?.interval.low), number(comparison.tested?.interval.high),
        ])
      }
    }
    return table
  }
}
