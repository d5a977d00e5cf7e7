import FaninAnalysis
import FaninRandom
import FaninReport
import FaninStudy
import FaninTopology
import Foundation
import SyntheticRecords
import Testing

/// What a figure tells where a pointer rests on it: the title of a drawing's element.
struct PointedAtTests {
  private static func drawing(_ name: String) throws -> String {
    let plan = try SyntheticRecords.small(
      analysis: "correlate: [{x: fan-in-cv, y: hierarchy-strength}]")
    let records = SyntheticRecords(accuracy: { cell, seed in
      0.8 + 0.001 * Double(seed.value) + (cell.profile.description == "uniform" ? 0 : 0.01)
    }).records(of: plan)
    let files = try Report(Analysis(plan: plan, records: records)).files
    return try #require(files.first { $0.path == "figures/\(name).svg" }).text
  }

  @Test func `every single seed tells itself and its value`() throws {
    let drawing = try Self.drawing("profiles")

    // Two profiles of five seeds.
    for seed in 0..<5 {
      let value = 80 + 0.1 * Double(seed)
      #expect(
        drawing.contains("<title>seed \(seed): \(NumberText.fixed(value, digits: 2)) %</title>"))
    }
    #expect(drawing.components(separatedBy: "<title>seed ").count - 1 == 10)
  }

  @Test func `a network among others tells its profile, its seed and both numbers`() throws {
    let drawing = try Self.drawing("fan-in-cv-hierarchy-strength")

    for profile in ["uniform", "erdos-renyi"] {
      for seed in 0..<5 {
        #expect(drawing.contains("<title>\(profile), seed \(seed): fan-in CV "))
      }
    }
  }

  @Test func `a difference tells its estimate and its interval`() throws {
    let plan = try SyntheticRecords.small()
    let records = SyntheticRecords(accuracy: { cell, seed in
      // Differences of 1 and 1.02 points in turn.
      let gain = cell.profile.description == "uniform" ? 0 : 0.01 + 0.000_2 * Double(seed.value % 2)
      return 0.8 + gain
    }).records(of: plan)
    let drawing = try #require(
      Report(Analysis(plan: plan, records: records)).files
        .first { $0.path == "figures/differences.svg" })

    // R: x <- c(1, 1.02, 1, 1.02, 1); t.test(x): mean 1.008, 95 % interval 0.9944 to 1.0216.
    #expect(drawing.text.contains("<title>+1.01 [+0.99, +1.02]</title>"))
  }
}
