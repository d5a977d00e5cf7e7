import FaninAnalysis
import FaninReport
import SyntheticRecords
import Testing

/// How cells and blocks are named.
struct NamesTests {
  /// One learning rate for each data set, or both for both.
  static func text(exclude: String) throws -> String {
    let plan = try SyntheticRecords.plan(
      """
      study: rates
      question: Q?
      data: [glyphs, terrain]
      seeds: 5
      sparsities: [0.9]
      profiles: [uniform, erdos-renyi]
      \(exclude)network: {hidden: [8]}
      training: {epochs: 2}
      sweep: {training.learning-rate: [0.1, 0.2]}
      analysis: {baseline: {profile: uniform}}
      """)
    return Analysis(plan: plan, records: SyntheticRecords().records(of: plan)).text
  }

  @Test func `a key that goes with the data set is not named beside it`() throws {
    let text = try Self.text(
      exclude: """
        exclude:
          - {data: glyphs, training.learning-rate: 0.2}
          - {data: terrain, training.learning-rate: 0.1}

        """)

    #expect(text.contains("glyphs, 90 % sparsity") && text.contains("terrain, 90 % sparsity"))
    #expect(!text.contains("glyphs, 90 % sparsity, learning-rate"))
  }

  @Test func `a key that tells blocks of one data set apart is named`() throws {
    #expect(try Self.text(exclude: "").contains("glyphs, 90 % sparsity, learning-rate 0.1"))
  }
}
