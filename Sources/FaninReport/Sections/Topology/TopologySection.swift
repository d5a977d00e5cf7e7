import FaninAnalysis
import FaninStudy
import FaninTraining

/// How the connections moved, from every start.
struct TopologySection: FoldedSection {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  let title: Prose = "How the connections moved"

  let bearing: Prose = "It describes; no verdict hangs on it."

  var inside: [Document.Block] {
    guard !findings.topologies.isEmpty else { return [] }
    var blocks: [Document.Block] = [
      """
      Means over seeds, at the start and after the last update. \(emphasis: "Unread") inputs are \
      those that no neuron of the layer reads; \(emphasis: "overlap") is the share of connections, \
      of those present at the start or at the end, that were there both times; \
      \(emphasis: "ever present") is the share of all possible connections that was there at any \
      time (R_s).
      """
    ]
    blocks.append(.paragraph(equilibriumOrFreeze))
    for finding in findings.topologies {
      blocks += [.part("\(findings.names.block(finding.block))"), .table(table(finding))]
      let name = CourseFigure.name(of: .fanInCV, finding, findings)
      blocks.append(
        .figure(.init(name, title: CourseFigure.title(of: .fanInCV, finding, findings))))
      blocks.append(
        .caption("Fan-in CV by step, mean over seeds with its \(level) interval."))
    }
    return blocks
  }

  private var level: String { findings.study.analysis.levelText }

  private var equilibriumOrFreeze: Prose {
    let schedule =
      findings.study.setting?.training.schedule == .constant
      ? "" : " The learning rate falls as well, and stops what the drop fraction does not."
    return """
      \(strong: "Equilibrium or freeze.") Where the drop fraction falls to 0 every topology stops, \
      at rest or not. So of the updates with a drop fraction above \
      \(NumberText.percent(TopologyFinding.Motion.leastShare)) of its start the last fifth is \
      looked at: the relative change of the CV over it, with its \(level) interval over seeds. \
      Within ±\(NumberText.percent(TopologyFinding.Motion.tolerance)) the CV had come to rest by \
      itself: an equilibrium, as far as the CV tells; beyond, what follows is a freeze.\(schedule)
      """
  }

  private func table(_ finding: TopologyFinding) -> Table {
    var table = Table([
      .left("layer"), .left("start"), .right("fan-in CV"), .right("Gini"),
      .right("empty neurons"), .right("unread inputs"), .right("overlap"),
      .right("ever present"), .right("change of CV, last fifth"), .left("so"),
    ])
    for layer in finding.layers {
      for course in layer.courses {
        let (start, end) = (course.initial, course.final)
        table.append([
          "\(layer.words)", "\(code: findings.names.treatment(course.start))",
          Self.change(start.cv, end.cv, digits: 2), Self.change(start.gini, end.gini, digits: 2),
          Self.change(start.empty, end.empty, digits: 1),
          Self.change(start.unread, end.unread, digits: 1),
          "\(NumberText.fixed(end.overlap, digits: 2))",
          "\(NumberText.fixed(end.everPresent, digits: 2))",
          "\(orDash: course.motion.map { Self.percent($0.change) })",
          "\(course.motion?.words ?? "")",
        ])
      }
    }
    return table
  }

  private static func percent(_ change: Bounds) -> String {
    let (low, high) = (change.low * 100, change.high * 100)
    return "\(NumberText.signed(low, digits: 1)) to \(NumberText.signed(high, digits: 1)) %"
  }

  private static func change(_ start: Double, _ end: Double, digits: Int) -> Prose {
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
