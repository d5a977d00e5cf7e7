import FaninAnalysis
import FaninLedger
import FaninStudy
import SyntheticRecords
import Testing

struct SeedPlanTests {
  private func plan(_ analysis: String = "equivalence-bound: 0.01") throws -> Plan {
    let text = """
      study: s
      question: Q?
      data: glyphs
      seeds: 10
      sparsities: [0.9]
      profiles: [uniform, erdos-renyi]
      network: {hidden: [8]}
      training: {epochs: 2, learning-rate: 0.1}
      analysis: {baseline: {profile: uniform}, \(analysis)}
      """
    return Plan(try Study(yaml: text, path: "s.yaml"))
  }

  @Test func `a stated spread gives the seeds that the power formulas give`() throws {
    let seeds = SeedPlan(plan: try plan(), records: [], deviation: 0.01)

    let row = try #require(seeds.rows.first)
    // d_z = 1 at α = 0.05 and 80 %: 10 pairs (G*Power 3.1); TOST margin 1 sd: 11 (STATISTICS of
    // Phillips 1990: t tables).
    #expect(row.seedsForDifference == 10)
    #expect(row.seedsForEquivalence == 11)
    #expect(row.pilotPairs == 0 && row.deviation == 0.01)
  }

  @Test func `a pilot is planned with at the upper limit of its spread`() throws {
    let plan = try plan()

    let row = try #require(
      SeedPlan(plan: plan, records: SyntheticRecords().records(of: plan)).rows.first)

    #expect(row.pilotPairs == 10)
    #expect(row.deviation != nil && row.detectable != nil && row.equivalencePower != nil)
  }

  @Test func `without a spread or a difference there is no number`() throws {
    let nothing = SeedPlan(plan: try plan(), records: [])
    let noBound = SeedPlan(plan: try plan("alpha: 0.05"), records: [], deviation: 0.01)

    #expect(nothing.rows.allSatisfy { $0.deviation == nil && $0.seedsForDifference == nil })
    #expect(
      noBound.rows.allSatisfy { $0.seedsForDifference == nil && $0.seedsForEquivalence == nil })
    #expect(noBound.rows.allSatisfy { $0.detectable != nil })
  }
}
