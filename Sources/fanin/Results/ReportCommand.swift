import ArgumentParser
import FaninAnalysis
import FaninLedger
import FaninReport
import FaninStudy
import Foundation

/// `fanin report`: what a study's finished runs say, as Markdown and SVG.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes the report of a study from what the ledger holds.",
    discussion: """
      Writes report.md, figures/*.svg with their numbers beside them, findings.json with every \
      number in full, the tables they follow from (results, curves, layers, topology), timings, \
      provenance and the study file, with --latex tables and methods for a paper, and prints the path of report.md. Runs that are missing are named, never \
      filled in. The same ledger gives the same bytes.

      EXAMPLE:
        fanin report studies/demo.yaml --print
      """)

  @OptionGroup var study: StudyArgument
  @OptionGroup var output: ReportOptions
  @Flag(help: "Print the answer and the main tables too.")
  var print = false
  @Flag(help: "Print one JSON document instead of text.")
  var json = false
  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    let text = try? String(contentsOfFile: study.study, encoding: .utf8)
    let study = try study.read(recalling: ledger)
    let (report, path) = try output.write(study, text: text, ledger: ledger)
    if json {
      try JSONDocument.print(
        ReportDocument(
          study: study.name, report: path,
          files: report.files(with: output.extras.asked).map(\.path),
          planned: report.planned, finished: report.finished))
    } else {
      if print { Swift.print(report.summary + "\n") }
      Swift.print(path)
    }
  }

  private struct ReportDocument: Encodable {
    let study: String
    let report: String
    let files: [String]
    let planned: Int
    let finished: Int
  }
}

/// Where a report goes, and the writing of it.
struct ReportOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "The report's folder (default: reports/<study>).")
  var output: String?
  @OptionGroup var extras: ReportExtras
  @Flag(help: "Write where files of these names lie that are no report of this study.")
  var force = false

  func validate() throws { try requireText(output, "--output") }

  /// Writes the report of a study; returns it with the path of its `report.md`.
  func write(
    _ study: Study, text: String?, ledger: LedgerOptions
  ) throws -> (report: Report, path: String) {
    let url = ledger.url
    let plan = Plan(study)
    let folder = output ?? Self.folder(of: study)
    // Before this report takes its place.
    if !force { try ReportFolder.refuse(folder, of: study.name, holding: Report.names) }
    let earlier = EarlierReport.first(Set([folder, Self.folder(of: study)]), of: plan)
    let ledger = try Ledger(at: url, for: .readOnly)
    try ledger.checkIntegrity()
    Looks.record(study.name, by: "report", after: earlier, in: url)
    let snapshot = try ledger.snapshot(of: study.name)
    let analysis = Analysis(
      plan: plan, records: snapshot.records, declarations: snapshot.declarations,
      looks: snapshot.looks, verification: snapshot.verification,
      staleRuns: snapshot.staleRuns.count, surroundings: snapshot.surroundings, earlier: earlier)
    let report = try Report(analysis, studyText: text)
    let place = URL(fileURLWithPath: folder, isDirectory: true)
    try extras.write(report, to: place, with: extras.asked)
    return (report, place.appendingPathComponent("report.md").relativePath)
  }

  /// Where a study's report stands unless somebody says otherwise.
  static func folder(of study: Study) -> String { "reports/\(study.name)" }
}
