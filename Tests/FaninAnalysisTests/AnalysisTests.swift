import FaninAnalysis
import FaninLedger
import FaninRandom
import FaninStudy
import FaninTestSupport
import FaninTopology
import FaninTraining
import SyntheticRecords
import Testing

struct AnalysisTests {
  /// The only comparison of `plan()` when the treatment's accuracies are `values`, the baseline's 0.8.
  static func comparison(
    _ values: [Double], baseline: [Double]? = nil, analysis: String = ""
  ) throws -> Comparison {
    let plan = try SyntheticRecords.small(seeds: "\(values.count)", analysis: analysis)
    let records = SyntheticRecords(accuracy: { cell, seed in
      let index = Int(seed.value)
      return cell.profile == .erdosRenyi ? values[index] : baseline?[index] ?? 0.8
    }).records(of: plan)
    return try #require(Analysis(plan: plan, records: records).findings.comparisons.first)
  }

  @Test func `a difference is treatment minus baseline with the paired t test of R`() throws {
    let comparison = try AnalysisTests.comparison([0.82, 0.81, 0.83, 0.80, 0.84])

    // R 4.3: t.test(c(.02, .01, .03, 0, .04)): t = 2.8284, df = 4, p = 0.04742,
    // 95 % interval 0.0003675 to 0.0396325.
    let tested = try #require(comparison.tested)
    #expect(isClose(tested.estimate, to: 0.02, absolute: 1e-12))
    #expect(isClose(tested.t, to: 2.828_427_124_746, relative: 1e-9))
    #expect(isClose(tested.pValue, to: 0.047_421, absolute: 1e-6))
    #expect(isClose(tested.interval.low, to: 0.000_367_5, absolute: 1e-7))
    #expect(isClose(tested.interval.high, to: 0.039_632_5, absolute: 1e-7))
  }

  @Test func `a p above alpha is never called no difference`() throws {
    let comparison = try AnalysisTests.comparison([0.82, 0.79, 0.83, 0.76, 0.81])

    let tested = try #require(comparison.tested)
    #expect(tested.pValue > 0.05)
    #expect(tested.verdict == .undecided)
  }

  @Test func `a large p with a narrow interval is equivalent within a declared bound`() throws {
    let values = [0.800_1, 0.799_9, 0.800_2, 0.799_8, 0.800_05]
    let bounded = try AnalysisTests.comparison(values, analysis: "equivalence-bound: 0.005")
    let unbounded = try AnalysisTests.comparison(values)

    #expect(bounded.tested?.verdict == .equivalent)
    #expect(unbounded.tested?.verdict == .undecided)
    #expect((unbounded.tested?.smallestBound ?? 1) < 0.005)
  }

  @Test func `a tiny certain difference is different but negligible`() throws {
    let comparison = try AnalysisTests.comparison(
      [0.801, 0.801_1, 0.800_9, 0.801_05, 0.800_95], analysis: "equivalence-bound: 0.005")

    #expect(comparison.tested?.verdict == .differentButNegligible)
  }

  @Test func `identical pairs give no p-value`() throws {
    let comparison = try AnalysisTests.comparison([0.8, 0.8, 0.8, 0.8, 0.8])

    guard case .untested(.identicalPairs, let estimate) = comparison.outcome else {
      Issue.record("tested: \(comparison.outcome)")
      return
    }
    #expect(estimate == 0)
  }

  @Test func `a constant difference gives no p-value`() throws {
    let comparison = try AnalysisTests.comparison(
      [0.75, 0.5, 0.625], baseline: [0.5, 0.25, 0.375])

    guard case .untested(.constantDifference, let estimate) = comparison.outcome else {
      Issue.record("tested: \(comparison.outcome)")
      return
    }
    #expect(estimate == 0.25)
  }

  @Test func `one seed gives a difference but no test`() throws {
    let comparison = try AnalysisTests.comparison([0.82])

    guard case .untested(.onePair, let estimate) = comparison.outcome else {
      Issue.record("tested: \(comparison.outcome)")
      return
    }
    #expect(isClose(estimate ?? 0, to: 0.02, absolute: 1e-12))
  }

  @Test func `unpaired seeds are named and dropped`() throws {
    let plan = try SyntheticRecords.small(seeds: "6")
    let records = SyntheticRecords(state: { cell, seed in
      switch (cell.profile, seed.value) {
      case (.erdosRenyi, 1), (_, 4): (.failed, "loss is nan")
      case (.uniform, 2): (.pending, nil)
      default: (.finished, nil)
      }
    }).records(of: plan)

    let findings = Analysis(plan: plan, records: records).findings

    let comparison = try #require(findings.comparisons.first)
    #expect(comparison.pairs.map(\.seed.value) == [0, 3, 5])
    #expect(comparison.unpaired.map(\.seed.value) == [1, 2, 4])
    #expect(comparison.unpaired.map(\.missing) == [.treatment, .baseline, .both])
    #expect(findings.design.missing.count == 4)
  }

  @Test func `a comparison without a test still counts in the family`() throws {
    let plan = try SyntheticRecords.small(profiles: "[uniform, erdos-renyi, {power: {cv: 0.5}}]")
    let records = SyntheticRecords(state: { cell, _ in
      cell.profile == .erdosRenyi || cell.profile == .uniform ? (.finished, nil) : (.failed, "nan")
    }).records(of: plan)

    let comparisons = Analysis(plan: plan, records: records).findings.comparisons

    // Holm's smallest p of two, one of which has none: twice the p.
    let tested = try #require(comparisons.first?.tested)
    #expect(comparisons.count == 2)
    #expect(isClose(tested.adjustedPValue, to: min(1, 2 * tested.pValue), relative: 1e-12))
  }

