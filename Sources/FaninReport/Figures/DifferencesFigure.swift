package import FaninAnalysis
import FaninStudy

/// A forest plot: the paired difference of each treatment from the baseline with its interval, the
/// equivalence bound shaded.
package struct DifferencesFigure: Figure {
  /// How a difference is drawn, by what may be said of it.
  package enum Kind: String, Sendable, CaseIterable {
    /// Shown to differ.
    case different = "different"
    /// Shown to differ by less than the bound.
    case negligible = "different but negligible"
    /// Shown to lie within the bound.
    case equivalent = "equivalent"
    /// Neither.
    case undecided = "undecided"
  }

  /// One comparison, in the unit shown.
  package enum Row: Sendable {
    /// A difference that was tested; `narrow` is the interval that equivalence is judged by.
    case tested(estimate: Double, interval: Bounds, narrow: Bounds?, kind: Kind)
    /// A difference without a test, with the reason.
    case untested(estimate: Double, note: String)
  }

  /// One block; `rows` stand in the order of the figure's labels, nil where nothing is compared.
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

  /// The file name without extension.
  package var name: String
  package var title: String
  /// The difference and its unit.
  package var axisTitle: String
  /// The treatments, from top to bottom.
  package var labels: [String]
  /// The equivalence bound; nil when none is declared.
  package var bound: Double?
  /// How many pairs each comparison has, and the level of the intervals.
  package var note: String
  /// Decimals of the printed numbers.
  package var digits: Int
  /// The blocks.
  package var panels: [Panel]
  /// The numbers behind it.
  package var table: CommaSeparatedTable

  /// Creates a figure.
  package init(
    name: String, title: String, axisTitle: String, labels: [String], bound: Double?, digits: Int,
    note: String, panels: [Panel], table: CommaSeparatedTable
  ) {
    self.name = name
    self.title = title
    self.axisTitle = axisTitle
    self.labels = labels
    self.bound = bound
    self.digits = digits
    self.note = note
    self.panels = panels
    self.table = table
  }

  /// The drawing.
  package var svg: SVGDocument {
    let scales = PanelScale.of(panels.map(extent), groups: panels.map { _ in 0 })
    let legend = Legend(legendEntries)
    let isSingle = panels.count == 1
    let shown = panels.map { panel in labels.indices.filter { panel.rows[$0] != nil } }
    let layout = RowLayout(
      titles: zip(scales, panels).map { $0.marked($1.title) },
      labels: shown.map { $0.map { labels[$0] } }, top: legend.height, right: isSingle ? 168 : 16,
      axisTitle: axisTitle)
    var elements = layout.labelElements
    for (index, panel) in panels.enumerated() {
      let frame = layout.grid.frames[index]
      let axis = Axis(covering: scales[index].bounds, from: frame.left, to: frame.right)
      let drawing = DifferenceRow(axis: axis, frame: frame, digits: digits)
      if let bound { elements.append(drawing.shade(bound)) }
      elements += axis.drawnBelow(frame)
      elements.append(drawing.zero)
      for (place, label) in shown[index].enumerated() {
        guard let row = panel.rows[label] else { continue }
        let middle = layout.middle(of: place, in: index)
        elements += drawing.elements(of: row, at: middle)
        if isSingle { elements += numbers(of: row, at: middle) }
      }
    }
    return SVGDocument(
      title: title, legend: legend, grid: layout.grid, note: note, elements: elements)
  }

  private var legendEntries: [Legend.Entry] {
    let kinds = panels.flatMap(\.rows).compactMap { row -> Kind? in
      if case .tested(_, _, _, let kind) = row { return kind }
      return nil
    }
    var entries = Kind.allCases.filter(kinds.contains).map {
      Legend.Entry(label: $0.rawValue, sign: $0.sign)
    }
    if let bound {
      let text = NumberText.trimmed(bound, digits: 4)
      entries.append(
        Legend.Entry(label: "equivalence bound ±\(text)", sign: .shade(Palette.shade)))
    }
    return entries
  }

  /// The values shown: all of them, unless a few lie so far out that the others would be squeezed
  /// to nothing; those are drawn as arrows at the edge.
  private func extent(of panel: Panel) -> Bounds? {
    let rows = panel.rows.compactMap { $0?.extent }
    let reach = (bound ?? 0) * 1.15
    let magnitudes = rows.map { max($0.low.magnitude, $0.high.magnitude) }.sorted()
    let typical = magnitudes.isEmpty ? 0 : magnitudes[(magnitudes.count - 1) / 2]
    let limit = max(6 * typical, reach)
    let low = min(rows.map(\.low).min() ?? 0, -reach, 0)
    let high = max(rows.map(\.high).max() ?? 0, reach, 0)
    guard limit > 0, max(-low, high) > 1.5 * limit else { return Bounds(low: low, high: high) }
    return Bounds(low: max(low, -limit), high: min(high, limit))
  }

  private func numbers(of row: Row?, at middle: Double) -> [SVGElement] {
    guard case .tested(let estimate, let interval, _, _) = row else { return [] }
    let text = NumberText.interval(estimate, interval, digits: digits)
    return [
      .label(
        text, at: Point(x: PanelGrid.pageWidth - 12, y: middle + 4), size: TextStyle.tick,
        anchor: .end)
    ]
  }
}

