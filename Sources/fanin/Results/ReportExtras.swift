import ArgumentParser
import FaninReport
import Foundation

/// What a report is asked to hold beside its Markdown.
struct ReportExtras: ParsableArguments {
  @Flag(help: "Write report.html too: one page with everything inside.")
  var html = false
  @Flag(help: "Write latex/ too: tables, methods and references for a paper.")
  var latex = false

  /// What was asked for.
  var asked: Set<Report.Extra> {
    Set((html ? [.page] : []) + (latex ? [.latex] : []))
  }

  /// Writes a report and says on standard error what is missing from it.
  func write(_ report: Report, to folder: URL, with extras: Set<Report.Extra>) throws {
    let conversion = try report.write(to: folder, with: extras)
    if let remark = conversion.remark { Terminal.write("fanin: \(remark)\n") }
  }
}
