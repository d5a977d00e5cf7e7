import FaninAnalysis
import FaninLedger
import FaninRandom
import FaninReport
import FaninStudy
import FaninTestSupport
import FaninTopology
import SyntheticRecords
import Testing

struct QuickComparisonTests {
  private static func records() throws -> [RunRecord] {
    let plan = try SyntheticRecords.small(
      profiles: "[dense, uniform, erdos-renyi, {lognormal: {cv: 1}}, {lognormal: {cv: 0.5}}]",
      sparsities: "[0.8, 0.9]")
    return SyntheticRecords().records(of: plan)
  }

  @Test(arguments: [
    // Sparsity is held equal.
    ("erdos-renyi", "uniform", 2),
    // A family's name stands for each of its profiles.
    ("lognormal", "uniform", 4), ("lognormal(cv=1) 0.9", "uniform", 1),
    // Named on both sides, sparsity may differ.
    ("uniform 0.9", "uniform, 80%", 1),
    // Dense has no sparsity and meets both.
    ("dense", "uniform", 2), ("glyphs dense static", "uniform 0.8", 1),
  ])
  func `what both sides do not name is held equal`(
    first: String, second: String, lines: Int
  ) throws {
    let comparison = try QuickComparison(
      first, second, records: try QuickComparisonTests.records())

    #expect(comparison.lines.count == lines)
    #expect(comparison.lines.allSatisfy { $0.comparison.pairs.count == 5 })
    #expect(
      comparison.text(first: first, second: second).hasPrefix("Exploratory: \(first) − \(second)"))
  }

  @Test func `the numbers are those of the paired t test`() throws {
    let plan = try SyntheticRecords.small()
    let values = [0.82, 0.81, 0.83, 0.80, 0.84]
    let records = SyntheticRecords(accuracy: { cell, seed in
      cell.profile == .uniform ? 0.8 : values[Int(seed.value)]
    }).records(of: plan)

    let row = try #require(
      try QuickComparison("erdos-renyi", "uniform", records: records).lines.first)

    // R 4.3: t.test(c(.02, .01, .03, 0, .04)): p = 0.04742.
    #expect(isClose(row.comparison.estimate ?? 0, to: 0.02, absolute: 1e-12))
    #expect(isClose(row.comparison.tested?.pValue ?? 0, to: 0.047_421, absolute: 1e-6))
    #expect(row.comparison.robustness?.signFlipPValue == 0.125)
  }

  @Test func `an unknown cell is an error that names the known ones`() throws {
    let records = try QuickComparisonTests.records()

    let error = #expect(throws: QuickComparison.Refusal.self) {
      try QuickComparison("foo", "uniform", records: records)
    }
    #expect(
      error?.description
        == "no cell of the ledger is named 'foo'; its profiles are dense, uniform, erdos-renyi, "
        + "lognormal(cv=1), lognormal(cv=0.5)")
  }

  @Test func `a cell is not compared with itself`() throws {
    let records = try QuickComparisonTests.records()

    #expect(throws: QuickComparison.Refusal.nothingInCommon("uniform", "uniform 0.9")) {
      try QuickComparison("uniform", "uniform 0.9", records: records)
    }
  }

  @Test func `swept levels are named, and can be`() throws {
    let plan = try SyntheticRecords.plan(
      """
      study: rates
      question: Q?
      data: glyphs
      seeds: 5
      sparsities: [0.9]
      profiles: [uniform, {lognormal: {cv: 1}}]
      network: {hidden: [32, 16]}
      training: {epochs: 3}
      sweep: {training.learning-rate: [0.05, 0.1]}
      """)
    let records = SyntheticRecords().records(of: plan)

    // What is not named is held equal: a line for each rate.
    let rates = try QuickComparison("lognormal", "uniform", records: records)
    let named = try QuickComparison(
      "uniform learning-rate=0.1", "uniform learning-rate=0.05", records: records)

    #expect(
      rates.lines.map { rates.place(of: $0) } == [
        "glyphs, 90 %, lognormal(cv=1) against uniform, static, learning-rate 0.05",
        "glyphs, 90 %, lognormal(cv=1) against uniform, static, learning-rate 0.1",
      ])
    #expect(
      named.lines.map { named.place(of: $0) }
        == ["glyphs, 90 %, uniform, static, learning-rate 0.1 against learning-rate 0.05"])
  }
}
