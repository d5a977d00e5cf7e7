import FaninAnalysis
import FaninLedger
import FaninRandom
import FaninStudy
import FaninTestSupport
import FaninTopology
import FaninTraining
import SyntheticRecords
import Testing

struct JudgedTogetherTests {
  @Test func `the robust companions of a small comparison are those of R`() throws {
    let comparison = try AnalysisTests.comparison([0.82, 0.81, 0.83, 0.80, 0.84])

    // Four differences are positive and one is zero: 2 of 16 sign assignments, 2/16 for Wilcoxon,
    // and the median of the means of two of the four.
    // R 4.3: shapiro.test(c(.02, .01, .03, 0, .04)): p = 0.9672.
    let robustness = try #require(comparison.robustness)
    #expect(robustness.signFlipPValue == 0.125)
    #expect(robustness.wilcoxonPValue == 0.125)
    #expect(isClose(robustness.hodgesLehmann, to: 0.025, absolute: 1e-12))
    #expect(isClose(robustness.normalityPValue ?? 0, to: 0.967_2, absolute: 1e-4))
    #expect(robustness.smallestPValue == 0.0625)
    // Means of four: without 0.04 it is 0.015, without 0 it is 0.025.
    #expect(isClose(robustness.leftOutRange?.low ?? 0, to: 0.015, absolute: 1e-12))
    #expect(isClose(robustness.leftOutRange?.high ?? 0, to: 0.025, absolute: 1e-12))
  }

  @Test func `a verdict that hangs on one seed names it`() throws {
    // p = 0.047 for all five; only without seed 3, whose difference is 0, is it still below 0.05.
    let comparison = try AnalysisTests.comparison([0.82, 0.81, 0.83, 0.80, 0.84])

    let seeds = try #require(comparison.robustness).decisiveSeeds(.different)
    #expect(seeds.map(\.seed.value) == [0, 1, 2, 4])
    #expect(seeds.allSatisfy { $0.verdict == .undecided })
  }

  @Test func `three pairs have no test that six could have`() throws {
    let comparison = try AnalysisTests.comparison([0.82, 0.81, 0.83])

    let robustness = try #require(comparison.robustness)
    #expect(robustness.smallestPValue == 0.25)
    #expect(!robustness.disagrees(0.25, tPValue: 0.01, alpha: 0.05))
  }

  @Test func `a test that could reject and does not disagrees`() throws {
    // Six pairs can reach 0.03125: one far seed keeps the t test from rejecting, not the ranks.
    let comparison = try AnalysisTests.comparison([0.81, 0.811, 0.812, 0.813, 0.814, 0.9])

    let tested = try #require(comparison.tested)
    let robustness = try #require(comparison.robustness)
    #expect(tested.pValue > 0.05)
    #expect(robustness.wilcoxonPValue == 0.03125)
    #expect(
      robustness.disagrees(robustness.wilcoxonPValue, tPValue: tested.pValue, alpha: 0.05))
  }

  @Test(arguments: [("study", 4), ("block", 2), ("data", 4)])
  func `a declared family sets what p is multiplied by`(families: String, size: Int) throws {
    let plan = try SyntheticRecords.small(
      profiles: "[uniform, erdos-renyi, {power: {cv: 0.5}}]", sparsities: "[0.8, 0.9]",
      analysis: "families: \(families)")

    let comparisons = Analysis(plan: plan, records: SyntheticRecords().records(of: plan))
      .findings.comparisons

    // Holm multiplies the smallest p of a family by its size.
    let smallest = try #require(
      comparisons.compactMap(\.tested).min { $0.pValue < $1.pValue })
    #expect(
      isClose(
        smallest.adjustedPValue, to: min(1, Double(size) * smallest.pValue), relative: 1e-12))
  }

  @Test func `missing runs are asked both ways`() throws {
    let plan = try SyntheticRecords.small(seeds: "6", analysis: "equivalence-bound: 0.005")
    let records = SyntheticRecords(
      accuracy: { cell, seed in
        // The baseline spans 0.70 to 0.80; the treatment is equivalent where both exist.
        0.7 + 0.02 * Double(seed.value)
          + (cell.profile == .uniform ? 0 : 0.000_1 * Double(seed.value % 3))
      },
      state: { cell, seed in
        cell.profile == .erdosRenyi && seed.value == 5 ? (.failed, "nan") : (.finished, nil)
      }
    ).records(of: plan)

    let comparison = try #require(
      Analysis(plan: plan, records: records).findings.comparisons.first)

    #expect(comparison.tested?.verdict == .equivalent)
    #expect(comparison.pairing.ifMissing?.against == .undecided)
    // The best value observed is the baseline's own at that seed: a difference of 0.
    #expect(comparison.pairing.ifMissing?.inFavour == .equivalent)
    #expect(comparison.pairing.failures.treatment == 1)
    #expect(comparison.pairing.failures.pValue == 1)
  }

  @Test func `pairing says how much seeds have in common`() throws {
    let comparison = try AnalysisTests.comparison(
      [0.81, 0.82, 0.83, 0.84], baseline: [0.80, 0.812, 0.819, 0.83])

    // NumPy: corrcoef 0.995461; (var x + var y) / var(x − y) = 205.2105.
    #expect(isClose(comparison.pairing.correlation ?? 0, to: 0.995_461, absolute: 1e-6))
    #expect(isClose(comparison.pairing.varianceReduction ?? 0, to: 205.210_526, absolute: 1e-5))
  }

  @Test func `pairs of different builds are named`() throws {
    let plan = try SyntheticRecords.small()
    let records = SyntheticRecords(provenance: { cell, seed in
      Provenance(
        version: cell.profile == .uniform && seed.value == 3 ? "0.2.0" : "0.1.0",
        build: "release", instructionSet: "avx2", processor: "P", system: "S", dataDigest: "d")
    }).records(of: plan)

    let comparison = try #require(
      Analysis(plan: plan, records: records).findings.comparisons.first)

    #expect(comparison.pairing.mixedBuilds.map(\.value) == [3])
  }
}
