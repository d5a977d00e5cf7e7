import FaninLedger
import FaninRandom
import FaninReport
import FaninStudy
import FaninTestSupport
import FaninTopology
import Testing

struct QuickComparisonTests {
  private static func records() throws -> [RunRecord] {
    let plan = try AnalysisTests.plan(
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

    #expect(comparison.rows.count == lines)
    #expect(comparison.rows.allSatisfy { $0.pairs == 5 })
    #expect(comparison.text.hasPrefix("Exploratory: \(first) − \(second)"))
  }

  @Test func `the numbers are those of the paired t test`() throws {
    let plan = try AnalysisTests.plan()
    let values = [0.82, 0.81, 0.83, 0.80, 0.84]
    let records = SyntheticRecords(accuracy: { cell, seed in
      cell.profile == .uniform ? 0.8 : values[Int(seed.value)]
    }).records(of: plan)

    let row = try #require(
      try QuickComparison("erdos-renyi", "uniform", records: records).rows.first)

    // R 4.3: t.test(c(.02, .01, .03, 0, .04)): p = 0.04742.
    #expect(isClose(row.difference ?? 0, to: 0.02, absolute: 1e-12))
    #expect(isClose(row.pValue ?? 0, to: 0.047_421, absolute: 1e-6))
    #expect(row.signFlipPValue == 0.125)
  }

  @Test func `an unknown cell is an error that names the known ones`() throws {
    let records = try QuickComparisonTests.records()

    let error = #expect(throws: ReportError.self) {
      try QuickComparison("foo", "uniform", records: records)
    }
    #expect(
      error?.description
        == "no cell of the ledger is named 'foo'; its profiles are dense, uniform, erdos-renyi, "
        + "lognormal(cv=1), lognormal(cv=0.5)")
  }

  @Test func `a cell is not compared with itself`() throws {
    let records = try QuickComparisonTests.records()

    #expect(throws: ReportError.nothingInCommon("uniform", "uniform 0.9")) {
      try QuickComparison("uniform", "uniform 0.9", records: records)
    }
  }
}
