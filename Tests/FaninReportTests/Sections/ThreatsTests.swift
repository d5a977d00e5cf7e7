import FaninAnalysis
import FaninLedger
import FaninRandom
import FaninReport
import FaninStudy
import FaninTopology
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

  @Test func `networks that give every example the same class are told, and in the answer too`()
    throws
  {
    let plan = try SyntheticRecords.small()
    // Ten classes, of which one has a tenth of the examples: its recall is 1, all others' 0.
    let records = SyntheticRecords().records(of: plan).map { record in
      var record = record
      guard record.recipe.profile == .erdosRenyi, var result = record.result else { return record }
      result.epochs[result.epochs.count - 1].testAccuracy = 0.1135
      result.epochs[result.epochs.count - 1].testMacroAccuracy = 0.1
      record = RunRecord(
        id: record.id, recipe: record.recipe, seed: record.seed, state: .finished, result: result,
        attempts: 1, failure: nil, provenance: record.provenance)
      return record
    }

    let analysis = Analysis(plan: plan, records: records)

    let seeds = plan.study.seeds.count
    let isTold = analysis.findings.threats.contains { threat in
      guard case .constantAnswers(seeds, let cells, let shares) = threat else { return false }
      return cells.count == 1 && shares == Bounds(low: 0.1135, high: 0.1135)
    }
    #expect(isTold)
    let text = analysis.text
    #expect(
      text.contains("**Nothing learned**: in \(seeds) of \(2 * seeds) runs the network gives"))
    #expect(text.contains("so its accuracy is the share of that class (11.35 %)"))
  }

  /// Mean recalls of ten classes, of which chance gives 0.1.
  @Test(arguments: [(0.102, true), (0.2, false)])
  func `networks at chance are told`(recall: Double, isThreat: Bool) throws {
    let plan = try SyntheticRecords.small()
    let records = SyntheticRecords().records(of: plan).map { record in
      guard var result = record.result else { return record }
      result.epochs[result.epochs.count - 1].testMacroAccuracy =
        recall + 0.001 * Double(record.seed.value % 2)
      return RunRecord(
        id: record.id, recipe: record.recipe, seed: record.seed, state: .finished, result: result,
        attempts: 1, failure: nil, provenance: record.provenance)
    }

    let threats = Analysis(plan: plan, records: records).findings.threats

    #expect(
      threats.contains { if case .atChance(let cells) = $0 { cells.count == 2 } else { false } }
        == isThreat)
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
