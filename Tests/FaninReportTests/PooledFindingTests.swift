import FaninRandom
import FaninReport
import FaninStudy
import FaninTestSupport
import FaninTopology
import Testing

struct PooledFindingTests {
  private static func findings(data: String) throws -> Findings {
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
    return Analysis(plan: plan, records: records).findings
  }

  @Test func `data sets are pooled, sparsities are not`() throws {
    let findings = try PooledFindingTests.findings(data: "[glyphs, terrain, fashion-mnist]")

    #expect(findings.pooled.map(\.place) == ["80 % sparsity", "90 % sparsity"])
    for finding in findings.pooled {
      #expect(finding.studies.map(\.data) == ["glyphs", "terrain", "fashion-mnist"])
      let pooled = try #require(finding.pooled)
      let effects = finding.studies.map(\.estimate)
      #expect(pooled.estimate >= effects.min() ?? 0)
      #expect(pooled.estimate <= effects.max() ?? 0)
      // Two pooled findings: Holm doubles the smaller p.
      #expect(pooled.adjustedPValue >= pooled.pValue)
    }
    let text = MarkdownWriter.text(of: Document(findings))
    #expect(text.contains("## Over the data sets"))
    #expect(text.contains("Knapp, G. & Hartung, J. (2003)"))
  }

  @Test func `two data sets stand side by side without a mean`() throws {
    let findings = try PooledFindingTests.findings(data: "[glyphs, terrain]")

    #expect(findings.pooled.count == 2 && findings.pooled.allSatisfy { $0.pooled == nil })
    let text = MarkdownWriter.text(of: Document(findings))
    #expect(text.contains("two are too few for a mean"))
    #expect(!text.contains("Knapp"))
    let figure = try #require(
      FigureSet(findings).files.first { $0.name == FigureName.pooled })
    #expect(!figure.svg.text.contains(": mean"))
  }

  @Test func `one data set has nothing to pool`() throws {
    let findings = try PooledFindingTests.findings(data: "glyphs")

    #expect(findings.pooled.isEmpty)
    #expect(!MarkdownWriter.text(of: Document(findings)).contains("Knapp"))
  }

  @Test func `the pooled figure is a file with its numbers`() throws {
    let figures = FigureSet(
      try PooledFindingTests.findings(data: "[glyphs, terrain, fashion-mnist]")
    ).files

    let figure = try #require(figures.first { $0.name == FigureName.pooled })
    #expect(figure.svg.text.contains("mean over data sets"))
    #expect(figure.table.text.split(separator: "\n").count == 1 + 2 * 4)
  }
}
