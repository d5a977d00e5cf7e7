import FaninAnalysis
import FaninRandom
import FaninReport
import FaninStudy
import FaninTestSupport
import FaninTopology
import SyntheticRecords
import Testing

struct RankFindingTests {
  /// The better of two profiles on every data set is the later one of the study; dense is best.
  private static func analysis(
    data: String = "[glyphs, terrain, mnist]", profiles: String = "uniform, erdos-renyi",
    isAgreed: Bool = true
  ) throws -> Analysis {
    let plan = try SyntheticRecords.plan(
      """
      study: ranked
      question: Over data sets?
      data: \(data)
      seeds: 4
      sparsities: [0.8, 0.9]
      profiles: [dense, \(profiles), {lognormal: {cv: 0.5}}]
      network: {hidden: [32, 16]}
      training: {epochs: 3, learning-rate: 0.1}
      analysis:
        families:
          - name: profiles
            baseline: {profile: uniform}
            except: [{profile: dense}]
      """)
    let order = ["uniform": 0.0, "erdos-renyi": 1, "lognormal(cv=0.5)": 2, "dense": 3]
    let records = SyntheticRecords(accuracy: { cell, seed in
      let rank = order[cell.profile.description] ?? 0
      let turned = isAgreed || cell.data != "terrain" ? rank : -rank
      return 0.8 + 0.01 * turned + 0.000_1 * Double(seed.value)
    }).records(of: plan)
    return Analysis(plan: plan, records: records)
  }

  @Test func `treatments are ranked within each data set, place by place, dense left out`() throws {
    let ranks = try Self.analysis().findings.ranks

    #expect(ranks.map { $0.place[Factor.sparsity]?.number } == [0.8, 0.9])
    for finding in ranks {
      #expect(finding.data.map(\.text) == ["glyphs", "terrain", "mnist"])
      #expect(
        finding.treatments.map { $0.cell[Factor.profile]?.text } == [
          "uniform", "erdos-renyi", "lognormal(cv=0.5)",
        ])
      #expect(finding.treatments.map(\.meanRank) == [3, 2, 1])
      // scipy.stats.friedmanchisquare([1, 1, 1], [2, 2, 2], [3, 3, 3]): 6.0, 0.04978706836786395.
      let test = try #require(finding.friedman)
      #expect(isClose(test.chiSquared, to: 6, relative: 1e-12))
      #expect(isClose(test.pValue, to: 0.04978706836786395, relative: 1e-12))
      #expect(test.concordance == 1)
      // As in the tests of Nemenyi's critical difference.
      #expect(isClose(finding.criticalDifference, to: 1.9136235154962773, relative: 1e-9))
      // Only the first and the last are two ranks apart.
      let apart = finding.pairs.filter { $0.pValue <= 0.05 }
      #expect(apart.map { $0.better[Factor.profile]?.text } == ["lognormal(cv=0.5)"])
      #expect(apart.map { $0.worse[Factor.profile]?.text } == ["uniform"])
    }
  }

  @Test func `the section says first whether anything changes, and how little can be shown`() throws
  {
    let agreed = try Self.analysis()
    #expect(
      agreed.text.contains(
        "<code>lognormal(cv=0.5)</code> ranks before <code>uniform</code> (80 % sparsity)"))
    #expect(
      agreed.text.contains(
        "with 3 data sets two of 3 treatments are told apart only when their mean ranks are 1.91 or "
          + "more apart, of 2 at most"))
    #expect(agreed.text.contains("Demšar, J. (2006)"))

    let turned = try Self.analysis(isAgreed: false)
    #expect(turned.text.contains("It changes nothing: with each data set as one replicate"))
  }

  @Test func `a figure joins what cannot be told apart, its numbers beside it`() throws {
    let analysis = try Self.analysis(isAgreed: false)
    let figures = FigureSet(Contents(analysis.findings, analysis.provenance)).figures
      .filter { $0.name.hasPrefix("mean-ranks") }

    #expect(figures.map(\.name) == ["mean-ranks-80-sparsity", "mean-ranks-90-sparsity"])
    let drawing = figures[0].svg.text
    #expect(drawing.contains("critical difference 1.91"))
    #expect(drawing.contains("n = 3 data sets (glyphs, terrain and mnist)"))
    #expect(drawing.contains(">lognormal(cv=0.5) (1.67)<"))
    #expect(figures[0].table.text.split(separator: "\n").count == 1 + 3 * 3)
  }

  @Test(arguments: [
    ("[glyphs, terrain]", "uniform, erdos-renyi"), ("[glyphs, terrain, mnist]", "uniform"),
  ])
  func `two data sets, or two treatments, are no ranking`(data: String, profiles: String) throws {
    #expect(try Self.analysis(data: data, profiles: profiles).findings.ranks.isEmpty)
  }
}
