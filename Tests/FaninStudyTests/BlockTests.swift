import FaninStudy
import FaninTopology
import Testing

struct BlockTests {
  /// The comparisons of each block as text: where, treatments, baseline.
  private func texts(_ plan: Plan) -> [String] {
    let comparisons = plan.comparisons.flatMap(\.comparisons)
    return plan.blocks.map { block in
      func text(_ cell: Levels) -> String {
        "\(cell[Factor.profile]?.text ?? "")" + (cell[Factor.sparsity].map { "@\($0.text)" } ?? "")
      }
      let swept = plan.study.sweeps.compactMap { block.levels[$0.key]?.text }
      let place =
        "\(block.levels[Factor.data]?.text ?? "") \(block.levels[Factor.sparsity]?.text ?? "-")"
      let here = comparisons.filter { $0.block == block.levels }
      return "\(place) \(swept): \(here.map { text($0.treatment) }) with "
        + "\(here.first.map { text($0.baseline) } ?? "nothing")"
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
      plan.blocks.allSatisfy { block in block.cells.allSatisfy(block.levels.isPart) })
  }

  @Test func `a study of one profile has a block in which nothing is compared`() throws {
    let plan = try Plan(StudyText.study("profiles: [uniform]"))

    #expect(plan.blocks.count == 1 && plan.blocks[0].cells.count == 1)
    #expect(plan.comparisons.flatMap(\.comparisons).isEmpty)
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

    let compared = ["warm-up", "dropout"]
    let blocks = Block.all(of: cells, factors: factors, compared: compared)
    let family = FamilyDeclaration(
      pairs: .baseline(Levels(["warm-up": .number(0), "dropout": .flag(false)])))
    let comparisons = family.comparisons(in: blocks, compared: compared)

    #expect(blocks.map(\.levels) == factors[0].levels.map { Levels(["site": $0]) })
    #expect(blocks.allSatisfy { $0.cells.count == 4 })
    #expect(comparisons.count == 6)
    #expect(comparisons[3].baseline == cells[4])
  }

  @Test func `a contrast compares cells that differ in what it names, all else equal`() throws {
    let plan = try Plan(
      StudyText.study(
        "sparsities: [0.5, 0.9]", "profiles: [dense, uniform, erdos-renyi]",
        "topologies: [static, rigl]",
        "exclude: [{topology: rigl, profile: erdos-renyi}, {topology: rigl, profile: dense}]",
        """
        analysis:
          families:
            - name: moving
              contrasts:
                - {treatment: {topology: rigl, profile: uniform}, baseline: {topology: static, profile: erdos-renyi}}
                - {treatment: {profile: uniform, topology: static}, baseline: {profile: dense}}
        """))

    let comparisons = plan.comparisons[0].comparisons

    #expect(
      comparisons.map { [$0.treatment, $0.baseline].map { $0[Factor.sparsity]?.text ?? "-" } }
        == [["0.5", "-"], ["0.9", "-"], ["0.5", "0.5"], ["0.9", "0.9"]])
  }
}
