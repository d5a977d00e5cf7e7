import FaninData
import FaninStudy
import FaninTestSupport
import Foundation
import Testing

struct PlanSummaryTests {
  /// A library over a folder without any file.
  static let library = DataLibrary(directory: URL(fileURLWithPath: "nowhere", isDirectory: true))

  @Test func `a study is summed up for a person`() throws {
    let study = try StudyText.study(
      "data: [glyphs, terrain]", "sparsities: [0.5, 0.9]",
      "sweep: {training.learning-rate: [0.05, 0.1]}",
      """
      analysis:
        equivalence-bound: 0.005
        correlate: [{x: fan-in-cv, y: hierarchy-strength}]
      """)

    let summary = try PlanSummary(Plan(study), library: Self.library)

    // The largest network is 784·32 + 32·16 + 16·10 = 25,760; the smallest has a tenth of 54·32
    // and 32·16, rounded, and all of 16·7: 173 + 51 + 112 = 336.
    #expect(
      summary.text == """
        Does it matter?

        data                    glyphs, terrain
        topology                static
        training.learning-rate  0.05, 0.1
        sparsity                0.5, 0.9
        profile                 dense, uniform, erdos-renyi
        seed                    0 to 2

        20 cells × 3 seeds = 60 runs, each of 336 to 25,760 connections

        compared    test-accuracy after the last epoch, each profile with uniform, paired by seed
                    8 blocks, 16 comparisons in one family, corrected by holm, alpha 0.05; equivalent within ±0.005
        correlated  fan-in-cv with hierarchy-strength

        expected    about 1 s of one core, about 300 kB of ledger

        note: 3 seeds: a two-sided sign-flip or rank test cannot give a p below 0.25, which is above alpha; the t test can

        """)
  }

  @Test(arguments: [
    ("seeds: 1", "one seed: differences have no spread, so nothing can be tested"),
    (
      "seeds: 5",
      "5 seeds: a two-sided sign-flip or rank test cannot give a p below 0.0625, which is above "
        + "alpha; the t test can"
    ),
    ("seeds: 6", "no equivalence-bound is declared: no verdict can be \"equivalent\""),
    ("profiles: [uniform]", "nothing is compared: no block has a cell beside the baseline"),
    ("exclude: [{sparsity: 0.8}]", "exclude[0] names no cell of the study"),
    (
      "training: {epochs: 1, learning-rate: 0.1, optimizer: adamw, nesterov: true}",
      "adamw ignores training.nesterov"
    ),
    ("data: mnist", "mnist is not in nowhere yet: fanin data fetch mnist --data nowhere"),
  ])
  func `what a study cannot show is said before it runs`(section: String, note: String) throws {
    let summary = try PlanSummary(Plan(StudyText.study(section)), library: Self.library)

    #expect(summary.notes.contains(note))
  }

  @Test func `six seeds and a bound leave nothing to note`() throws {
    let study = try StudyText.study("seeds: 6", "analysis: {equivalence-bound: 0.01}")

    #expect(try PlanSummary(Plan(study), library: Self.library).notes.isEmpty)
  }

  @Test func `time grows with seeds, epochs and connections`() throws {
    func seconds(_ sections: String...) throws -> Double {
      let text = StudyText.small(with: sections)
      return try PlanSummary(Plan(Study(yaml: text, path: "x.yaml")), library: Self.library).seconds
    }

    let base = try seconds("profiles: [uniform]")

    #expect(try isClose(seconds("profiles: [uniform]", "seeds: 6"), to: 2 * base, relative: 1e-12))
    #expect(
      try isClose(
        seconds("profiles: [uniform]", "training: {epochs: 4, learning-rate: 0.1}"), to: 2 * base,
        relative: 1e-12))
    #expect(try seconds("profiles: [dense]") > base)
  }

  @Test func `networks too sparse to have a path are warned of`() throws {
    let thin = try StudyText.study(
      "data: terrain", "sparsities: [0.5, 0.998]", "network: {hidden: [64, 64, 64]}")
    let usual = try StudyText.study(
      "data: terrain", "sparsities: [0.5]", "network: {hidden: [64, 64, 64]}")

    let warning = try PlanSummary(Plan(thin), library: Self.library).notes.first {
      $0.hasPrefix("too sparse to learn?")
    }

    // 0.002 · 54 · 64 = 6.9 and twice 0.002 · 64² = 8.2 connections, then 64 · 7 of the dense output:
    // 7 · 8 · 8 · 448 ÷ 64³ = 0.77 paths.
    #expect(
      warning?.contains("has 7 connections for 64 neurons in hidden layer 1, and 0.77 paths")
        == true)
    let notes = try PlanSummary(Plan(usual), library: Self.library).notes
    #expect(!notes.contains { $0.hasPrefix("too sparse") })
  }

  @Test func `a thousand cells of wide layers are checked in moments`() throws {
    let levels = (1..<100).map { "0.\($0 < 10 ? "0" : "")\($0)" }.joined(separator: ", ")
    let start = ContinuousClock.now

    let study = try StudyText.study(
      "sparsities: [\(levels)]", "network: {hidden: [2048, 2048, 2048]}",
      "profiles: [uniform, {lognormal: {cv: 0.1}}, {power: {cv: 0.1}}, {sigmoid: {cv: 0.1}}]",
      "topologies: [static, set, rigl]")

    // Solved for, they would take minutes.
    #expect(Plan(study).cells.count == 99 * 4 * 3)
    #expect(ContinuousClock.now - start < .seconds(30))
  }
}
