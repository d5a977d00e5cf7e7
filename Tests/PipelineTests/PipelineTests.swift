import FaninAnalysis
import FaninData
import FaninExecution
import FaninLedger
import FaninReport
import FaninStudy
import FaninTestSupport
import Foundation
import Testing

struct PipelineTests {
  private static let yaml = """
    study: pipeline
    question: Does it matter which neurons get the connections?
    data: terrain
    seeds: 2
    sparsities: [0.9]
    profiles: [uniform, {lognormal: {cv: 0.5}}]
    network: {hidden: [16, 8]}
    training: {epochs: 2, learning-rate: 0.1}
    analysis:
      baseline: {profile: uniform}
      correlate: [{x: fan-in-cv, y: hierarchy-strength}]
    """

  @Test func `a study file in, a report out, and from another ledger the same numbers`() throws {
    try withTemporaryFolder { folder in
      let first = try report(from: folder.appendingPathComponent("first.sqlite"), workers: 2)
      let second = try report(from: folder.appendingPathComponent("second.sqlite"), workers: 1)

      let text = try #require(first.files.first { $0.path == "report.md" }?.text)
      #expect(first.planned == 4 && first.finished == 4)
      #expect(text.hasPrefix("# pipeline\n"))
      #expect(text.contains("Does it matter which neurons get the connections?"))
      #expect(text.contains("`lognormal(cv=0.5)`"))
      #expect(first.files.contains { $0.path.hasSuffix(".svg") })
      // Only the time each run took may differ.
      #expect(first.files.map(\.path) == second.files.map(\.path))
      for (one, other) in zip(first.files, second.files) where one.path != "timings.csv" {
        #expect(one.text == other.text, "\(one.path)")
      }
    }
  }

  private func report(from url: URL, workers: Int) throws -> Report {
    let study = try Study(yaml: Self.yaml, path: "pipeline.yaml")
    let plan = Plan(study)
    let ledger = try Ledger(at: url)
    _ = try ledger.enroll(plan)
    let datasets = SharedDatasets(DataLibrary(directory: url.deletingLastPathComponent()))
    let execution = Execution(
      of: study.name, in: ledger, datasets: datasets,
      build: ComputingBuild(version: "0.1.0", instructionSet: "any"), workers: workers)
    let summary = try execution.run()
    #expect(summary.failed == 0 && summary.finished == 4)
    return try Report(Analysis(plan: plan, records: try ledger.records(of: study.name)))
  }
}