extension DifferencesFigure.Row {
  fileprivate var extent: Bounds? {
    switch self {
    case .tested(let estimate, let interval, _, _):
      Bounds([estimate, interval.low, interval.high])
    case .untested(let estimate, _): Bounds([estimate])
    }
  }
}

extension DifferencesFigure {
  /// The file name of a family.
  static func name(of family: FamilyFinding) -> String {
    let name = family.declaration.name
    return name.isEmpty ? "differences" : "differences-\(slug(name))"
  }

  /// What the figure of a family shows.
  static func title(of family: FamilyFinding, _ findings: Contents) -> String {
    let name = family.declaration.name
    let what =
      family.declaration.baseline == nil ? "between cells" : "from the baseline"
    return "Paired differences \(what) in \(findings.scale.name), with intervals"
      + (name.isEmpty ? "" : ": \(name)")
  }

  package static func all(in findings: Contents) -> [DifferencesFigure] {
    findings.families.filter { $0.comparisons.contains { $0.estimate != nil } }
      .map { figure(of: $0, findings) }
  }

  private static func figure(
    of family: FamilyFinding, _ findings: Contents
  ) -> DifferencesFigure {
    let scale = findings.scale
    let rows = FigureRows(findings)
    // Rows of treatments in the study's order, or of contrasts as they were declared.
    let isContrast = family.declaration.baseline == nil
    func key(_ comparison: Comparison) -> [Levels] {
      let treatment = comparison.treatment.only(findings.study.compared)
      guard isContrast else { return [treatment] }
      let block = findings.names.inBlock
      return [comparison.treatment.without(block), comparison.baseline.without(block)]
    }
    var keys: [[Levels]] = []
    for comparison in family.comparisons where !keys.contains(key(comparison)) {
      keys.append(key(comparison))
    }
    if !isContrast {
      keys.sort { (rows.row(of: $0[0]) ?? 0) < (rows.row(of: $1[0]) ?? 0) }
    }
    let labels = keys.map { wanted in
      family.comparisons.first { key($0) == wanted }.map { findings.pair($0).text } ?? ""
    }
    let baselines = Set(family.comparisons.map { $0.baseline.only(findings.study.compared) })
    let names = family.comparisons.map { findings.names.cell($0.baseline, beside: $0.treatment) }
    // The longest says where it stands, if some are compared with it from elsewhere.
    let name =
      isContrast || baselines.count != 1 ? nil : names.max { $0.count < $1.count }
    let drawn = family.comparisons.filter { $0.estimate != nil }
    let pairs = SampleSize(drawn.map(\.pairs.count), of: "pair")
    let interval =
      drawn.contains { $0.tested != nil }
      ? "with its \(rows.level) interval" : "without an interval"
    let narrow =
      drawn.contains { $0.tested?.equivalenceInterval != nil }
      ? "; thick, the \(NumberText.percent(1 - 2 * findings.study.analysis.alpha)) interval that the bound is compared with"
      : ""
    let drawnBlocks = findings.blocks.map(\.levels).filter { block in
      drawn.contains { $0.block == block }
    }
    func row(_ block: Levels, _ wanted: [Levels]) -> Row? {
      drawn.first { $0.block == block && key($0) == wanted }
        .flatMap { self.row(of: $0, factor: scale.factor) }
    }
    // One row a block would make panels of one row: there the blocks are the rows.
    let isByBlock = keys.count == 1 && drawnBlocks.count > 1
    let panels =
      isByBlock
      ? [Panel(title: labels[0], rows: drawnBlocks.map { row($0, keys[0]) })]
      : drawnBlocks.map { block in
        Panel(title: findings.names.block(block), rows: keys.map { row(block, $0) })
      }
    return DifferencesFigure(
      name: self.name(of: family), title: title(of: family, findings),
      axisTitle:
        "\(scale.name), \(isContrast ? "first − second" : "difference from \(name ?? "the baseline")") (\(scale.differenceUnit.dropFirst()))",
      labels: isByBlock ? drawnBlocks.map(findings.names.block) : labels,
      bound: family.declaration.equivalenceBound.map { $0 * scale.factor },
      digits: scale.digits,
      note: "Treatment − baseline, paired by seed: the mean of \(pairs) \(interval)\(narrow).",
      panels: panels, table: table(of: family, findings))
  }

