import FaninAnalysis
import FaninStudy

/// Each treatment over all data sets.
struct PooledSection: FoldedSection {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  let title: Prose = "Over the data sets"

  var bearing: Prose {
    let means = findings.pooled.compactMap(\.pooled)
    let alpha = findings.study.analysis.alpha
    let shown = means.count { ($0.adjustedPValue ?? $0.pValue) < alpha }
    return """
      \(shown == 0 ? "None" : "\(shown)") of \(counted(means.count, "mean difference")) over data \
      sets \(shown == 1 ? "is" : "are") shown to be different from 0.
      """
  }

  var inside: [Document.Block] {
    guard findings.pooled.contains(where: { $0.pooled != nil }) else { return [] }
    let figures = PooledFigure.all(in: findings).map {
      Document.Block.figure(.init($0.name, title: $0.title))
    }
    return [.paragraph(explanation)] + figures + [.table(table)]
  }

  private var explanation: Prose {
    let most = findings.pooled.map(\.studies.count).max() ?? 0
    var text: Prose =
      """
      Seeds are not data sets, so each data set is one study here: the mean of its paired \
      differences, weighted by its precision. The random-effects mean (REML) with its \
      Knapp–Hartung interval speaks of data sets like these; τ is the standard deviation between \
      them and I² its share of all variance. Sparsities share seeds and are never pooled.
      """
    if most < 5 {
      text +=
        """
         With \(counted(most, "data set")) the interval is mostly wide, and that is what so few \
        can say; where they happen to agree it is narrow by chance.
        """
    }
    return text
  }

  private var table: Table {
    let scale = findings.scale
    let analysis = findings.study.analysis
    let hasPlaces = Set(findings.pooled.map(\.place)).count > 1
    let isAdjusted =
      findings.families.contains { $0.declaration.correction != .none } && findings.pooled.count > 1
    var columns: [Table.Column] = [
      .left(Prose(findings.names.treatmentWord)), .right("k"), .right("mean difference"),
      .right("\(analysis.levelText) interval"), .right("p"),
    ]
    if hasPlaces { columns.insert(.left("where"), at: 0) }
    if isAdjusted { columns.append(.right("adjusted p")) }
    columns += [.right("τ"), .right("I²")]
    var table = Table(columns)
    for finding in findings.pooled {
      var row: [Prose] = hasPlaces ? ["\(findings.names.place(finding.place))"] : []
      row += [findings.pair(finding), "\(finding.studies.count)"]
      if let pooled = finding.pooled {
        row += [
          "\(scale.difference(pooled.estimate))", "\(scale.differenceInterval(pooled.interval))",
          "\(NumberText.pValue(pooled.pValue, alpha: analysis.alpha))",
        ]
        if isAdjusted {
          let adjusted = pooled.adjustedPValue.map { NumberText.pValue($0, alpha: analysis.alpha) }
          row.append("\(orDash: adjusted)")
        }
        row += [
          "\(scale.value(pooled.deviation))",
          "\(NumberText.fixed(pooled.iSquared * 100, digits: 0)) %",
        ]
      } else {
        row += [Prose](repeating: "–", count: columns.count - row.count)
      }
      table.append(row)
    }
    return table
  }
}