  @Test func `dense is one cell compared in every sparsity`() throws {
    let plan = try SyntheticRecords.small(profiles: "[dense, uniform]", sparsities: "[0.8, 0.9]")

    let findings = Analysis(plan: plan, records: SyntheticRecords().records(of: plan)).findings

    #expect(findings.blocks.count == 2)
    #expect(findings.comparisons.map { $0.treatment[Factor.profile]?.text } == ["dense", "dense"])
    #expect(findings.design.planned == 15)
  }

  @Test func `a dense network is one point of the pooled correlation`() throws {
    let plan = try SyntheticRecords.small(
      profiles: "[dense, uniform, erdos-renyi]", sparsities: "[0.8, 0.9]",
      analysis: "correlate: [{x: fan-in-cv, y: hierarchy-strength}]")

    let findings = Analysis(plan: plan, records: SyntheticRecords().records(of: plan)).findings

    let correlation = try #require(findings.correlations.first)
    let counts = correlation.levels.map { $0.outcomes.map { $0.estimate?.units ?? 0 } }
    // Three profiles; of five cells of five seeds those of erdos-renyi have a CV that varies.
    #expect(counts == [[3, 3, 3, 3], [10, 10, 0, 10], [10, 10, 0, 10]])
    #expect(correlation.pooled?.count == 50)
  }

  @Test func `runs of one seed move together, and a seed that a cell lacks is left out`() throws {
    let plan = try SyntheticRecords.small(
      profiles: "[uniform, erdos-renyi, {power: {cv: 0.5}}]",
      analysis: "correlate: [{x: fan-in-cv, y: hierarchy-strength}]")
    let records = SyntheticRecords(state: { cell, seed in
      (cell.profile == .erdosRenyi && seed.value == 2 ? .pending : .finished, nil)
    }).records(of: plan)

    let correlation = try #require(
      Analysis(plan: plan, records: records).findings.correlations.first)

    // Two cells have a CV that varies (uniform's is 0); four of five seeds are in both.
    let networks = try #require(correlation.levels[1].outcomes[0].estimate)
    #expect(networks.groups == 2)
    #expect(networks.units == 8)
    #expect(networks.orders.moved == .seeds)
    #expect(networks.orders.count == 24)
    #expect(networks.degreesOfFreedom == 5)
  }

  @Test func `best validation reads the epoch of the best validation accuracy`() throws {
    let plan = try SyntheticRecords.small(analysis: "at: best-validation")
    var records = SyntheticRecords(accuracy: { _, _ in 0.8 }).records(of: plan)
    // The second of three epochs has the best validation accuracy, and a test accuracy of 0.7.
    records = records.map { record in
      var result = record.result
      result?.epochs[1].validationAccuracy = 0.99
      result?.epochs[1].testAccuracy = 0.7
      return RunRecord(
        id: record.id, recipe: record.recipe, seed: record.seed, state: record.state,
        result: result, cost: record.cost, attempts: record.attempts,
        failure: record.failure, provenance: record.provenance)
    }

    let findings = Analysis(plan: plan, records: records).findings

    #expect(findings.blocks[0].cells[0].values.map(\.value) == [0.7, 0.7, 0.7, 0.7, 0.7])
  }

  @Test func `mixed builds, mixed data and equal bits are threats`() throws {
    let plan = try SyntheticRecords.small()
    let records = SyntheticRecords(provenance: { _, seed in
      Provenance(
        version: seed.value == 0 ? "0.1.0" : "0.2.0", build: "release", instructionSet: "avx2",
        processor: "P", system: "S", dataDigest: seed.value == 0 ? "a" : "b")
    }).records(of: plan).map { record in
      var result = record.result
      result?.digest = "same"
      return RunRecord(
        id: record.id, recipe: record.recipe, seed: record.seed, state: record.state,
        result: result, cost: nil, attempts: 1, failure: nil, provenance: record.provenance)
    }

    let threats = Analysis(plan: plan, records: records).findings.threats

    #expect(threats.contains(.mixedBuilds))
    #expect(threats.contains(.mixedData(["glyphs"])))
    #expect(
      threats.contains {
        if case .identicalRuns(let cells) = $0 { cells.count == 2 } else { false }
      })
  }

  @Test func `two commits of one version are a mixed build, and the provenance names both`() throws
  {
    let plan = try SyntheticRecords.small()
    let records = SyntheticRecords(provenance: { _, seed in
      Provenance(
        version: "0.1.0", build: "release", instructionSet: "avx2", processor: "P", system: "S",
        dataDigest: "a",
        program: Program(
          sourceCommit: String(repeating: seed.value == 0 ? "a" : "b", count: 40),
          isModified: seed.value != 0, compiler: "c", gsl: "2.7", packages: "p"))
    }).records(of: plan)

    let analysis = Analysis(plan: plan, records: records)

    #expect(analysis.findings.threats.contains(.mixedBuilds))
    #expect(
      analysis.provenance.builds.map(\.value) == [
        "0.1.0 (release, aaaaaaaaaaaa)", "0.1.0 (release, bbbbbbbbbbbb+)",
      ])
  }
}
