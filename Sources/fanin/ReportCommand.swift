import ArgumentParser
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
      Writes report.md, figures/*.svg with their numbers beside them, results.csv and \
      provenance.json, and prints the path of report.md. Runs that are missing are named, never \
      filled in. The same ledger gives the same bytes.

      EXAMPLE:
        fanin report studies/demo.yaml --print
      """)

  @Argument(help: "The study file.")
  var study: String

  @Option(name: .shortAndLong, help: "The report's folder (default: reports/<study>).")
  var output: String?

  @Flag(name: .long, help: "Print the answer and the main tables too.")
  var print = false

  @Flag(name: .long, help: "Write report.html too: one page with everything inside.")
  var html = false

  @Flag(name: .long, help: "Print one JSON document instead of text.")
  var json = false

  @OptionGroup var ledger: LedgerOptions

  @OptionGroup var data: DataOptions

  func run() throws {
    let plan = Plan(try Study(contentsOf: URL(fileURLWithPath: study)))
    let ledger = try Ledger(at: ledger.url, for: .readOnly)
    let report = try Report(
      plan: plan, records: try ledger.records(of: plan.study.name),
      declarations: try ledger.declarations(of: plan.study.name))
    let folder = output ?? "reports/\(plan.study.name)"
    try report.write(to: URL(fileURLWithPath: folder, isDirectory: true), html: html)

    let path = URL(fileURLWithPath: folder).appendingPathComponent("report.md").relativePath
    if json {
      try printJSON(report, path: path, study: plan.study.name)
    } else {
      if print { Swift.print(report.summary + "\n") }
      Swift.print(path)
    }
  }

  private func printJSON(_ report: Report, path: String, study: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let document = ReportDocument(
      study: study, report: path,
      files: report.files.map(\.path) + (html ? [report.html.path] : []), planned: report.planned,
      finished: report.finished)
    Swift.print(String(decoding: try encoder.encode(document), as: UTF8.self))
  }

  private struct ReportDocument: Encodable {
    let study: String
    let report: String
    let files: [String]
    let planned: Int
    let finished: Int
  }
}
