import FaninAnalysis
import FaninData
import FaninLedger
import FaninStudy
import Foundation
import Testing

/// The numbers of two reports, as they were first published.
struct KeptNumbersTests {
  private let folder: URL

  init() throws {
    folder = try #require(Bundle.module.url(forResource: "Numbers", withExtension: nil))
  }

  private func findings(of study: String) throws -> Findings {
    let place = folder.appendingPathComponent(study)
    let plan = Plan(try Study(contentsOf: place.appendingPathComponent("study.yaml")))
    let table = try ForeignTable(contentsOf: place.appendingPathComponent("results.csv"))
    return Analysis(plan: plan, records: try table.records(of: plan)).findings
  }

  /// The numbers of some columns, row by row; nil for an empty field.
  private func numbers(_ study: String, _ file: String, _ columns: [String]) throws -> [[Double?]] {
    let url = folder.appendingPathComponent("\(study)/\(file).csv")
    let table = try TextRows([UInt8](Data(contentsOf: url)), file: url.lastPathComponent)
    let places = try columns.map { try #require(table.columns.firstIndex(of: $0)) }
    return table.rows.map { row in places.map { Double(row.fields[$0]) } }
  }

  private func expectSame(
    _ found: [[Double?]], _ kept: [[Double?]], _ columns: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == kept.count, sourceLocation: sourceLocation)
    for (number, (row, expected)) in zip(found, kept).enumerated() {
      for (index, column) in columns.enumerated() {
        let same =
          switch (row[index], expected[index]) {
          // Another system's logarithm may change the last digits.
          case (let a?, let b?): (a - b).magnitude <= 1e-9 * max(a.magnitude, b.magnitude)
          case (nil, nil): true
          default: false
          }
        #expect(
          same, "row \(number), \(column): \(row[index] as Any), was \(expected[index] as Any)",
          sourceLocation: sourceLocation)
      }
    }
  }

  @Test(arguments: ["demo", "which-hubs"])
  func `every comparison gives the numbers it gave`(study: String) throws {
    let columns = [
      "pairs", "difference", "interval_low", "interval_high", "t", "df", "p", "adjusted_p", "dz",
      "dz_low", "dz_high", "tost_p",
      "smallest_bound", "sign_flip_p", "wilcoxon_p", "hodges_lehmann", "shapiro_wilk_p",
      "seed_correlation", "variance_reduction",
    ]

    let found = try findings(of: study).comparisons.map { comparison -> [Double?] in
      let tested = comparison.tested
      let robustness = comparison.robustness
      return [
        Double(comparison.pairs.count), comparison.estimate, tested?.interval.low,
        tested?.interval.high, tested?.t, tested?.degreesOfFreedom, tested?.pValue,
        tested?.adjustedPValue, tested?.effectSize, tested?.effectSizeInterval?.low,
        tested?.effectSizeInterval?.high, tested?.equivalencePValue, tested?.smallestBound,
        robustness?.signFlipPValue, robustness?.wilcoxonPValue, robustness?.hodgesLehmann,
        robustness?.normalityPValue, comparison.pairing.correlation,
        comparison.pairing.varianceReduction,
      ]
    }

    expectSame(found, try numbers(study, "differences", columns), columns)
  }

  @Test(arguments: ["demo", "which-hubs"])
  func `every cell gives the numbers it gave`(study: String) throws {
    let columns = ["n", "mean", "sd", "interval_low", "interval_high"]

    let found = try findings(of: study).blocks.flatMap(\.cells).map { cell -> [Double?] in
      [
        Double(cell.values.count), cell.mean, cell.deviation, cell.interval?.low,
        cell.interval?.high,
      ]
    }

    expectSame(found, try numbers(study, "profiles", columns), columns)
  }

  @Test(arguments: ["demo", "which-hubs"])
  func `every difference over data sets gives the numbers it gave`(study: String) throws {
    let columns = ["difference", "interval_low", "interval_high", "p", "adjusted_p"]

    let found = try findings(of: study).pooled.flatMap { finding -> [[Double?]] in
      finding.studies.map { [$0.estimate, $0.interval.low, $0.interval.high, nil, nil] } + [
        [
          finding.pooled?.estimate, finding.pooled?.interval.low, finding.pooled?.interval.high,
          finding.pooled?.pValue, finding.pooled?.adjustedPValue,
        ]
      ]
    }

    expectSame(found, try numbers(study, "over-data-sets", columns), columns)
  }
}
