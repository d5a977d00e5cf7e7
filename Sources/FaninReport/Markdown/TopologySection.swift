import FaninStudy
import FaninTraining

/// How the connections moved, from every start.
struct TopologySection: Sendable {
  let findings: Findings

  init(_ findings: Findings) { self.findings = findings }

  var parts: [String] {
    guard !findings.topologies.isEmpty else { return [] }
    var parts = [
      "## How the connections moved",
      "Means over seeds, at the start and after the last update. *Unread* inputs are those that no "
        + "neuron of the layer reads; *overlap* is the share of connections, of those present at the "
        + "start or at the end, that were there both times; *ever present* is the share of all possible "
        + "connections that was there at any time (R_s).",
    ]
    parts.append(equilibriumOrFreeze)
    for finding in findings.topologies {
      parts += ["### \(finding.title)", table(finding)]
      let name = FigureName.topology(finding)
      parts.append("![\(FigureSet.topologyTitle(of: finding))](figures/\(name).svg)")
      parts.append(
        "*Fan-in CV by step, mean over seeds with its \(findings.study.analysis.levelText) interval.*"
      )
    }
    return parts
  }

  private var equilibriumOrFreeze: String {
    "**Equilibrium or freeze.** Where the drop fraction falls to 0 every topology stops, at rest or not. So of the "
      + "updates with a drop fraction above "
      + "\(NumberText.percent(TopologyFinding.Motion.leastShare)) of its start the last fifth is looked "
      + "at: the relative change of the CV over it, with its \(findings.study.analysis.levelText) "
      + "interval over seeds. Within ±\(NumberText.percent(TopologyFinding.Motion.tolerance)) the CV "
      + "had come to rest by itself: an equilibrium, as far as the CV tells; beyond, what follows is a "
      + "freeze."
      + (findings.study.training.schedule == .constant
        ? "" : " The learning rate falls as well, and stops what the drop fraction does not.")
  }

  private func table(_ finding: TopologyFinding) -> String {
    var table = MarkdownTable([
      ("layer", .left), ("start", .left), ("fan-in CV", .right), ("Gini", .right),
      ("empty neurons", .right), ("unread inputs", .right), ("overlap", .right),
      ("ever present", .right), ("change of CV, last fifth", .right), ("so", .left),
    ])
    for layer in finding.layers {
      for course in layer.courses {
        let (start, end) = (course.initial, course.final)
        table.append([
          layer.name, course.start.code,
          Self.change(start.cv, end.cv, digits: 2), Self.change(start.gini, end.gini, digits: 2),
          Self.change(start.empty, end.empty, digits: 1),
          Self.change(start.unread, end.unread, digits: 1),
          NumberText.fixed(end.overlap, digits: 2), NumberText.fixed(end.everPresent, digits: 2),
          course.motion.map {
            "\(NumberText.signed($0.change.low * 100, digits: 1)) to "
              + "\(NumberText.signed($0.change.high * 100, digits: 1)) %"
          } ?? "–", course.motion?.words ?? "",
        ])
      }
    }
    return table.text
  }

  private static func change(_ start: Double, _ end: Double, digits: Int) -> String {
    "\(NumberText.fixed(start, digits: digits)) → \(NumberText.fixed(end, digits: digits))"
  }
}

extension TopologyFinding.Motion {
  /// What it says of the layer.
  var words: String {
    switch self {
    case .stopped: "at rest"
    case .moving: "still moving: a freeze"
    case .open: "open"
    }
  }
}
