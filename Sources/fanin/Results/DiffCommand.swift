import ArgumentParser
import FaninAnalysis
import FaninLedger
import FaninReport
import FaninStudy
import Foundation

/// `fanin diff`: whether results are what they were.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Says per cell whether results are the same bits, equivalent, or different.",
    discussion: """
      Each side is a ledger, a report's folder, or a table such as its results.csv. Runs are paired by \
      study, cell and seed. Where bits changed, the metric's paired difference is held against the \
      bound: equivalent where two one-sided t tests exclude a difference as large. Metric and bound \
      are those that a report declares, the smallest of several bounds. The answer is Markdown; the \
      exit code is 1 where a result of the reference differs or is missing, and 0 where there are \
      only new ones beside it.

      EXAMPLES:
        fanin diff reports/demo fanin.sqlite
        fanin diff main/results.csv reports/demo --bound 0.005 >> "$GITHUB_STEP_SUMMARY"
      """)

  @Argument(help: "The reference: a ledger, a report's folder or a table of results.")
  var reference: String
  @Argument(help: "What came later.")
  var later: String
  @Option(help: "The metric compared (default: the one declared by a report, else test-accuracy).")
  var metric: String?
  @Option(help: "The largest difference that counts as none, in the metric's unit.")
  var bound: Double?
  @Option(help: "The size of each one-sided test.")
  var alpha = 0.05
  @Flag(help: "Leave out what only one side has.")
  var common = false
  @Flag(help: "Print one JSON document instead of Markdown.")
  var json = false

  func validate() throws {
    for path in [reference, later] { try requireText(path, "diff") }
    if let bound, !(bound > 0 && bound.isFinite) {
      throw ValidationError("--bound takes a number above 0; got \(bound)")
    }
    if !(alpha > 0 && alpha < 0.5) {
      throw ValidationError("--alpha takes a number above 0 and below 0.5; got \(alpha)")
    }
  }

  func run() throws {
    let sides = [reference, later].map { URL(fileURLWithPath: $0) }
    let declared = try sides.lazy.compactMap(SavedResults.declaration).first
    let metric = try metric.map(Self.metric) ?? declared?.metric ?? .testAccuracy
    let declaredBound =
      metric == declared?.metric ? declared?.families.compactMap(\.equivalenceBound).min() : nil
    let results = try sides.map { try Self.results(at: $0, metric) }
    let difference = ResultsDifference(
      results[0], results[1], metric: metric, bound: bound ?? declaredBound, alpha: alpha,
      onlyCommon: common)
    if json {
      try JSONDocument.print(DifferenceDocument(difference, reference: reference, later: later))
    } else {
      print(difference.text(first: reference, second: later), terminator: "")
    }
    if difference.differs { throw ExitCode(.unsuccessful) }
  }

  private static func metric(_ name: String) throws -> Metric {
    guard let metric = Metric.named(name) else {
      throw ValidationError(
        "there is no metric '\(name)'; known are "
          + Metric.judged.map(\.name).joined(separator: ", "))
    }
    return metric
  }

  private static func results(at url: URL, _ metric: Metric) throws -> SavedResults {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      throw ReportFolderError.absent(path: url.relativePath)
    }
    if isDatabase(url) {
      let ledger = try Ledger(at: url, for: .readOnly)
      try ledger.checkIntegrity()
      let results = try SavedResults(ledger, metric: metric)
      for study in try ledger.studies() { Looks.record(study, by: "diff", in: url) }
      return results
    }
    let table = isFolder.boolValue ? url.appendingPathComponent("results.csv") : url
    return try SavedResults(contentsOf: table, metric: metric)
  }

  /// Whether a file begins as every SQLite database does.
  private static func isDatabase(_ url: URL) -> Bool {
    let file = try? FileHandle(forReadingFrom: url)
    return (try? file?.read(upToCount: 16)) == Data("SQLite format 3\0".utf8)
  }
}
