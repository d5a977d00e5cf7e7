import FaninAnalysis
import FaninLedger
import FaninRandom
import FaninReport
import FaninStudy
import FaninTraining
import Foundation
import SyntheticRecords
import Testing

/// What the report says against itself.
struct ThreatsTests {
  @Test func `a re-run with other bits is told with the run`() throws {
    let plan = try SyntheticRecords.small()
    let records = SyntheticRecords().records(of: plan)
    let rerun = Verification(
      run: records[0].id, host: "h", provenance: try #require(records[0].provenance),
      expected: "a", found: "b", seconds: 1, verifiedAt: Date(timeIntervalSince1970: 0))

    let text = Analysis(
      plan: plan, records: records, verification: VerificationSummary([rerun])
    ).text

    #expect(
      text.contains(
        "**Not reproduced**: 1 re-run gave other bits than the ledger holds, the first of run "
          + "`\(records[0].id.short)`"))
  }

  @Test func `two commits of one version are both named`() throws {
    let plan = try SyntheticRecords.small()
    let records = SyntheticRecords(provenance: { _, seed in
      Provenance(
        version: "0.1.0", build: "release", instructionSet: "avx2", processor: "P", system: "S",
        dataDigest: "a",
        program: Program(
          sourceCommit: String(repeating: seed.value == 0 ? "a" : "b", count: 40),
          isModified: seed.value != 0, compiler: "c", gsl: "2.7", packages: "p"))
    }).records(of: plan)

    let text = Analysis(plan: plan, records: records).text

    #expect(
      text.contains(
        "the runs come from fanin 0.1.0 (release, aaaaaaaaaaaa) and fanin 0.1.0 (release, "
          + "bbbbbbbbbbbb+)"))
  }

  /// Rules for looking early, and whether seeds added after results make anything exploratory.
  @Test(arguments: [("", true), ("sequential: anytime", false)])
  func `added seeds are a threat unless the study declared how it looks before the end`(
    rule: String, isThreat: Bool
  ) throws {
    let first = try SyntheticRecords.small(seeds: "5", analysis: rule)
    let plan = try SyntheticRecords.small(seeds: "8", analysis: rule)
    let declarations = [
      StudyDeclaration(
        text: first.study.canonicalText, declaredAt: Date(timeIntervalSince1970: 0), finishedRuns: 0
      ),
      StudyDeclaration(
        text: plan.study.canonicalText, declaredAt: Date(timeIntervalSince1970: 60),
        finishedRuns: 10),
    ]

    let text = Analysis(
      plan: plan, records: SyntheticRecords().records(of: plan), declarations: declarations
    ).text

    #expect(text.contains("all of it is confirmatory") != isThreat)
    #expect(text.contains("3 seeds came after results could be seen") == isThreat)
    #expect(text.contains("What rests on it is exploratory") == isThreat)
  }
}
