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
      No ledger is needed. The same findings give the same bytes; the page and \
      the folder latex/ are written where they were asked for once, or are now.

      EXAMPLE:
        fanin render reports/demo
      """)

  @Argument(help: "The report's folder.")
  var folder: String
  @OptionGroup var extras: ReportExtras

  func run() throws {
    let url = URL(fileURLWithPath: folder, isDirectory: true)
    let report = Report(rendering: try ReportFolder(url))
    try extras.write(report, to: url, with: extras.asked.union(Report.Extra.held(by: url)))
    print(url.appendingPathComponent("report.md").relativePath)
  }
}
