import FaninStatistics
package import FaninStudy

/// The treatments of a family at one place, ranked within each data set: the data sets are the
/// replicates here, whatever the number of seeds.
package struct RankFinding: Sendable, Codable {
  /// The name of the family; empty for that of the short form.
  package var family: String
  /// Where: the levels its blocks share, the data set left out.
  package var place: Levels
  /// The data sets on which every treatment has a mean, in the study's order.
  package var data: [Level]
  /// The treatments and their baseline, in the order of compared levels.
  package var treatments: [Ranked]
  /// Friedman's test of whether mean ranks differ at all; nil where all are tied everywhere.
  package var friedman: Test?
  /// Mean ranks nearer to each other than this cannot be told apart by Nemenyi's test at α.
  package var criticalDifference: Double
  /// Every two treatments, the better one first.
  package var pairs: [Pair]

  /// One treatment.
  package struct Ranked: Sendable, Codable {
    /// Its cell, the data set left out.
    package var cell: Levels
    /// Its mean over seeds on each data set.
    package var means: [Double]
    /// Its mean rank over data sets; 1 is best, ties share their ranks.
    package var meanRank: Double
  }

  /// Friedman's test, corrected for ties.
  package struct Test: Hashable, Sendable, Codable {
    /// The statistic.
    package var chiSquared: Double
    /// Its degrees of freedom.
    package var degreesOfFreedom: Double
    /// Its p-value by the χ² distribution, which is on the safe side for few data sets.
    package var pValue: Double
    /// Kendall's W: 1 where all data sets rank alike, 0 where they agree in nothing.
    package var concordance: Double
  }

  /// Two treatments by Nemenyi's test.
  package struct Pair: Sendable, Codable {
    /// The one with the smaller mean rank.
    package var better: Levels
    /// The other.
    package var worse: Levels
    /// The p-value, which counts all pairs.
    package var pValue: Double
  }

  /// Fewer data sets, or treatments, are no comparison over data sets.
  package static let fewest = 3
}

extension RankFinding {
  /// Ranks the cells that a family compares with a baseline, place by place.
  static func all(
    _ family: FamilyFinding, blocks: [BlockFinding], analysis: AnalysisDeclaration
  ) -> [RankFinding] {
    guard case .baseline = family.declaration.pairs else { return [] }
    var means: [Levels: Double] = [:]
    for cell in blocks.flatMap(\.cells) { means[cell.cell] = cell.mean }
    var places: [Levels] = []
    var data: [Level] = []
    for block in family.comparisons.map(\.block) {
      guard let set = block[Factor.data] else { return [] }
      let place = block.without([Factor.data])
      if !places.contains(place) { places.append(place) }
      if !data.contains(set) { data.append(set) }
    }
    return places.compactMap { place in
      let here = family.comparisons.filter { $0.block.without([Factor.data]) == place }
      let cells = cells(of: here, in: blocks)
      let rows = data.compactMap { set -> (data: Level, means: [Double])? in
        let values = cells.compactMap { means[$0.replaced(by: Levels([Factor.data: set]))] }
        return values.count == cells.count ? (set, values) : nil
      }
      return RankFinding(family, place, cells: cells, rows: rows, analysis)
    }
  }

  /// What is compared, each cell once without its data set, in the order of the study.
  private static func cells(of comparisons: [Comparison], in blocks: [BlockFinding]) -> [Levels] {
    let compared = Set(
      comparisons.flatMap { [$0.treatment, $0.baseline] }.map { $0.without([Factor.data]) })
    var cells: [Levels] = []
    for cell in blocks.flatMap(\.cells).map({ $0.cell.without([Factor.data]) })
    where compared.contains(cell) && !cells.contains(cell) {
      cells.append(cell)
    }
    return cells
  }

  private init?(
    _ family: FamilyFinding, _ place: Levels, cells: [Levels],
    rows: [(data: Level, means: [Double])], _ analysis: AnalysisDeclaration
  ) {
    guard cells.count >= RankFinding.fewest, rows.count >= RankFinding.fewest else { return nil }
    // Ranks ascend, and 1 is best.
    let sign: Double = analysis.metric.isHigherBetter ?? true ? -1 : 1
    let blocks = rows.map { $0.means.map { sign * $0 } }
    guard let nemenyi = try? Nemenyi(blocks) else { return nil }
    self.init(
      family: family.declaration.name, place: place, data: rows.map(\.data),
      treatments: cells.indices.map { index in
        Ranked(
          cell: cells[index], means: rows.map { $0.means[index] },
          meanRank: nemenyi.meanRanks[index])
      },
      friedman: (try? Friedman(blocks)).map {
        Test(
          chiSquared: $0.chiSquared, degreesOfFreedom: $0.degreesOfFreedom, pValue: $0.pValue,
          concordance: $0.concordance)
      },
      criticalDifference: Nemenyi.criticalDifference(
        treatments: cells.count, blocks: rows.count, alpha: analysis.alpha),
      pairs: cells.indices.flatMap { first in
        cells.indices.dropFirst(first + 1).map { second in
          let isFirst = nemenyi.meanRanks[first] <= nemenyi.meanRanks[second]
          return Pair(
            better: cells[isFirst ? first : second], worse: cells[isFirst ? second : first],
            pValue: nemenyi.pValues[first][second])
        }
      })
  }
}
