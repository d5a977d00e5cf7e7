import ArgumentParser
import FaninAnalysis
import FaninReport
import Foundation

/// `fanin claims`: published numbers against measured ones, over reports.
struct ClaimsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims",
    abstract: "Prints one table over reports: what was claimed, what was measured, the verdict.",
    discussion: """
      A study declares claims in the families of its analysis; its report holds them against its \
      comparisons. The table is Markdown.

      EXAMPLE:
        fanin claims reports/*
      """)

  @Argument(help: "Folders of reports; those without claims are passed over.")
  var reports: [String]

  func run() throws {
    let tables = try reports.map { path in
      let folder = URL(fileURLWithPath: path, isDirectory: true)
      return ClaimsTable(try ReportFolder(folder), report: folder.lastPathComponent)
    }.filter { !$0.isEmpty }
    if tables.isEmpty { return print("no claims are declared in these reports") }
    print(ClaimsTable.markdown(of: tables))
  }
}
