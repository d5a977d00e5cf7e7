import FaninStudy

/// Each treatment over all data sets.
struct PooledSection: Sendable {
  let findings: Findings

  init(_ findings: Findings) { self.findings = findings }

  var parts: [String] {
    guard !findings.pooled.isEmpty else { return [] }
    let figure =
      "![\(FigureSet.pooledTitle(of: findings))](figures/\(FigureName.pooled).svg)"
    guard findings.pooled.contains(where: { $0.pooled != nil }) else {
      return [
        "## Over the data sets",
        "Each data set is one study, and two are too few for a mean over data sets that says anything of "
          + "others: a random-effects mean is given from \(PooledFinding.fewestForMean) on.",
        figure,
      ]
    }
    return ["## Over the data sets", explanation, figure, table]
  }

  private var explanation: String {
    let most = findings.pooled.map(\.studies.count).max() ?? 0
    var text =
      "Seeds are not data sets, so each data set is one study here: the mean of its paired "
      + "differences, weighted by its precision. The random-effects mean (REML) with its "
      + "Knapp–Hartung interval speaks of data sets like these; τ is the standard deviation between "
      + "them and I² its share of all variance. Sparsities share seeds and are never pooled."
    if most < 5 {
      text +=
        " With \(counted(most, "data set")) the interval is mostly wide, and that is what so few "
        + "can say; where they happen to agree it is narrow by chance."
    }
    return text
  }

  private var table: String {
    let scale = findings.scale
    let analysis = findings.study.analysis
    let hasPlaces = Set(findings.pooled.map(\.place)).count > 1
    let isAdjusted = analysis.correction != .none && findings.pooled.count > 1
    var columns: [(title: String, alignment: MarkdownTable.Alignment)] = [
      ("profile", .left), ("k", .right), ("mean difference", .right),
      ("\(analysis.levelText) interval", .right), ("p", .right),
    ]
    if hasPlaces { columns.insert(("where", .left), at: 0) }
    if isAdjusted { columns.append(("adjusted p", .right)) }
    columns += [("τ", .right), ("I²", .right)]
    var table = MarkdownTable(columns)
    for finding in findings.pooled {
      var row = hasPlaces ? [finding.place] : []
      row += [finding.treatment.code, String(finding.studies.count)]
      if let pooled = finding.pooled {
        row += [
          scale.difference(pooled.estimate), scale.differenceInterval(pooled.interval),
          NumberText.pValue(pooled.pValue, alpha: analysis.alpha),
        ]
        if isAdjusted {
          row.append(NumberText.pValue(pooled.adjustedPValue, alpha: analysis.alpha))
        }
        row += [
          scale.value(pooled.deviation), "\(NumberText.fixed(pooled.iSquared * 100, digits: 0)) %",
        ]
      } else {
        row += [String](repeating: "–", count: columns.count - row.count)
      }
      table.append(row)
    }
    return table.text
  }
}
