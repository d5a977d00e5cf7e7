import FaninAnalysis
import FaninRandom
import FaninReport
import FaninStudy
import FaninTraining
import SyntheticRecords
import Testing

/// A study of factors that the built-in trainer knows nothing of.
struct InventedFactorsTests {
  private static let factors = [
    Factor(name: "site", levels: [.text("north"), .text("south")]),
    Factor(name: "warm-up", levels: [.number(0), .number(500), .number(2_000)]),
    Factor(name: "dropout", levels: [.flag(false), .flag(true)]),
  ]

  /// Every combination of levels, compared in `warm-up`; each cell has a recipe of its own.
  private static func plan() throws -> Plan {
    let base = try SyntheticRecords.plan(
      """
      study: invented
      question: Does warm-up help?
      data: glyphs
      seeds: 6
      sparsities: [0.9]
      profiles: [uniform]
      network: {hidden: [32, 16]}
      training: {epochs: 3, learning-rate: 0.1}
      """)
    var study = base.study
    var family = FamilyDeclaration(pairs: .baseline(Levels(["warm-up": .number(0)])))
    family.equivalenceBound = 0.02
    study.analysis.families = [family]
    var cells: [Cell] = []
    for site in factors[0].levels {
      for warmUp in factors[1].levels {
        for dropout in factors[2].levels {
          var recipe = base.cells[0].recipe
          recipe.training.learningRate = 0.1 + 0.001 * Double(cells.count)
          cells.append(
            Cell(
              levels: Levels(["site": site, "warm-up": warmUp, "dropout": dropout]), recipe: recipe)
          )
        }
      }
    }
    return Plan(study, factors: factors, compared: ["warm-up"], cells: cells)
  }

  private static func analysis() throws -> Analysis {
    let plan = try plan()
    let records = SyntheticRecords(accuracy: { cell, seed in
      let gain = cell.levels["warm-up"]?.number == 500 ? 0.03 : 0
      return 0.8 + gain + 0.001 * Double(seed.value % 3) + 0.000_1 * Double(seed.value)
        * (gain > 0 ? 1 : -1)
    }).records(of: plan)
    return Analysis(plan: plan, records: records)
  }

  @Test func `blocks are the levels of what is not compared`() throws {
    let findings = try Self.analysis().findings

    #expect(findings.blocks.count == 4)
    #expect(findings.blocks[0].levels == Levels(["site": .text("north"), "dropout": .flag(false)]))
    #expect(findings.comparisons.count == 8)
    #expect(findings.comparisons.allSatisfy { $0.baseline["warm-up"] == .number(0) })
    #expect(findings.comparisons[0].treatment["warm-up"] == .number(500))
    #expect(findings.comparisons[0].tested?.verdict == .different)
  }

  @Test func `the report names factors and levels as the study does`() throws {
    let analysis = try Self.analysis()
    let text = analysis.text

    #expect(text.contains("### site north, dropout false"))
    #expect(text.contains("| warm-up |"))
    #expect(text.contains("| `500`"))
    #expect(!text.contains("Sparse multilayer perceptrons"))
    #expect(!text.contains("hidden layers of"))
  }

  @Test func `figures have a row for each level that is compared`() throws {
    let analysis = try Self.analysis()

    let figures = try Report(analysis).files.filter { $0.path.hasSuffix("differences.svg") }

    #expect(figures.count == 1)
    #expect(figures[0].text.contains(">500</text>") && figures[0].text.contains(">2000</text>"))
  }
}
