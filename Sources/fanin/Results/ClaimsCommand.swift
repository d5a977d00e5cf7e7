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

  @Argument(help: "Folders of reports; those without claims or findings are passed over.")
  var reports: [String]

  func run() throws {
    let tables = try reports.compactMap(table).filter { !$0.isEmpty }
    if tables.isEmpty { return print("no claims are declared in these reports") }
    print(ClaimsTable.markdown(of: tables))
  }

  /// The claims of a folder; nil, and a word of it, for one that holds no report of a study.
  private func table(of path: String) throws -> ClaimsTable? {
    let folder = URL(fileURLWithPath: path, isDirectory: true)
    let exists = { FileManager.default.fileExists(atPath: $0) }
    if exists(path), !exists("\(path)/findings.json") {
      Terminal.write("fanin: \(path) holds no findings.json and is passed over\n")
      return nil
    }
    return ClaimsTable(try ReportFolder(folder), report: folder.lastPathComponent)
  }
}
