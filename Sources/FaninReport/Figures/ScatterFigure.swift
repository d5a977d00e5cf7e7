import FaninAnalysis
import FaninRandom
import FaninStudy

/// One quantity of a network against another: each point a network, its colour and shape its
/// profile; grey dashes show what arithmetic alone would give.
struct ScatterFigure: Figure {
  /// One network.
  struct Network: Sendable {
    /// The row of its profile among the figure's labels.
    var profile: Int
    /// The quantity on the horizontal axis.
    var x: Double
    /// The quantity on the vertical axis.
    var y: Double
    /// What arithmetic alone would give for `y`; nil where that has no meaning.
    var arithmetic: Double?
  }

  /// One block.
  struct Panel: Sendable {
    /// The block's name.
    var title: String
    /// Its networks.
    var networks: [Network]
  }

  let name: String
  var title: String
  /// The quantity on the horizontal axis.
  var xTitle: String
  /// The quantity on the vertical axis.
  var yTitle: String
  /// The profiles.
  var labels: [String]
  /// The row of the baseline.
  var baseline: Int?
  /// The blocks.
  var panels: [Panel]
  /// The numbers behind it.
  var table: CommaSeparatedTable

  /// The drawing; all panels share their scales.
  var svg: SVGDocument {
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

extension ScatterFigure {
  static func name(of declaration: CorrelationDeclaration) -> String {
    "\(declaration.x.name)-\(declaration.y.name)"
  }

  static func title(of finding: CorrelationFinding) -> String {
    "\(finding.declaration.y.words.capitalizedSentence) against \(finding.declaration.x.words), "
      + "one point per network"
  }

  static func all(in findings: Contents) -> [ScatterFigure] {
    let rows = FigureRows(findings)
    return findings.correlations
      .filter { $0.panels.contains { !$0.networks.isEmpty } }
      .map { figure(of: $0, rows, findings) }
  }

  private static func figure(
    of finding: CorrelationFinding, _ rows: FigureRows, _ findings: Contents
  ) -> ScatterFigure {
    let arithmetic = finding.declaration.y.arithmetic.flatMap(finding.quantities.firstIndex)
    return ScatterFigure(
      name: name(of: finding.declaration), title: title(of: finding),
      xTitle: finding.declaration.x.words,
      yTitle: finding.declaration.y.words, labels: rows.labels, baseline: rows.baseline,
      panels: finding.panels.map { panel in
        Panel(
          title: findings.names.block(panel.block),
          networks: panel.networks.compactMap { network in
            guard let profile = rows.row(of: network.cell),
              let y = network.y.first ?? nil
            else { return nil }
            return Network(
              profile: profile, x: network.x, y: y,
              arithmetic: arithmetic.flatMap { network.y[$0] })
          })
      }, table: table(of: finding, findings))
  }

  private static func table(
    of finding: CorrelationFinding, _ findings: Contents
  ) -> CommaSeparatedTable {
    var table = CommaSeparatedTable(
      ["block", "profile", "seed", finding.declaration.x.words]
        + finding.quantities.map(\.words))
    for panel in finding.panels {
      for network in panel.networks {
        table.append(
          [
            findings.names.block(panel.block), findings.names.treatment(network.cell),
            network.seed.description,
            CommaSeparatedTable.field(network.x),
          ] + network.y.map { CommaSeparatedTable.field($0) })
      }
    }
    return table
  }
}
