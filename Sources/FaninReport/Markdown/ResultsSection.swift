import FaninStudy

/// What each cell came to, block by block.
struct ResultsSection: Sendable {
  let findings: Findings

  init(_ findings: Findings) { self.findings = findings }

  private var level: String { findings.study.analysis.levelText }

  var parts: [String] {
    let scale = findings.scale
    var parts = [
      "## Results",
      "\(scale.name.capitalizedSentence)\(scale.factor == 100 ? " in percent" : " in nats"): mean, "
        + "sample standard deviation (sd) and \(level) t interval over n seeds. Fan-in CV and "
        + "empty neurons (fan-in or fan-out 0) are those of the hidden layers at the end of "
        + "training.",
    ]
    for block in findings.blocks {
      if findings.blocks.count > 1 { parts.append("### \(block.title)") }
      parts.append(table(block))
    }
    if findings.blocks.contains(where: { $0.rows.contains { $0.mean != nil } }) {
      parts.append(
        "![\(FigureSet.profilesTitle(of: findings))](figures/\(FigureName.profiles).svg)")
      parts.append(
        "*Each row a profile: small dots are seeds, the large dot is their mean with its "
          + "\(level) interval; the dashed line is the baseline's mean.*")
    }
    if FigureSet.hasSparsities(findings) {
      parts.append(
        "![\(FigureSet.sparsitiesTitle(of: findings))](figures/\(FigureName.sparsities).svg)")
      parts.append("*Bars are \(level) intervals of the mean; dense has no sparsity.*")
    }
    if let sampling { parts.append(sampling) }
    return parts
  }

  /// What the size of the test splits leaves uncertain.
  private var sampling: String? {
    guard !findings.sampling.isEmpty else { return nil }
    let errors = findings.sampling.map {
      "\(findings.scale.value($0.error))\(findings.scale.differenceUnit) on \($0.data) "
        + "(\(NumberText.count($0.examples)) test examples)"
    }
    return "*Test sampling: the accuracy of a single network has a standard error √(p(1 − p)/m) of "
      + "\(errors.sentence) from the finite test split alone. All runs of a data set share that split, so "
      + "part of it cancels from differences; the intervals above speak of new seeds, not of new "
      + "test examples.*"
  }

  /// The main table of one block.
  func table(_ block: BlockFinding) -> String {
    let scale = findings.scale
    var table = MarkdownTable([
      ("profile", .left), ("n", .right), ("mean", .right), ("sd", .right),
      ("\(level) interval", .right), ("connections", .right), ("fan-in CV", .right),
      ("empty neurons", .right),
    ])
    for row in block.rows {
      table.append([
        row.profile.code + (row.profile == block.baseline ? " (baseline)" : ""),
        String(row.values.count), row.mean.map(scale.value) ?? "–",
        row.deviation.map(scale.value) ?? "–", row.interval.map(scale.interval) ?? "–",
        row.connections.map(NumberText.count) ?? "–",
        row.fanInCV.map { NumberText.fixed($0, digits: 2) } ?? "–",
        row.emptyNeurons.map { NumberText.trimmed($0, digits: 1) } ?? "–",
      ])
    }
    return table.text
  }
}
