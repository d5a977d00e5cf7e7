import ArgumentParser
import FaninAnalysis
import FaninReport
import Foundation

/// `fanin render`: a report's texts and figures again, from its findings alone.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Writes a report's texts and figures again from its findings.json.",
    discussion: """
      No ledger is needed. The same findings give the same bytes; the page is written where the \
      folder has one, or with --html.

      EXAMPLE:
        fanin render reports/demo
      """)

  @Argument(help: "The report's folder.")
  var folder: String
  @Flag(help: "Write report.html too: one page with everything inside.")
  var html = false

  func run() throws {
    let url = URL(fileURLWithPath: folder, isDirectory: true)
    let page = url.appendingPathComponent("report.html").path
    let report = Report(rendering: try ReportFolder(url))
    try report.write(to: url, html: html || FileManager.default.fileExists(atPath: page))
    print(url.appendingPathComponent("report.md").relativePath)
  }
}
