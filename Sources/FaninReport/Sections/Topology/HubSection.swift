import FaninAnalysis
import FaninStudy

/// Whether hubs stay hubs, how strong they become, and what they are worth.
struct HubSection: FoldedSection {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  let title: Prose = "What becomes of hubs"

  let bearing: Prose = "It describes; no verdict hangs on it."

  var inside: [Document.Block] { fates + silencing }

  private var level: String { findings.study.analysis.levelText }

  // MARK: Over training

  private var fates: [Document.Block] {
    let moving = findings.topologies.filter { finding in
      finding.layers.contains { $0.courses.contains { $0.hubs != nil || $0.strength.count > 1 } }
    }
    guard !moving.isEmpty else { return [] }
    var table = Table([
      .left("block"), .left("layer"), .left("start"), .right("ρ of fan-ins, start and end"),
      .right("\(level) interval"), .right("hubs that were hubs"), .right("by chance"),
      .right("strength"), .right("per connection"), .right("by arithmetic"),
    ])
    for finding in moving {
      for layer in finding.layers {
        for course in layer.courses where course.hubs != nil || !course.strength.isEmpty {
          table.append(
            [
              "\(findings.names.block(finding.block))", "\(layer.words)",
              "\(code: findings.names.treatment(course.start))",
            ] + fate(course.hubs)
              + strength(course.strength))
        }
      }
    }
    var blocks: [Document.Block] = [
      """
      Hubs are the tenth of a layer's neurons with the most inputs. ρ is Spearman's, over neurons, \
      between a neuron's fan-in at the start and at the end, averaged over networks; a layer whose \
      fan-ins are all alike at the start has none. \(emphasis: "Strength") is the mean gradient \
      norm of hubs ÷ that of the others, without empty neurons and by its geometric mean, at the start and after the last update, beside the same \
      per connection and what √fan-in alone would give.
      """,
      .table(table),
    ]
    for finding in moving where CourseFigure.hasStrength(finding) {
      let name = CourseFigure.name(of: .strength, finding, findings)
      blocks.append(
        .figure(.init(name, title: CourseFigure.title(of: .strength, finding, findings))))
    }
    if blocks.count > 2 {
      blocks.append(.caption("Mean over seeds; the band is one standard deviation."))
    }
    return blocks
  }

  private func fate(_ hubs: TopologyFinding.HubFate?) -> [Prose] {
    guard let hubs else { return ["–", "–", "–", "–"] }
    return [
      "\(NumberText.correlation(hubs.correlation))",
      "\(orDash: hubs.interval.map { interval(NumberText.correlation, $0) })",
      "\(NumberText.fixed(hubs.kept * 100, digits: 0)) %",
      "\(NumberText.fixed(hubs.byChance * 100, digits: 0)) %",
    ]
  }

  private func strength(_ moments: [TopologyFinding.StrengthMoment]) -> [Prose] {
    guard let first = moments.first, let last = moments.last else { return ["–", "–", "–"] }
    func change(_ value: (TopologyFinding.StrengthMoment) -> Double?) -> Prose {
      guard let start = value(first), let end = value(last) else { return "–" }
      return
        "\(NumberText.fixed(start, digits: 2)) → \(NumberText.fixed(end, digits: 2))"
    }
    return [change(\.strength), change(\.perConnection), change(\.arithmetic)]
  }

  // MARK: Silencing

  private var silencing: [Document.Block] {
    guard findings.blocks.contains(where: { $0.cells.contains { $0.silencing != nil } }) else {
      return []
    }
    var table = Table([
      .left("block"), .left("profile"), .right("n"), .right("silenced"),
      .right("as trained"), .right("without hubs"), .right("without as many at random"),
      .right("difference"), .right("\(level) interval"), .right("without other neurons"),
      .right("difference"), .right("\(level) interval"),
    ])
    for block in findings.blocks {
      for row in block.cells {
        guard let silencing = row.silencing else { continue }
        table.append([
          "\(findings.names.block(block.levels))", "\(code: findings.names.treatment(row.cell))",
          "\(silencing.runs)",
          "\(NumberText.fixed(silencing.share * 100, digits: 0)) %",
          "\(percent(silencing.whole))", "\(percent(silencing.withoutHubs))",
          "\(percent(silencing.withoutRandom))",
          "\(points(silencing.excess))",
          "\(orDash: silencing.excessInterval.map { interval(points, $0) })",
          "\(orDash: silencing.withoutNeurons.map(percent))",
          "\(orDash: silencing.excessOverNeurons.map { points($0.mean) })",
          "\(orDash: silencing.excessOverNeurons?.interval.map { interval(points, $0) })",
        ])
      }
    }
    return [
      """
      \(strong: "Silencing.") Test accuracy in percent of the trained networks when the \
      connections into the hubs of every hidden layer are set to 0, and when as many connections \
      of the same layers are, drawn at random: mean of three draws. The difference is the second \
      less the first, in points, paired by seed. The hubs lose all they read, the others a part \
      each, so above 0 the hubs hurt more than damage spread over the layer, and below 0 less. The \
      last three columns silence as many connections of whole neurons that are no hubs, more neurons \
      than there are hubs; there is no such control where hubs read more than all others. No verdict \
      hangs on it.
      """,
      .table(table),
    ]
  }

  private func percent(_ fraction: Double) -> String {
    NumberText.fixed(fraction * 100, digits: 2)
  }

  private func points(_ fraction: Double) -> String {
    NumberText.signed(fraction * 100, digits: 2)
  }

  private func interval(_ text: (Double) -> String, _ bounds: Bounds) -> String {
    "\(text(bounds.low)) to \(text(bounds.high))"
  }
}
