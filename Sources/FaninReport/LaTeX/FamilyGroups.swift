import FaninAnalysis
import FaninStudy

/// The comparisons of one family as a paper's table: a group of rows for each block, its baseline
/// the first.
struct FamilyGroups {
  let findings: Contents
  let family: FamilyFinding
  /// What `\ref` and the file call it.
  let name: String

  var table: LaTeXWriter.GroupedTable {
    let blocks = findings.blocks.filter { !family.comparisons(in: $0.levels).isEmpty }
    return LaTeXWriter.GroupedTable(
      label: "tab:\(name)", caption: caption,
      groups: blocks.map { block in
        LaTeXWriter.GroupedTable.Group(
          title: findings.blocks.count > 1 ? "\(findings.names.block(block.levels))" : nil,
          table: rows(of: block))
      })
  }

  private var caption: Prose {
    let scale = findings.scale
    let analysis = findings.study.analysis
    let correction: Prose =
      switch family.declaration.correction {
      case .holm: ", adjusted by Holm's method"
      case .hochberg: ", adjusted by Hochberg's method"
      case .benjaminiHochberg: ", adjusted by Benjamini and Hochberg's method"
      case .none: ""
      }
    var caption: Prose =
      """
      \(family.declaration.question ?? findings.study.question) \
      \(scale.name.capitalizedSentence)\(unit): mean over seeds, paired difference treatment − \
      baseline over n seeds with its \(analysis.levelText) interval, and p of the two-sided paired \
      t test\(correction)
      """
    if let bound = family.declaration.equivalenceBound {
      caption += "; equivalence is tested within \(scale.bound(bound))"
    }
    return caption + "."
  }

  private var unit: String {
    findings.scale.factor == 100 ? " in percent" : findings.scale.unit.isEmpty ? "" : " in nats"
  }

  private func rows(of block: BlockFinding) -> Table {
    let isAdjusted = family.declaration.correction != .none
    var table = Table([
      .left(Prose(findings.names.treatmentWord)), .right("n"), .right("mean"),
      .right("difference"), .right("\(findings.study.analysis.levelText) interval"),
      .right(isAdjusted ? "adjusted p" : "p"), .left("verdict"),
    ])
    let comparisons = family.comparisons(in: block.levels)
    var baselines: Set<Levels> = []
    for comparison in comparisons where family.declaration.baseline != nil {
      guard baselines.insert(comparison.baseline).inserted else { continue }
      let name = findings.names.cell(comparison.baseline, beside: comparison.treatment)
      let cell = cell(comparison.baseline)
      table.append([
        "\(code: name) (baseline)", "\(cell?.values.count ?? 0)", mean(cell), "–", "–", "–", "",
      ])
    }
    for comparison in comparisons { table.append(row(comparison, isAdjusted: isAdjusted)) }
    return table
  }

  private func row(_ comparison: Comparison, isAdjusted: Bool) -> [Prose] {
    let scale = findings.scale
    let row: [Prose] = [
      findings.pair(comparison), "\(comparison.pairs.count)", mean(cell(comparison.treatment)),
      "\(orDash: comparison.estimate.map(scale.difference))",
    ]
    let exploratory: Prose = comparison.isDeclared ? "" : " (exploratory)"
    switch comparison.outcome {
    case .tested(let difference):
      let p = isAdjusted ? difference.adjustedPValue : difference.pValue
      return row + [
        "\(scale.differenceInterval(difference.interval))",
        "\(NumberText.pValue(p, alpha: findings.study.analysis.alpha))",
        FamilyTable(findings, family).words(of: difference) + exploratory,
      ]
    case .untested(let reason, estimate: _):
      return row + ["–", "–", "not tested: \(reason.words)\(exploratory)"]
    }
  }

  private func mean(_ cell: CellFinding?) -> Prose {
    "\(orDash: cell?.mean.map(findings.scale.value))"
  }

  private func cell(_ levels: Levels) -> CellFinding? {
    findings.blocks.lazy.flatMap(\.cells).first { $0.cell == levels }
  }
}
