import FaninStudy
import FaninTopology
import Testing

struct BlockTests {
  /// A block as text: where, baseline, treatments.
  private func texts(_ plan: Plan) -> [String] {
    plan.blocks.map { block in
      func text(_ cell: Cell) -> String {
        "\(cell.profile)" + (cell.sparsity.map { "@\($0)" } ?? "")
      }
      let place = "\(block.data) \(block.sparsity.map { "\($0)" } ?? "-") \(block.swept)"
      return "\(place): \(block.treatments.map(text)) with \(text(block.baseline))"
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
      plan.blocks.allSatisfy { block in
        block.treatments.allSatisfy { $0.swept == block.swept && $0.data == block.data }
      })
  }

  @Test func `a study of one profile compares nothing`() throws {
    #expect(try Plan(StudyText.study("profiles: [uniform]")).blocks.isEmpty)
  }
}
