import FaninStudy
import FaninTopology
import Testing

struct BlockTests {
  /// A block as text: where, baseline, treatments.
  private func texts(_ plan: Plan) -> [String] {
    plan.blocks.map { block in
      func text(_ cell: Levels) -> String {
        "\(cell[Factor.profile]?.text ?? "")" + (cell[Factor.sparsity].map { "@\($0.text)" } ?? "")
      }
      let swept = plan.study.sweeps.compactMap { block.levels[$0.key]?.text }
      let place =
        "\(block.levels[Factor.data]?.text ?? "") \(block.levels[Factor.sparsity]?.text ?? "-")"
      return "\(place) \(swept): \(block.treatments.map(text)) with "
        + "\(block.baseline.map(text) ?? "nothing")"
    }
  }

  @Test func `dense is compared in the block of every sparsity`() throws {
    let plan = try Plan(
      StudyText.study("sparsities: [0.5, 0.9]", "profiles: [uniform, erdos-renyi, dense]"))

    #expect(
      texts(plan) == [
        #"glyphs 0.5 []: ["erdos-renyi@0.5", "dense"] with uniform@0.5"#,
        #"glyphs 0.9 []: ["erdos-renyi@0.9", "dense"] with uniform@0.9"#,
      ])
  }

  @Test func `a dense baseline is that of every sparsity`() throws {
    let plan = try Plan(
      StudyText.study(
        "sparsities: [0.5, 0.9]", "profiles: [dense, uniform]",
        "analysis: {baseline: {profile: dense}}"))

    #expect(
      texts(plan) == [
        #"glyphs 0.5 []: ["uniform@0.5"] with dense"#,
        #"glyphs 0.9 []: ["uniform@0.9"] with dense"#,
      ])
  }

  @Test
  func `a baseline that names a sparsity is the same in all blocks, and no pair stands twice`()
    throws
  {
    let plan = try Plan(
      StudyText.study(
        "sparsities: [0.5, 0.9]", "profiles: [dense, uniform, erdos-renyi]",
        "analysis: {baseline: {profile: uniform, sparsity: 0.9}}"))

    #expect(
      texts(plan) == [
        #"glyphs 0.5 []: ["dense", "uniform@0.5", "erdos-renyi@0.5"] with uniform@0.9"#,
        #"glyphs 0.9 []: ["erdos-renyi@0.9"] with uniform@0.9"#,
      ])
  }

  @Test func `every data set and every swept level has its own blocks`() throws {
    let plan = try Plan(
      StudyText.study(
        "data: [glyphs, terrain]", "profiles: [uniform, erdos-renyi]",
        "sweep: {training.learning-rate: [0.1, 0.2]}"))

    #expect(
      texts(plan) == [
        #"glyphs 0.9 ["0.1"]: ["erdos-renyi@0.9"] with uniform@0.9"#,
        #"glyphs 0.9 ["0.2"]: ["erdos-renyi@0.9"] with uniform@0.9"#,
        #"terrain 0.9 ["0.1"]: ["erdos-renyi@0.9"] with uniform@0.9"#,
        #"terrain 0.9 ["0.2"]: ["erdos-renyi@0.9"] with uniform@0.9"#,
      ])
    #expect(
      plan.blocks.allSatisfy { block in block.treatments.allSatisfy(block.levels.isPart) })
  }

  @Test func `a study of one profile has a block in which nothing is compared`() throws {
    let blocks = try Plan(StudyText.study("profiles: [uniform]")).blocks

    #expect(blocks.count == 1 && blocks[0].cells.count == 1)
    #expect(blocks[0].treatments.isEmpty)
  }

  @Test func `factors of any name make blocks, and those of the baseline are compared`() {
    let factors = [
      Factor(name: "site", levels: [.text("north"), .text("south")]),
      Factor(name: "warm-up", levels: [.number(0), .number(500)]),
      Factor(name: "dropout", levels: [.flag(false), .flag(true)]),
    ]
    let cells = factors[0].levels.flatMap { site in
      factors[1].levels.flatMap { warmUp in
        factors[2].levels.map { dropout in
          Levels(["site": site, "warm-up": warmUp, "dropout": dropout])
        }
      }
    }

    let blocks = Block.all(
      of: cells, factors: factors, compared: ["warm-up", "dropout"],
      baseline: Levels(["warm-up": .number(0), "dropout": .flag(false)]))

    #expect(blocks.map(\.levels) == factors[0].levels.map { Levels(["site": $0]) })
    #expect(blocks.allSatisfy { $0.cells.count == 4 && $0.treatments.count == 3 })
    #expect(blocks[1].baseline == cells[4])
  }
}
