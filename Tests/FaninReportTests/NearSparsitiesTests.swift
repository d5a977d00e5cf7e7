import FaninAnalysis
import FaninReport
import SyntheticRecords
import Testing

struct NearSparsitiesTests {
  @Test func `two sparsities that percent would write alike stay two blocks of two names`() throws {
    let plan = try SyntheticRecords.small(sparsities: "[0.9, 0.90000005]")
    let analysis = Analysis(plan: plan, records: SyntheticRecords().records(of: plan))

    #expect(analysis.findings.blocks.count == 2)
    #expect(analysis.findings.comparisons.count == 2)
    let headings = analysis.text.split(separator: "\n").filter { $0.hasPrefix("### glyphs") }
    #expect(Set(headings) == ["### glyphs, 90 % sparsity", "### glyphs, 90.000005 % sparsity"])
  }
}
