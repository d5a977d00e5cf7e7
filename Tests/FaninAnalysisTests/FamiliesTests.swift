import FaninAnalysis
import FaninRandom
import FaninStudy
import FaninTestSupport
import FaninTopology
import SyntheticRecords
import Testing

/// Several questions in one study, each with its own baseline, bound and claims.
struct FamiliesTests {
  private static let analysis = """
    families:
      - name: profiles
        question: Does the profile matter?
        baseline: {profile: erdos-renyi}
        except: [{profile: dense}]
        equivalence-bound: 0.002
        together: block
      - name: against-dense
        baseline: {profile: dense}
        correction: none
        claims: [{within: 0.05, source: "a paper"}]
      - name: what-moves
        contrasts:
          - {treatment: {topology: rigl, profile: uniform}, baseline: {topology: static, profile: uniform}}
        claims:
          - {difference: 0.0103, p: 0.036, d: 1.07, source: "a paper", sparsity: 0.9}
          - {difference: 0.2, source: "another"}
          - {difference: positive, source: "a third"}
    """

  private static func findings() throws -> Findings {
    let plan = try SyntheticRecords.plan(
      """
      study: families
      question: Several things?
      data: glyphs
      seeds: 8
      sparsities: [0.8, 0.9]
      profiles: [dense, uniform, erdos-renyi]
      topologies: [static, rigl]
      exclude: [{profile: dense, topology: rigl}, {profile: erdos-renyi, topology: rigl}]
      network: {hidden: [32, 16]}
      training: {epochs: 3, learning-rate: 0.1}
      analysis:
      \(analysis.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
      """.replacing(
        "baseline: {profile: erdos-renyi}",
        with: "baseline: {profile: erdos-renyi, topology: static}"
      )
      .replacing("baseline: {profile: dense}", with: "baseline: {profile: dense, topology: static}")
    )
    let records = SyntheticRecords(accuracy: { cell, seed in
      let wobble = 0.001 * Double(seed.value % 4)
      return cell.topology == .fixed ? 0.8 + wobble : 0.81 + 1.2 * wobble
    }).records(of: plan)
    return Analysis(plan: plan, records: records).findings
  }

  @Test func `each family has its own comparisons`() throws {
    let families = try Self.findings().families

    #expect(families.map(\.declaration.name) == ["profiles", "against-dense", "what-moves"])
    // uniform and erdos-renyi under static, uniform under rigl, at two sparsities.
    #expect(families[0].comparisons.count == 4)
    #expect(families[1].comparisons.count == 6)
    #expect(families[2].comparisons.count == 2)
    #expect(
      families[2].comparisons.allSatisfy {
        $0.treatment[Factor.topology]?.text.hasPrefix("rigl") == true
          && $0.baseline[Factor.topology]?.text == "static"
          && $0.treatment[Factor.sparsity] == $0.baseline[Factor.sparsity]
      })
  }

  @Test func `each family is corrected by itself`() throws {
    let families = try Self.findings().families

    // Uncorrected: uniform under rigl at two sparsities; under static nothing differs from dense.
    let uncorrected = families[1].comparisons.compactMap(\.tested)
    #expect(uncorrected.count == 2)
    for difference in uncorrected {
      #expect(difference.adjustedPValue == difference.pValue)
      #expect(difference.equivalencePValue == nil)
    }
    // Holm over two p-values that are the same: twice each.
    let corrected = families[2].comparisons.compactMap(\.tested)
    #expect(corrected.count == 2)
    for difference in corrected { #expect(difference.adjustedPValue == 2 * difference.pValue) }
  }

  @Test func `under a rule for looking early a claim is reproduced by what the rule has shown`()
    throws
  {
    let yaml = { (rule: String) in
      """
      study: early
      question: Q?
      data: glyphs
      seeds: 4
      sparsities: [0.9]
      profiles: [uniform, erdos-renyi]
      network: {hidden: [8]}
      training: {epochs: 2, learning-rate: 0.1}
      analysis:
        \(rule)
        families:
          - name: all
            baseline: {profile: uniform}
            claims: [{difference: positive, source: "a paper"}]
      """
    }
    // Four differences of about 1.5 standard deviations: p < 0.05, a Bayes factor below 20.
    let accuracy = { (cell: Cell, seed: Seed) in
      cell.profile == .uniform ? 0.8 : 0.8 + [0.004, 0.008, 0.012, 0.016][Int(seed.value % 4)]
    }
    let row = { (rule: String) throws -> (Comparison, ClaimFinding.Row) in
      let plan = try SyntheticRecords.plan(yaml(rule))
      let findings = Analysis(
        plan: plan, records: SyntheticRecords(accuracy: accuracy).records(of: plan)
      ).findings
      return (findings.comparisons[0], findings.claims[0].rows[0])
    }

    let (fixed, shown) = try row("correction: holm")
    #expect(fixed.tested?.verdict == .different && shown.verdict == .reproduced)
    let (early, open) = try row("sequential: anytime")
    #expect(early.tested?.verdict == .undecided && open.verdict == .open)
  }

  @Test func `claims have a row for each comparison they are about`() throws {
    let claims = try Self.findings().claims

    // within for all six of its family, +0.01 at one sparsity, the others at both.
    #expect(claims.map(\.rows.count) == [6, 1, 2, 2])
    #expect(claims[1].rows[0].verdict == .reproduced)
    #expect(claims[2].rows.allSatisfy { $0.verdict == .smaller })
    #expect(claims[3].isReproduced)
    // p = 0.036 and d = 1.07 can come from one test, as `fanin published` finds.
    #expect(claims[1].isConsistent == true)
    #expect(claims[0].isConsistent == nil)
  }
}
