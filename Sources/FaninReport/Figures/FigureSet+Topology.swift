/// The figures of moving connections.
extension FigureSet {
  /// The alternative text of CV curves.
  static func topologyTitle(of finding: TopologyFinding) -> String {
    "Fan-in CV by step from every start, layer by layer: \(finding.title)"
  }

  /// The alternative text of strength curves.
  static func strengthTitle(of finding: TopologyFinding) -> String {
    "Hierarchy strength by step from every start, layer by layer: \(finding.title)"
  }

  /// Whether there is a strength to draw at more than one step.
  static func hasStrength(_ finding: TopologyFinding) -> Bool {
    finding.layers.contains { $0.courses.contains { $0.strength.count > 1 } }
  }

  func topology(_ finding: TopologyFinding) -> CurvesFigure {
    curves(of: finding, title: FigureSet.topologyTitle(of: finding), axisTitle: "fan-in CV") {
      $0.cv.map { moment in
        CurvesFigure.Position(
          epoch: moment.step, mean: moment.mean,
          deviation: moment.interval.map { ($0.high - $0.low) / 2 })
      }
    }
  }

  func strength(_ finding: TopologyFinding) -> CurvesFigure {
    curves(
      of: finding, title: FigureSet.strengthTitle(of: finding),
      axisTitle: "hierarchy strength"
    ) {
      $0.strength.map {
        CurvesFigure.Position(epoch: $0.step, mean: $0.strength, deviation: $0.deviation)
      }
    }
  }

  private func curves(
    of finding: TopologyFinding, title: String, axisTitle: String,
    _ positions: (TopologyFinding.Course) -> [CurvesFigure.Position]
  ) -> CurvesFigure {
    CurvesFigure(
      title: title, axisTitle: axisTitle, acrossTitle: "step", labels: labels, baseline: baseline,
      panels: finding.layers.compactMap { layer in
        let curves = labels.map { label in
          layer.courses.first { $0.start == label }.map(positions) ?? []
        }
        return curves.allSatisfy(\.isEmpty)
          ? nil : CurvesFigure.Panel(title: layer.name, curves: curves)
      })
  }

  func topologyTable(_ finding: TopologyFinding) -> CommaSeparatedTable {
    var table = CommaSeparatedTable([
      "layer", "start", "step", "fan_in_cv", "interval_low", "interval_high",
    ])
    for layer in finding.layers {
      for course in layer.courses {
        for moment in course.cv {
          table.append([
            String(layer.layer), course.start, String(moment.step),
            CommaSeparatedTable.field(moment.mean),
            CommaSeparatedTable.field(moment.interval?.low),
            CommaSeparatedTable.field(moment.interval?.high),
          ])
        }
      }
    }
    return table
  }

  func strengthTable(_ finding: TopologyFinding) -> CommaSeparatedTable {
    var table = CommaSeparatedTable([
      "layer", "start", "step", "hierarchy_strength", "sd", "hierarchy_strength_per_connection",
      "arithmetic_expectation",
    ])
    for layer in finding.layers {
      for course in layer.courses {
        for moment in course.strength {
          table.append([
            String(layer.layer), course.start, String(moment.step),
            CommaSeparatedTable.field(moment.strength),
            CommaSeparatedTable.field(moment.deviation),
            CommaSeparatedTable.field(moment.perConnection),
            CommaSeparatedTable.field(moment.arithmetic),
          ])
        }
      }
    }
    return table
  }
}
