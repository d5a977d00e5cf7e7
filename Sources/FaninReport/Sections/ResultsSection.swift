import FaninAnalysis
import FaninStudy

/// What each cell came to, block by block.
struct ResultsSection: FoldedSection {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  private var level: String { findings.study.analysis.levelText }

  let title: Prose = "Every cell"

  let bearing: Prose = "Means, spreads and sizes of the networks: what the comparisons are made of."

  var inside: [Document.Block] {
    let scale = findings.scale
    var blocks: [Document.Block] = [
      """
      \(scale.name.capitalizedSentence)\(scale.factor == 100 ? " in percent" : " in nats"): mean, \
      sample standard deviation (sd) and \(level) t interval over n seeds. Fan-in CV and empty \
      neurons (fan-in or fan-out 0) are those of the hidden layers at the end of training.
      """
    ]
    for block in findings.blocks {
      if findings.blocks.count > 1 { blocks.append(.part("\(findings.names.block(block.levels))")) }
      blocks.append(.table(table(block)))
    }
    if findings.blocks.contains(where: { $0.cells.contains { $0.mean != nil } }) {
      blocks.append(
        .figure(.init(ProfilesFigure.name, title: ProfilesFigure.title(of: findings))))
    }
    blocks += DoseResponseFigure.all(in: findings).map {
      .figure(.init($0.name, title: $0.title))
    }
    if SparsitiesFigure.isDrawn(findings) {
      blocks.append(
        .figure(.init(SparsitiesFigure.name, title: SparsitiesFigure.title(of: findings))))
    }
    return blocks
  }

  /// The main table of one block.
  func table(_ block: BlockFinding) -> Table {
    let scale = findings.scale
    var table = Table([
      .left(Prose(findings.names.treatmentWord)), .right("n"), .right("mean"), .right("sd"),
      .right("\(level) interval"), .right("connections"), .right("fan-in CV"),
      .right("empty neurons"),
    ])
    let baseline = findings.baseline(of: block)
    for row in block.cells {
      table.append([
        "\(code: findings.names.treatment(row.cell))\(row.cell == baseline ? " (baseline)" : "")",
        "\(row.values.count)", "\(orDash: row.mean.map(scale.value))",
        "\(orDash: row.deviation.map(scale.value))", "\(orDash: row.interval.map(scale.interval))",
        "\(orDash: row.connections.map(NumberText.count))",
        "\(orDash: row.fanInCV.map { NumberText.fixed($0, digits: 2) })",
        "\(orDash: row.emptyNeurons.map { NumberText.trimmed($0, digits: 1) })",
      ])
    }
    return table
  }
}
