import FaninAnalysis
import FaninLedger
import FaninRandom
import FaninReport
import FaninStudy
import FaninTopology
import Foundation
import SyntheticRecords
import Testing

struct GoldenTests {
  static let study = """
    study: golden
    question: Does a heterogeneous fan-in profile change accuracy at high sparsity?
    data: glyphs
    seeds: 6
    sparsities: [0.8, 0.9]
    profiles: [dense, uniform, erdos-renyi, {lognormal: {cv: 1.0}}, {power: {cv: 0.5}}]
    network: {hidden: [32, 16]}
    training: {epochs: 5, learning-rate: 0.1}
    analysis:
      baseline: {profile: uniform}
      equivalence-bound: 0.005
      correlate: [{x: fan-in-cv, y: hierarchy-strength}]
    """

  /// One run failed, one is still to run.
  static func report() throws -> Report { try made.get() }

  private static let made = Result { try make() }

  private static func make() throws -> Report {
    let plan = try SyntheticRecords.plan(study)
    let records = SyntheticRecords(state: { cell, seed in
      switch (cell.profile.description, cell.sparsity, seed.value) {
      case ("lognormal(cv=1)", 0.9, 2): (.failed, "loss is nan at step 120")
      case ("erdos-renyi", 0.8, 5): (.pending, nil)
      default: (.finished, nil)
      }
    }).records(of: plan)
    return try Report(
      Analysis(
        plan: plan, records: records,
        declarations: [DeclarationHistoryTests.declaration(plan)]))
  }

  @Test(arguments: [
    "report.md", "figures/differences.svg", "figures/dose-response.svg", "figures/profiles.svg",
    "figures/learning-curves.svg",
    "figures/sparsities.svg", "figures/hierarchy.svg",
    "figures/fan-in-glyphs-90-sparsity.svg",
    "figures/fan-in-cv-hierarchy-strength.svg",
    "figures/differences.csv", "provenance.json",
  ])
  func `every file is the one that was looked at and accepted`(path: String) throws {
    let report = try GoldenTests.report()
    let file = try #require(report.files.first { $0.path == path })
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden").appendingPathComponent(name)

    if ProcessInfo.processInfo.environment["FANIN_ACCEPT_GOLDEN"] == "1" {
      try Data(file.text.utf8).write(to: golden)
    }

    let expected = try String(contentsOf: golden, encoding: .utf8)
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
      .difference(
        from: expected.split(separator: "\n", omittingEmptySubsequences: false),
        by: path.hasSuffix(".csv") ? GoldenTests.hasSameNumbers : { $0 == $1 }
      )
      .map { change in
        switch change {
        case .insert(let offset, let line, _): "+\(offset + 1): \(line)"
        case .remove(let offset, let line, _): "-\(offset + 1): \(line)"
        }
      }
    let remedy = "accept with FANIN_ACCEPT_GOLDEN=1 swift test --filter FaninReportTests"
    #expect(
      lines.isEmpty, "\(name) differs; \(remedy)\n\(lines.prefix(20).joined(separator: "\n"))")
  }
  /// Whether two rows of a table agree but for the last digits of their numbers, which another
  /// system's logarithm may change.
  private static func hasSameNumbers(_ left: Substring, _ right: Substring) -> Bool {
    let left = left.split(separator: ",", omittingEmptySubsequences: false)
    let right = right.split(separator: ",", omittingEmptySubsequences: false)
    return left.count == right.count
      && zip(left, right).allSatisfy { left, right in
        guard let a = Double(left), let b = Double(right) else { return left == right }
        return (a - b).magnitude <= 1e-9 * max(a.magnitude, b.magnitude)
      }
  }
}
