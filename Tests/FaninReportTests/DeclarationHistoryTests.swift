import FaninAnalysis
import FaninLedger
import FaninRandom
import FaninReport
import FaninStudy
import Foundation
import SyntheticRecords
import Testing

struct DeclarationHistoryTests {
  static func declaration(
    _ plan: Plan, finished: Int = 0, at seconds: Double = 1_773_500_966
  ) -> StudyDeclaration {
    StudyDeclaration(
      text: plan.study.canonicalText, declaredAt: Date(timeIntervalSince1970: seconds),
      finishedRuns: finished)
  }

  /// What a study finds, given what the ledger saw of it first and later.
  static func analysis(_ now: Plan, _ declarations: [StudyDeclaration]) -> Analysis {
    Analysis(
      plan: now, records: SyntheticRecords().records(of: now), declarations: declarations)
  }

  @Test func `what was declared before the first result is confirmatory`() throws {
    let plan = try SyntheticRecords.small(
      profiles: "[uniform, erdos-renyi, {lognormal: {cv: 1}}]",
      analysis: "correlate: [{x: fan-in-cv, y: hierarchy-strength}]")

    let analysis = DeclarationHistoryTests.analysis(
      plan, [DeclarationHistoryTests.declaration(plan)])

    #expect(analysis.findings.comparisons.allSatisfy { $0.isDeclared })
    #expect(analysis.findings.correlations.allSatisfy { $0.isDeclared })
    let text = analysis.text
    #expect(
      text.contains(
        "This ledger holds this declaration since 2026-03-14 15:09:26 UTC, when no run of the study "
          + "had finished: all of it is confirmatory."))
    #expect(!text.contains("xploratory"))
  }

  /// A change of every key of `analysis` that decides something about a comparison.
  static let changes = [
    "metric": "test-loss", "alpha": "0.1", "correction": "none", "equivalence-bound": "0.01",
    "at": "best-validation", "families": "block", "sequential": "anytime",
    "equilibrium": "{window: 0.3}",
  ]

  @Test func `every key of the analysis is tried, but for correlations, judged one by one`() {
    let tried = Set(Self.changes.keys).union(["baseline", "correlate"])
    #expect(tried == Set(StudyKeys.analysisNames))
  }

  @Test func `another baseline after results makes comparisons exploratory`() throws {
    let now = try SyntheticRecords.small(baseline: "baseline: {profile: erdos-renyi}")

    let analysis = DeclarationHistoryTests.analysis(
      now,
      [
        DeclarationHistoryTests.declaration(try SyntheticRecords.small()),
        DeclarationHistoryTests.declaration(now, finished: 4),
      ])

    #expect(!analysis.findings.comparisons.isEmpty)
    #expect(!analysis.findings.comparisons.contains { $0.isDeclared })
  }

  @Test(arguments: changes.map { "\($0.key): \($0.value)" }.sorted())
  func `a comparison changed after results is exploratory`(change: String) throws {
    let first = try SyntheticRecords.small()
    let now = try SyntheticRecords.small(analysis: change)

    let analysis = DeclarationHistoryTests.analysis(
      now,
      [
        DeclarationHistoryTests.declaration(first),
        DeclarationHistoryTests.declaration(now, finished: 4, at: 1_773_501_000),
      ])

    #expect(!analysis.findings.comparisons.contains { $0.isDeclared })
    let text = analysis.text
    #expect(text.contains("(*exploratory*) |"))
    #expect(text.contains("**Exploratory**, since"))
    #expect(text.contains("On 2026-03-14 15:10:00 UTC, with 4 runs finished, `analysis."))
    #expect(analysis.findings.threats.contains(.lateChanges))
  }

  @Test func `a change before the first result is no late change`() throws {
    let first = try SyntheticRecords.small()
    let now = try SyntheticRecords.small(analysis: "alpha: 0.01")

    let analysis = DeclarationHistoryTests.analysis(
      now,
      [DeclarationHistoryTests.declaration(first), DeclarationHistoryTests.declaration(now)])

    #expect(analysis.findings.comparisons.allSatisfy { $0.isDeclared })
  }

  @Test func `a profile that came later is exploratory, the others are not`() throws {
    let first = try SyntheticRecords.small()
    let now = try SyntheticRecords.small(profiles: "[uniform, erdos-renyi, {power: {cv: 0.5}}]")

    let analysis = DeclarationHistoryTests.analysis(
      now,
      [
        DeclarationHistoryTests.declaration(first),
        DeclarationHistoryTests.declaration(now, finished: 10),
      ])

    #expect(analysis.findings.comparisons.map(\.isDeclared) == [true, false])
    let text = analysis.text
    let rows = text.split(separator: "\n").filter { $0.contains("(*exploratory*) |") }
    #expect(rows.count == 1 && rows[0].hasPrefix("| `power(cv=0.5)`"))
    #expect(text.contains("(1 comparison that came later is exploratory and not told here.)"))
  }

  @Test func `seeds that came later are named and make a fixed test exploratory`() throws {
    let first = try SyntheticRecords.small(seeds: "5")
    let now = try SyntheticRecords.small(seeds: "7")

    let analysis = DeclarationHistoryTests.analysis(
      now,
      [
        DeclarationHistoryTests.declaration(first),
        DeclarationHistoryTests.declaration(now, finished: 10),
      ])

    #expect(analysis.findings.history?.lateSeeds.map(\.value) == [5, 6])
    #expect(!analysis.findings.comparisons.contains { $0.isDeclared })
    #expect(analysis.text.contains("**Added since**: seeds 5 and 6."))
  }

  @Test func `a study the ledger first saw with results has nothing to confirm`() throws {
    let plan = try SyntheticRecords.small()

    let analysis = DeclarationHistoryTests.analysis(
      plan, [DeclarationHistoryTests.declaration(plan, finished: 3)])

    #expect(!analysis.findings.comparisons.contains { $0.isDeclared })
    #expect(
      analysis.text.contains(
        "when results of 3 of its runs existed: nothing was declared")
    )
  }

  @Test func `later seeds without a result change nothing yet`() throws {
    let first = try SyntheticRecords.small(seeds: "5")
    let now = try SyntheticRecords.small(seeds: "7")
    let records = SyntheticRecords(state: { _, seed in
      (seed.value < 5 ? .finished : .pending, nil)
    }).records(of: now)

    let analysis = Analysis(
      plan: now, records: records,
      declarations: [
        DeclarationHistoryTests.declaration(first),
        DeclarationHistoryTests.declaration(now, finished: 10),
      ])

    #expect(analysis.findings.history?.lateSeeds.count == 2)
    #expect(analysis.findings.comparisons.allSatisfy { $0.isDeclared })
  }
}
