import FaninAnalysis
import FaninLedger
import FaninRandom
import FaninReport
import FaninStatistics
import FaninStudy
import Foundation
import SyntheticRecords
import Testing

/// Studies that declare how they look before all seeds are in.
struct SequentialTests {
  private func plan(_ rule: String, seeds: Int = 8) throws -> Plan {
    let text = """
      study: s
      question: Q?
      data: glyphs
      seeds: \(seeds)
      sparsities: [0.9]
      profiles: [dense, uniform, erdos-renyi]
      network: {hidden: [8]}
      training: {epochs: 2, learning-rate: 0.1}
      analysis: {baseline: {profile: uniform}, equivalence-bound: 0.02\(rule)}
      """
    return Plan(try Study(yaml: text, path: "s.yaml"))
  }

  private func analysis(_ rule: String, seeds: Int = 8) throws -> Analysis {
    let plan = try plan(rule, seeds: seeds)
    return Analysis(plan: plan, records: SyntheticRecords().records(of: plan))
  }

  @Test func `without a rule there is nothing of it in the report`() throws {
    let analysis = try analysis("")

    #expect(analysis.findings.comparisons.allSatisfy { $0.tested?.sequential == nil })
    #expect(!analysis.text.contains("Looking before the end"))
  }

  @Test func `under anytime the verdict is what the Bayes factor has shown, m over alpha needed`()
    throws
  {
    let analysis = try analysis(", sequential: anytime")

    for comparison in analysis.findings.comparisons {
      let tested = try #require(comparison.tested)
      guard case .anytime(let evidence) = tested.sequential else {
        Issue.record("no evidence of \(comparison.treatment)")
        continue
      }
      #expect(evidence.threshold == 2 / 0.05)
      let isDifferent = [.different, .differentButNegligible].contains(tested.verdict)
      #expect(isDifferent == (evidence.different != nil))
      // Over all pairs, each of the two comparisons with its share of α.
      let direct = try AnytimeEvidence(
        comparison.pairs.map { $0.treatment - $0.baseline }, contrasts: 2, alpha: 0.05,
        bound: analysis.findings.families[0].declaration.equivalenceBound)
      #expect(comparison.pairs.count == direct.logarithms.count + 1)
      #expect(direct.last != nil && evidence.last == direct.last)
      #expect(evidence.largest == direct.largest)
    }
    #expect(analysis.text.contains("<strong>Looking before the end.</strong>"))
  }

  @Test func `with declared looks only those that enough pairs are there for are taken`() throws {
    let analysis = try analysis(", sequential: {looks: [4, 8, 12], boundary: pocock}")

    let outcome = try #require(analysis.findings.comparisons.first?.tested?.sequential)
    guard case .looks(let looks) = outcome else {
      Issue.record("no looks")
      return
    }
    #expect(looks.map(\.pairs) == [4, 8])
    // Three Pocock looks at α = 0.025 (0.05 for two comparisons): each below 0.025, the same at all.
    #expect(looks[0].level == looks[1].level && (0.008...0.025).contains(looks[0].level))
  }

  @Test func `seeds added after results stay confirmatory where the study said how it looks`()
    throws
  {
    let first = try plan(", sequential: anytime", seeds: 4)
    let grown = try plan(", sequential: anytime", seeds: 8)
    let declarations = [first, grown].enumerated().map { index, plan in
      StudyDeclaration(
        text: plan.study.canonicalText,
        declaredAt: Date(timeIntervalSince1970: Double(index) * 100), finishedRuns: index * 12)
    }

    let analysis = Analysis(
      plan: grown, records: SyntheticRecords().records(of: grown), declarations: declarations)

    #expect(analysis.findings.comparisons.allSatisfy { $0.isDeclared })
    #expect(analysis.text.contains("they may be used"))
  }
}
