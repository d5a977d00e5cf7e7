import FaninAnalysis
import FaninRandom
import FaninReport
import FaninStudy
import FaninTestSupport
import FaninTopology
import SyntheticRecords
import Testing

struct PooledFindingTests {
  private static func analysis(data: String) throws -> Analysis {
    let plan = try SyntheticRecords.plan(
      """
      study: pooled
      question: Over data sets?
      data: \(data)
      seeds: 5
      sparsities: [0.8, 0.9]
      profiles: [uniform, erdos-renyi]
      network: {hidden: [32, 16]}
      training: {epochs: 3, learning-rate: 0.1}
      analysis:
        baseline: {profile: uniform}
      """)
    // The treatment gains a little on every data set, more where the name is longer.
    let records = SyntheticRecords(accuracy: { cell, seed in
      let gain = cell.profile == .uniform ? 0 : 0.001 * Double(cell.data.count)
      return 0.8 + gain + 0.000_3 * Double(seed.value * UInt64(cell.data.count) % 5)
        * (cell.profile == .uniform ? 1 : -1)
    }).records(of: plan)
    return Analysis(plan: plan, records: records)
  }

  @Test func `data sets are pooled, sparsities are not`() throws {
    let analysis = try PooledFindingTests.analysis(data: "[glyphs, terrain, fashion-mnist]")

    #expect(analysis.findings.pooled.map { $0.place[Factor.sparsity]?.number } == [0.8, 0.9])
    for finding in analysis.findings.pooled {
      #expect(finding.studies.map(\.data.text) == ["glyphs", "terrain", "fashion-mnist"])
      let pooled = try #require(finding.pooled)
      let effects = finding.studies.map(\.estimate)
      #expect(pooled.estimate >= effects.min() ?? 0)
      #expect(pooled.estimate <= effects.max() ?? 0)
      // Two pooled findings: Holm doubles the smaller p.
      #expect(pooled.adjustedPValue ?? 0 >= pooled.pValue)
    }
    let text = analysis.text
    #expect(text.contains("<strong>Over the data sets.</strong>"))
    #expect(text.contains("Knapp, G. & Hartung, J. (2003)"))
  }

  @Test func `two data sets are too few for a mean, so the report has none`() throws {
    let analysis = try PooledFindingTests.analysis(data: "[glyphs, terrain]")

    #expect(
      analysis.findings.pooled.count == 2
        && analysis.findings.pooled.allSatisfy { $0.pooled == nil })
    let text = analysis.text
    #expect(!text.contains("Over the data sets"))
    #expect(!text.contains("Knapp"))
    let figures = FigureSet(Contents(analysis.findings, analysis.provenance)).figures
    #expect(!figures.contains { $0.name.hasPrefix("over-data-sets") })
  }

  @Test func `one data set has nothing to pool`() throws {
    let analysis = try PooledFindingTests.analysis(data: "glyphs")

    #expect(analysis.findings.pooled.isEmpty)
    #expect(!analysis.text.contains("Knapp"))
  }

  @Test func `the pooled figure is a file with its numbers`() throws {
    let analysis = try PooledFindingTests.analysis(data: "[glyphs, terrain, fashion-mnist]")
    let figures = FigureSet(Contents(analysis.findings, analysis.provenance)).figures

    let figure = try #require(figures.first { $0.name == "over-data-sets" })
    #expect(figure.svg.text.contains("mean over data sets"))
    #expect(figure.table.text.split(separator: "\n").count == 1 + 2 * 4)
  }
}
