import FaninAnalysis
import FaninStudy

/// How a layer's fan-in CV, or the strength of its hubs, moves step by step from every start, where
/// connections move.
struct CourseFigure: Figure {
  /// What is followed.
  enum Quantity: Sendable, CaseIterable {
    case fanInCV
    case strength
  }

  let name: String
  let drawing: CurvePanels
  let table: CommaSeparatedTable

  var title: String { drawing.title }
  var svg: SVGDocument { drawing.svg }

  static func name(
    of quantity: Quantity, _ finding: TopologyFinding, _ findings: Contents
  ) -> String {
    let block = slug(findings.names.block(finding.block))
    return switch quantity {
    case .fanInCV: "fan-in-cv-\(block)"
    case .strength: "hierarchy-\(block)"
    }
  }

  static func title(
    of quantity: Quantity, _ finding: TopologyFinding, _ findings: Contents
  ) -> String {
    let block = findings.names.block(finding.block)
    return switch quantity {
    case .fanInCV: "Fan-in CV by step from every start, layer by layer: \(block)"
    case .strength:
      "Hierarchy strength by step from every start, layer by layer: \(block)"
    }
  }

  /// Whether there is a strength to draw at more than one step.
  static func hasStrength(_ finding: TopologyFinding) -> Bool {
    finding.layers.contains { $0.courses.contains { $0.strength.count > 1 } }
  }

  static func all(in findings: Contents) -> [CourseFigure] {
    Quantity.allCases.flatMap { figures(of: $0, in: findings) }
  }

  /// The figures of one quantity: those of one data set are compared and share their scales.
  private static func figures(of quantity: Quantity, in findings: Contents) -> [CourseFigure] {
    let rows = FigureRows(findings)
    let drawn = findings.topologies.filter { quantity == .fanInCV || hasStrength($0) }
    let layers = drawn.map { panels(of: quantity, $0, rows) }
    let scales = PanelScale.of(
      layers.joined().map { $0.extent(on: quantity.scale) },
      groups: zip(drawn, layers).flatMap { finding, panels in
        panels.map { _ in finding.block[Factor.data] }
      },
      on: quantity.scale)
    var next = scales.makeIterator()
    return zip(drawn, layers).map { finding, panels in
      let drawing = CurvePanels(
        title: title(of: quantity, finding, findings), acrossTitle: "step", isLogarithmic: true,
        up: quantity.scale,
        labels: rows.labels, baseline: rows.baseline,
        panels: panels.map { panel in
          var panel = panel
          panel.scale = next.next() ?? panel.scale
          return panel
        }, note: note(of: quantity, finding, rows, findings.names))
      return CourseFigure(
        name: name(of: quantity, finding, findings), drawing: drawing,
        table: table(of: quantity, finding, findings))
    }
  }

  /// One panel a layer, one curve a start.
  private static func panels(
    of quantity: Quantity, _ finding: TopologyFinding, _ rows: FigureRows
  ) -> [CurvePanels.Panel] {
    finding.layers.compactMap { layer in
      let curves = rows.treatments.map { treatment in
        layer.courses.first { treatment.isPart(of: $0.start) }.map(quantity.positions) ?? []
      }
      return curves.allSatisfy(\.isEmpty)
        ? nil
        : CurvePanels.Panel(title: layer.words, axisTitle: quantity.axisTitle, curves: curves)
    }
  }

  private static func note(
    of quantity: Quantity, _ finding: TopologyFinding, _ rows: FigureRows, _ names: Names
  ) -> String {
    let courses = finding.layers.flatMap(\.courses)
    let steps = courses.flatMap { $0.cv.map(\.step) }
    let band =
      switch quantity {
      case .fanInCV: "the band is the \(rows.level) interval of the mean"
      case .strength: "the band is the \(rows.level) interval, by logarithms"
      }
    return
      "\(names.block(finding.block)): "
      + "\(quantity == .strength ? "geometric mean" : "mean") over "
      + "\(SampleSize(courses.map(\.runs))); \(band)."
      + (AxisScale(steps: steps) == .linear ? "" : " Steps on a logarithmic axis, 0 before it.")
  }

  private static func table(
    of quantity: Quantity, _ finding: TopologyFinding, _ findings: Contents
  ) -> CommaSeparatedTable {
    let number = CommaSeparatedTable.field
    var table = CommaSeparatedTable(["layer", "start", "step"] + quantity.columns)
    for layer in finding.layers {
      for course in layer.courses {
        let values: [(step: Int, fields: [Double?])] =
          switch quantity {
          case .fanInCV:
            course.cv.map { ($0.step, [$0.mean, $0.interval?.low, $0.interval?.high]) }
          case .strength:
            course.strength.map {
              (
                $0.step,
                [
                  $0.strength, $0.interval?.low, $0.interval?.high, $0.perConnection,
                  $0.arithmetic,
                ]
              )
            }
          }
        for (step, fields) in values {
          table.append(
            [String(layer.layer), findings.names.treatment(course.start), String(step)]
              + fields.map(number))
        }
      }
    }
    return table
  }
}

extension CourseFigure.Quantity {
  fileprivate var axisTitle: String {
    switch self {
    case .fanInCV: "fan-in CV"
    case .strength: "hierarchy strength (hubs ÷ rest)"
    }
  }

  /// A ratio stands on a logarithmic axis.
  fileprivate var scale: AxisScale {
    switch self {
    case .fanInCV: .linear
    case .strength: .logarithmic
    }
  }

  fileprivate func positions(of course: TopologyFinding.Course) -> [CurvePanels.Position] {
    switch self {
    case .fanInCV:
      course.cv.map { CurvePanels.Position(step: $0.step, mean: $0.mean, band: $0.interval) }
    case .strength:
      course.strength.map { moment in
        CurvePanels.Position(
          step: moment.step, mean: moment.strength, band: moment.interval)
      }
    }
  }

  fileprivate var columns: [String] {
    switch self {
    case .fanInCV: ["fan_in_cv", "interval_low", "interval_high"]
    case .strength:
      [
        "hierarchy_strength", "interval_low", "interval_high",
        "hierarchy_strength_per_connection", "arithmetic_expectation",
      ]
    }
  }
}
