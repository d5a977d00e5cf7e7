import FaninAnalysis
import FaninLedger
import FaninRandom
import FaninReport
import FaninStudy
import FaninTopology
import SyntheticRecords
import Testing

/// The answer names what was found, where, and how much; synthetic accuracies say what that is.
struct AnswerTests {
  /// The paragraphs between the heading and what follows.
  static func answer(
    seeds: Int = 5, profiles: String = "[uniform, erdos-renyi]", sparsities: String = "[0.9]",
    analysis: String = "", shift: @escaping (Cell) -> Double
  ) throws -> String {
    let plan = try SyntheticRecords.small(
      seeds: "\(seeds)", profiles: profiles, sparsities: sparsities, analysis: analysis)
    let records = SyntheticRecords(accuracy: { cell, seed in
      // Two runs of one seed differ by a wobble of mean 0.0004 over seeds 0 to 4.
      let wobble = 0.000_5 * Double(seed.value % 3) - 0.000_4
      return cell.profile == .uniform ? 0.8 : 0.8 + shift(cell) + wobble
    }).records(of: plan)
    let text = Analysis(plan: plan, records: records).text
    let parts = text.split(separator: "## The answer\n")
    return parts[1].split(separator: "\n\n![")[0].trimmingPrefix("\n").description
  }

  @Test func `a difference is told with its place in the question, its size and its interval`()
    throws
  {
    let answer = try AnswerTests.answer(shift: { _ in 0.02 })

    // Wobbles −0.04, 0.01, 0.06, −0.04, 0.01 points: mean 0, sd 0.0418, half-width 2.776 · 0.0187.
    #expect(
      answer
        == "`erdos-renyi` is better than `uniform` by 2.00 points (95 % interval 1.95 to 2.05, 5 seeds)."
    )
  }

  @Test func `differences of several blocks are told block by block`() throws {
    let answer = try AnswerTests.answer(
      profiles: "[uniform, erdos-renyi, {power: {cv: 0.5}}]", sparsities: "[0.8, 0.9]",
      analysis: "equivalence-bound: 0.005",
      shift: { cell in
        cell.sparsity == 0.8 ? 0 : cell.profile == .erdosRenyi ? -0.02 : 0.01
      })

    #expect(
      answer
        == """
        On glyphs, 90 % sparsity, `erdos-renyi` is worse than `uniform` by 2.00 points (95 % interval \
        1.95 to 2.05, 5 seeds), `power(cv=0.5)` is better by 1.00. Equivalent to `uniform` within ±0.5 \
        points: `erdos-renyi` and `power(cv=0.5)` on glyphs at 80 % sparsity.
        """)
  }

  @Test func `what is the same everywhere is said once`() throws {
    let answer = try AnswerTests.answer(
      profiles: "[uniform, erdos-renyi, {power: {cv: 0.5}}]", sparsities: "[0.8, 0.9]",
      analysis: "equivalence-bound: 0.005",
      shift: { $0.sparsity == 0.9 && $0.profile == .erdosRenyi ? 0.000_2 : 0 })

    #expect(
      answer
        == """
        Every one of 4 comparisons is equivalent to `uniform` within ±0.5 points; the largest \
        difference is +0.02 points (95 % interval −0.03 to +0.07) for `erdos-renyi` on glyphs, 90 % \
        sparsity.
        """)
  }

  @Test func `what is open is told with the seeds it would take`() throws {
    let answer = try AnswerTests.answer(analysis: "equivalence-bound: 0.0003", shift: { _ in 0 })

    // SciPy, for d = 0.0003 / 0.000418: 18 pairs for the t test at 0.05, 19 for both one-sided tests.
    #expect(
      answer
        == """
        Open: 0.00 points (95 % interval −0.05 to +0.05) for `erdos-renyi`; about 19 seeds in \
        all would settle it with a power of 80 %.
        """)
  }

  @Test func `equivalences that a correction would not leave are told apart`() throws {
    // Of 4 comparisons two are far within the bound and two just within it.
    let answer = try AnswerTests.answer(
      profiles: "[uniform, erdos-renyi, {power: {cv: 0.5}}]", sparsities: "[0.8, 0.9]",
      analysis: "equivalence-bound: 0.001",
      shift: { $0.profile == .erdosRenyi ? 0 : 0.000_5 })

    #expect(
      answer
        == """
        Every one of 4 comparisons is equivalent to `uniform` within ±0.1 points; the largest \
        difference is +0.05 points (95 % interval 0.00 to +0.10) for `power(cv=0.5)` on glyphs, 80 % \
        sparsity. Counted together (Holm), these stand: `erdos-renyi` everywhere.
        """)
  }

  @Test func `one seed is said plainly`() throws {
    let answer = try AnswerTests.answer(seeds: 1, shift: { _ in 0.02 })

    #expect(
      answer
        == """
        1 comparison could not be tested (one pair of seeds has no spread to test against).
        """)
  }
}
