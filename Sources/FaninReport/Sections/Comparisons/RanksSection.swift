import FaninAnalysis
import FaninStudy

/// The treatments ranked within each data set, where a study has enough of both.
struct RanksSection: FoldedSection {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  let title: Prose = "Ranks over data sets"

  var inside: [Document.Block] {
    guard !findings.ranks.isEmpty else { return [] }
    return [.paragraph(reach), .table(table)]
      + findings.ranks.map { finding in
        .figure(
          .init(
            CriticalDifferenceFigure.name(of: finding, findings),
            title: CriticalDifferenceFigure.title(of: finding, findings)))
      }
  }

  /// Whether it changes anything, in one sentence.
  var bearing: Prose {
    let alpha = findings.study.analysis.alpha
    let shown = findings.ranks.flatMap { finding in
      finding.pairs.filter { $0.pValue <= alpha }.map { pair -> Prose in
        let better = findings.names.treatment(pair.better, at: finding.place)
        let worse = findings.names.treatment(pair.worse, at: finding.place)
        let place = findings.names.place(finding.place)
        let here: Prose =
          findings.ranks.count > 1 && !place.isEmpty ? " (\(place))" : ""
        return "\(code: better) ranks before \(code: worse)\(here)"
      }
    }
    guard !shown.isEmpty else {
      return """
        It changes nothing: with each data set as one replicate, no two treatments are told apart \
        by their ranks.
        """
    }
    return "With each data set as one replicate, \(shown.sentence); all other pairs stay open."
  }

  /// How little so few data sets can show.
  private var reach: Prose {
    let limits = findings.ranks.map { finding -> Prose in
      let most = finding.treatments.count - 1
      let need = NumberText.fixed(finding.criticalDifference, digits: 2)
      return finding.criticalDifference > Double(most)
        ? """
        with \(finding.data.count) data sets and \(finding.treatments.count) treatments nothing can \
        be shown, whatever the results: two mean ranks would have to be \(need) apart, and \(most) \
        is the most there is
        """
        : """
        with \(finding.data.count) data sets two of \(finding.treatments.count) treatments are told \
        apart only when their mean ranks are \(need) or more apart, of \(most) at most
        """
    }
    var distinct: [Prose] = []
    for limit in limits where !distinct.contains(limit) { distinct.append(limit) }
    return """
      Seeds cannot stand in for data sets: \(distinct.joined(separator: "; ")). Ranks forget how \
      large differences are.
      """
  }

  private var table: Table {
    let alpha = findings.study.analysis.alpha
    let hasFamilies = Set(findings.ranks.map(\.family)).count > 1
    let hasPlaces = Set(findings.ranks.map(\.place)).count > 1
    var columns: [Table.Column] = [
      .left("mean ranks, best first"), .right("data sets"), .right("Friedman's χ²"), .right("p"),
      .right("W"), .right("critical difference"),
    ]
    if hasPlaces { columns.insert(.left("where"), at: 0) }
    if hasFamilies { columns.insert(.left("family"), at: 0) }
    var table = Table(columns)
    for finding in findings.ranks {
      var row: [Prose] = hasFamilies ? ["\(finding.family)"] : []
      if hasPlaces { row.append("\(findings.names.place(finding.place))") }
      let test = finding.friedman
      row += [
        ranks(of: finding), "\(finding.data.count)",
        "\(orDash: test.map { NumberText.fixed($0.chiSquared, digits: 2) })",
        "\(orDash: test.map { NumberText.pValue($0.pValue, alpha: alpha) })",
        "\(orDash: test.map { NumberText.fixed($0.concordance, digits: 2) })",
        "\(NumberText.fixed(finding.criticalDifference, digits: 2))",
      ]
      table.append(row)
    }
    return table
  }

  private func ranks(of finding: RankFinding) -> Prose {
    finding.treatments.sorted { $0.meanRank < $1.meanRank }.map { ranked -> Prose in
      let name = findings.names.treatment(ranked.cell, at: finding.place)
      return "\(code: name) \(NumberText.fixed(ranked.meanRank, digits: 2))"
    }.joined(separator: ", ")
  }
}
