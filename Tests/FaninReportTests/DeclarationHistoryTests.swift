import FaninLedger
import FaninRandom
import FaninReport
import FaninStudy
import Foundation
import Testing

struct DeclarationHistoryTests {
  static func declaration(
    _ plan: Plan, finished: Int = 0, at seconds: Double = 1_773_500_966
  ) -> StudyDeclaration {
    StudyDeclaration(
      text: plan.study.canonicalText, analysis: plan.study.analysis.canonicalText,
      declaredAt: Date(timeIntervalSince1970: seconds), finishedRuns: finished)
  }

  /// What a study finds, given what the ledger saw of it first and later.
  static func findings(_ now: Plan, _ declarations: [StudyDeclaration]) -> Findings {
    Analysis(
      plan: now, records: SyntheticRecords().records(of: now), declarations: declarations
    ).findings
  }

  @Test func `what was declared before the first result is confirmatory`() throws {
    let plan = try AnalysisTests.plan(
      profiles: "[uniform, erdos-renyi, {lognormal: {cv: 1}}]",
      analysis: "correlate: [{x: fan-in-cv, y: hierarchy-strength}]")

    let findings = DeclarationHistoryTests.findings(
      plan, [DeclarationHistoryTests.declaration(plan)])

    #expect(findings.comparisons.allSatisfy { $0.isDeclared })
    #expect(findings.correlations.allSatisfy { $0.isDeclared })
    let text = MarkdownReport(findings).text
    #expect(
      text.contains(
        "The ledger holds this declaration since 2026-03-14 15:09:26 UTC, when no run of the study "
          + "had finished: all of it is confirmatory."))
    #expect(!text.contains("xploratory"))
  }

  /// A change of every key of `analysis` that decides something about a comparison.
  static let changes = [
    "metric": "test-loss", "alpha": "0.1", "correction": "none", "equivalence-bound": "0.01",
    "at": "best-validation", "families": "block", "sequential": "anytime",
  ]

  @Test func `every key of the analysis is tried, but for correlations, judged one by one`() {
    #expect(Set(Self.changes.keys).union(["baseline", "correlate"]) == Set(StudyKeys.analysis))
  }

  @Test func `another baseline after results makes comparisons exploratory`() throws {
    let now = try AnalysisTests.plan(baseline: "{profile: erdos-renyi}")

    let findings = DeclarationHistoryTests.findings(
      now,
      [
        DeclarationHistoryTests.declaration(try AnalysisTests.plan()),
        DeclarationHistoryTests.declaration(now, finished: 4),
      ])

    #expect(!findings.comparisons.isEmpty && !findings.comparisons.contains { $0.isDeclared })
  }

  @Test(arguments: changes.map { "\($0.key): \($0.value)" }.sorted())
  func `a comparison changed after results is exploratory`(change: String) throws {
    let first = try AnalysisTests.plan()
    let now = try AnalysisTests.plan(analysis: change)

    let findings = DeclarationHistoryTests.findings(
      now,
      [
        DeclarationHistoryTests.declaration(first),
        DeclarationHistoryTests.declaration(now, finished: 4, at: 1_773_501_000),
      ])

    #expect(!findings.comparisons.contains { $0.isDeclared })
    let text = MarkdownReport(findings).text
    #expect(text.contains("## Exploratory: comparisons with the baseline"))
    #expect(text.contains("**Exploratory**, since"))
    #expect(text.contains("On 2026-03-14 15:10:00 UTC, with 4 runs finished, `analysis."))
    #expect(findings.threats.contains { $0.topic == "Late changes" })
  }

  @Test func `a change before the first result is no late change`() throws {
    let first = try AnalysisTests.plan()
    let now = try AnalysisTests.plan(analysis: "alpha: 0.01")

    let findings = DeclarationHistoryTests.findings(
      now,
      [DeclarationHistoryTests.declaration(first), DeclarationHistoryTests.declaration(now)])

    #expect(findings.comparisons.allSatisfy { $0.isDeclared })
  }

  @Test func `a profile that came later is exploratory, the others are not`() throws {
    let first = try AnalysisTests.plan()
    let now = try AnalysisTests.plan(profiles: "[uniform, erdos-renyi, {power: {cv: 0.5}}]")

    let findings = DeclarationHistoryTests.findings(
      now,
      [
        DeclarationHistoryTests.declaration(first),
        DeclarationHistoryTests.declaration(now, finished: 10),
      ])

    #expect(findings.comparisons.map(\.isDeclared) == [true, false])
    let text = MarkdownReport(findings).text
    #expect(text.contains("## Comparisons with the baseline"))
    #expect(text.contains("## Exploratory: comparisons with the baseline"))
    #expect(text.contains("(1 comparison that came later is exploratory and not counted here.)"))
  }

  @Test func `seeds that came later are named and make a fixed test exploratory`() throws {
    let first = try AnalysisTests.plan(seeds: "5")
    let now = try AnalysisTests.plan(seeds: "7")

    let findings = DeclarationHistoryTests.findings(
      now,
      [
        DeclarationHistoryTests.declaration(first),
        DeclarationHistoryTests.declaration(now, finished: 10),
      ])

    #expect(findings.history?.lateSeeds.map(\.value) == [5, 6])
    #expect(!findings.comparisons.contains { $0.isDeclared })
    #expect(MarkdownReport(findings).text.contains("**Added since**: seeds 5 and 6."))
  }

  @Test func `a study the ledger first saw with results has nothing to confirm`() throws {
    let plan = try AnalysisTests.plan()

    let findings = DeclarationHistoryTests.findings(
      plan, [DeclarationHistoryTests.declaration(plan, finished: 3)])

    #expect(!findings.comparisons.contains { $0.isDeclared })
    #expect(
      MarkdownReport(findings).text.contains(
        "when 3 of its runs had finished: nothing was declared")
    )
  }

  @Test func `later seeds without a result change nothing yet`() throws {
    let first = try AnalysisTests.plan(seeds: "5")
    let now = try AnalysisTests.plan(seeds: "7")
    let records = SyntheticRecords(state: { _, seed in
      (seed.value < 5 ? .finished : .pending, nil)
    }).records(of: now)

    let findings = Analysis(
      plan: now, records: records,
      declarations: [
        DeclarationHistoryTests.declaration(first),
        DeclarationHistoryTests.declaration(now, finished: 10),
      ]
    ).findings

    #expect(findings.history?.lateSeeds.count == 2)
    #expect(findings.comparisons.allSatisfy { $0.isDeclared })
  }
}