  private static func row(of comparison: Comparison, factor: Double) -> Row? {
    switch comparison.outcome {
    case .tested(let difference):
      .tested(
        estimate: difference.estimate * factor, interval: difference.interval.scaled(by: factor),
        narrow: difference.equivalenceInterval?.scaled(by: factor), kind: difference.verdict.kind)
    case .untested(let reason, let estimate):
      estimate.map { .untested(estimate: $0 * factor, note: reason.note) }
    }
  }

  private static func table(
    of family: FamilyFinding, _ findings: Contents
  ) -> CommaSeparatedTable {
    let number = CommaSeparatedTable.field
    var table = CommaSeparatedTable([
      "block", "treatment", "baseline", "pairs", "difference", "interval_low", "interval_high",
      "equivalence_low", "equivalence_high", "t", "df", "p", "adjusted_p", "dz", "dz_low",
      "dz_high", "tost_p", "smallest_bound",
      "verdict", "sign_flip_p", "wilcoxon_p", "hodges_lehmann", "shapiro_wilk_p",
      "seed_correlation", "variance_reduction",
    ])
    for comparison in family.comparisons {
      let tested = comparison.tested
      var verdict = tested?.verdict.rawValue ?? ""
      if case .untested(let reason, _) = comparison.outcome {
        verdict = "not tested: \(reason.words)"
      }
      table.append([
        findings.names.block(comparison.block), findings.names.treatment(comparison.treatment),
        findings.names.baseline(of: comparison),
        String(comparison.pairs.count), number(comparison.estimate), number(tested?.interval.low),
        number(tested?.interval.high), number(tested?.equivalenceInterval?.low),
        number(tested?.equivalenceInterval?.high), number(tested?.t),
        number(tested?.degreesOfFreedom),
        number(tested?.pValue), number(tested?.adjustedPValue), number(tested?.effectSize),
        number(tested?.effectSizeInterval?.low), number(tested?.effectSizeInterval?.high),
        number(tested?.equivalencePValue), number(tested?.smallestBound), verdict,
        number(comparison.robustness?.signFlipPValue),
        number(comparison.robustness?.wilcoxonPValue),
        number(comparison.robustness?.hodgesLehmann),
        number(comparison.robustness?.normalityPValue), number(comparison.pairing.correlation),
        number(comparison.pairing.varianceReduction),
      ])
    }
    return table
  }
}

extension Verdict {
  fileprivate var kind: DifferencesFigure.Kind {
    switch self {
    case .different: .different
    case .equivalent: .equivalent
    case .differentButNegligible: .negligible
    case .undecided: .undecided
    }
  }
}

extension Comparison.Untestable {
  /// The reason in few words.
  fileprivate var note: String {
    switch self {
    case .noPairs: "no pair of seeds"
    case .onePair: "one pair: no test"
    case .identicalPairs: "identical pairs: no test"
    case .constantDifference: "constant difference: no test"
    case .refused: "no test"
    }
  }
}
