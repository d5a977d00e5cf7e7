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
    blocks += [.paragraph(equilibriumOrFreeze), .paragraph(motionInWords)]
    blocks += DropFractionTable(findings).blocks
    for finding in findings.topologies {
      blocks += [
        .part("\(findings.names.block(finding.block))"), .table(table(finding)),
        "How the fan-in CV moved:", .table(motion(finding)),
      ]
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
    let rule = findings.study.analysis.equilibrium
    return """
      \(strong: "Equilibrium or freeze.") Where the drop fraction falls to 0 every topology stops, \
      at rest or not. So of the updates with a drop fraction above \
      \(NumberText.percent(TopologyFinding.Rest.leastShare)) of its largest the last \
      \(NumberText.percent(rule.window)) are looked at: the slope of the CV over them, as a relative \
      change from the first to the last, with its \(level) interval over seeds. Equivalent to 0 within \
      ±\(NumberText.percent(rule.bound)) (TOST at α, each case by itself) the CV had come to rest by \
      itself: an equilibrium, as far as the CV tells. Else, where the interval leaves 0 out, it still \
      moved, and what follows is a freeze. \(emphasis: "Survivors") are the connections that a drop has \
      left, before untrained ones grow.\(schedule)
      """
  }

  private var motionInWords: Prose {
    """
    \(strong: "The move of the CV") is that from the start to the last update. Where the first update \
    makes more than all of it, the others take some back. ρ is Spearman's, over the later updates, \
    between the CV and a drop fraction that falls: at 1 the CV follows it. The distance is Kolmogorov \
    and Smirnov's between the fan-ins a network starts with and those it ends with, 0 to 1; where a \
    profile learns from other networks, its start is their end.
    """
  }

  private func table(_ finding: TopologyFinding) -> Table {
    var table = Table([
      .left("layer"), .left("start"), .right("fan-in CV"), .right("Gini"),
      .right("empty neurons"), .right("unread inputs"), .right("overlap"),
      .right("ever present"),
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
        ])
      }
    }
    return table
  }

  /// How the CV moved: the first update's part, the drop's lead, rest, and how far all of it went.
  private func motion(_ finding: TopologyFinding) -> Table {
    var table = Table([
      .left("layer"), .left("start"), .right("whole move"), .right("by the first update"),
      .right("ρ with the drop fraction"), .right("change over the window"), .right("TOST p"),
      .left("so"), .right("survivors: change"), .left("survivors: so"),
      .right("distance from start"),
    ])
    for layer in finding.layers {
      for course in layer.courses {
        let share = course.move?.firstShare.map { NumberText.fixed($0 * 100, digits: 0) + " %" }
        var row: [Prose] = ["\(layer.words)", "\(code: findings.names.treatment(course.start))"]
        row.append(
          "\(orDash: course.move.map { NumberText.signed($0.whole.mean, digits: 2) })")
        row.append("\(orDash: share)")
        row.append("\(orDash: course.followsDrop.map { NumberText.correlation($0.mean) })")
        row += rest(course.rest)
        row.append("\(orDash: course.survivorRest?.change.interval.map(Self.percent))")
        row.append("\(course.survivorRest?.verdict.words ?? "")")
        row.append(
          "\(orDash: course.distanceFromStart.map { NumberText.fixed($0.mean, digits: 2) })")
        table.append(row)
      }
    }
    return table
  }

  private func rest(_ rest: TopologyFinding.Rest?) -> [Prose] {
    guard let rest else { return ["–", "–", ""] }
    return [
      "\(orDash: rest.change.interval.map(Self.percent))",
      "\(NumberText.pValue(rest.equivalence, alpha: findings.study.analysis.alpha))",
      "\(rest.verdict.words)",
    ]
  }

  private static func percent(_ change: Bounds) -> String {
    let (low, high) = (change.low * 100, change.high * 100)
    return "\(NumberText.signed(low, digits: 1)) to \(NumberText.signed(high, digits: 1)) %"
  }

  private static func change(_ start: Double, _ end: Double, digits: Int) -> Prose {
    "\(NumberText.fixed(start, digits: digits)) → \(NumberText.fixed(end, digits: digits))"
  }
}

extension TopologyFinding.Rest.Verdict {
  /// What it says of the layer.
  var words: String {
    switch self {
    case .atRest: "at rest"
    case .moving: "still moving: a freeze"
    case .open: "open"
    }
  }
}
