import FaninAnalysis
import FaninReport
import SyntheticRecords
import Testing

struct DoseResponseFigureTests {
  private static func figure(profiles: String) throws -> (any Figure)? {
    let plan = try SyntheticRecords.plan(
      """
      study: dose
      question: Does more inequality cost more?
      data: glyphs
      seeds: 6
      sparsities: [0.9]
      profiles: [dense, uniform, \(profiles)]
      network: {hidden: [32]}
      training: {epochs: 3, learning-rate: 0.1}
      analysis: {baseline: {profile: uniform}, equivalence-bound: 0.005}
      """)
    let analysis = Analysis(plan: plan, records: SyntheticRecords().records(of: plan))
    let contents = Contents(analysis.findings, analysis.provenance)
    return FigureSet(contents).figures.first { $0.name == "dose-response" }
  }

  @Test func `three treatments with CVs of their own are a dose`() throws {
    let figure = try #require(
      try Self.figure(
        profiles: "{lognormal: {cv: 0.5}}, {lognormal: {cv: 1.0}}, {lognormal: {cv: 1.5}}"))

    let drawing = figure.svg.text
    #expect(drawing.contains(">uniform (baseline)</text>"))
    #expect(drawing.contains(">equivalence bound ±0.5</text>"))
    // Dense networks differ by their sparsity too.
    #expect(!drawing.contains(">dense</text>"))
    #expect(figure.table.text.split(separator: "\n").count == 1 + 3)
  }

  @Test func `two are not, nor are three of one CV`() throws {
    #expect(try Self.figure(profiles: "{lognormal: {cv: 0.5}}, {lognormal: {cv: 1.0}}") == nil)
    #expect(
      try Self.figure(
        profiles: "{lognormal: {cv: 1.0}}, {power: {cv: 1.0}}, {exponential: {cv: 1.0}}") == nil)
  }
}
