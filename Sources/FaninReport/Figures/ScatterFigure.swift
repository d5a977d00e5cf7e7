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
    /// Its profile, its seed and its numbers in words.
    var words: String
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
  /// The horizontal axis.
  var xScale = AxisScale.linear
  /// The vertical axis.
  var yScale = AxisScale.linear
  /// The profiles.
  var labels: [String]
  /// The row of the baseline.
  var baseline: Int?
  /// The blocks.
  var panels: [Panel]
  /// Networks whose ratio is 0, which a logarithmic axis does not show.
  var unshown = 0
  /// The numbers behind it.
  var table: CommaSeparatedTable

  /// The drawing; all panels share their scales.
  var svg: SVGDocument {
    let styles = SeriesStyle.styles(of: labels.count, baseline: baseline)
    let networks = panels.flatMap(\.networks)
    let shown = labels.indices.filter { row in networks.contains { $0.profile == row } }
    var entries = shown.map { Legend.Entry(label: labels[$0], sign: .marker(styles[$0])) }
    if networks.contains(where: { $0.arithmetic != nil }) {
      entries.append(
        Legend.Entry(
          label: "the same networks by arithmetic alone (√fan-in)",
          sign: .line(SeriesStyle(color: Palette.dot, marker: .circle))))
    }
    let legend = Legend(entries)
    let columns = min(panels.count, 2)
    let grid = PanelGrid(
      titles: panels.map(\.title), columns: columns, gutter: 84, spacing: 64,
      plotHeight: columns == 1 ? 380 : 260, top: legend.height, axisTitle: xTitle)
    let xBounds = Bounds(networks.map(\.x))
    let yBounds = Bounds(networks.flatMap { [$0.y, $0.arithmetic ?? $0.y] })
    var elements: [SVGElement] = []
    for (index, panel) in panels.enumerated() {
      let frame = grid.frames[index]
      let across = Axis(covering: xBounds, scale: xScale, from: frame.left, to: frame.right)
      let up = Axis(
        covering: yBounds, scale: yScale, from: frame.bottom, to: frame.top, spacing: 40)
      elements += up.drawnLeft(of: frame, title: grid.isFirstInRow[index] ? yTitle : nil)
      elements += across.drawnBelow(frame)
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
            opacity: 0.9, edge: "#FFFFFF"
          ).saying(network.words))
      }
    }
    return SVGDocument(title: title, legend: legend, grid: grid, note: note, elements: elements)
  }

  private var note: String {
    "One point a network: \(SampleSize(panels.map(\.networks.count), of: "network"))"
      + (panels.count > 1 ? " a panel" : "") + "; single networks, so no intervals."
      + (xScale == .linear && yScale == .linear ? "" : " Ratios stand on a logarithmic axis.")
      + (unshown == 0 ? "" : " \(counted(unshown, "ratio")) of 0 have no place on it.")
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
    let (xScale, yScale) = (finding.declaration.x.scale, finding.declaration.y.scale)
    let unshown = finding.panels.flatMap(\.networks).count { network in
      let y = network.y.first ?? nil
      return !xScale.shows(network.x) || !(y.map(yScale.shows) ?? true)
    }
    return ScatterFigure(
      name: name(of: finding.declaration), title: title(of: finding),
      xTitle: finding.declaration.x.words,
      yTitle: finding.declaration.y.words, xScale: xScale, yScale: yScale, labels: rows.labels,
      baseline: rows.baseline,
      panels: finding.panels.filter { !$0.networks.isEmpty }.map { panel in
        Panel(
          title: findings.names.block(panel.block),
          networks: panel.networks.compactMap { network in
            guard let profile = rows.row(of: network.cell),
              let y = network.y.first ?? nil, xScale.shows(network.x), yScale.shows(y)
            else { return nil }
            return Network(
              profile: profile, x: network.x, y: y,
              arithmetic: arithmetic.flatMap { network.y[$0] },
              words: """
                \(rows.labels[profile]), seed \(network.seed): \(finding.declaration.x.words) \
                \(NumberText.trimmed(network.x, digits: 3)), \(finding.declaration.y.words) \
                \(NumberText.trimmed(y, digits: 3))
                """)
          })
      }, unshown: unshown, table: table(of: finding, findings))
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

extension Metric {
  /// What layers have without a unit are ratios of hubs to the rest, but for the CV, which can be 0:
  /// they stand on a logarithmic axis.
  fileprivate var scale: AxisScale {
    isOfLayers && unit == .none && self != .fanInCV ? .logarithmic : .linear
  }
}
