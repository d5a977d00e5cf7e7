import ArgumentParser
import FaninAnalysis
import FaninReport
import Foundation

/// `fanin verify reports/x`: whether a report's numbers follow from the tables beside them, and its
/// texts from its numbers.
struct ReportVerification {
  let folder: URL

  /// The report at a path; nil where the path is no folder.
  init?(_ path: String) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else { return nil }
    folder = URL(fileURLWithPath: path, isDirectory: true)
  }

  /// Prints what differs.
  ///
  /// - Throws: `ReportFolderError`; exit code 1 where something differs.
  func run(json: Bool) throws {
    let report = try ReportFolder(folder)
    let differences = try report.differences() + texts(of: report)
    let findings = report.findings
    if json {
      try JSONDocument.print(
        Document(
          report: folder.relativePath, runs: findings.design.planned,
          comparisons: findings.comparisons.count, differences: differences))
    } else {
      for line in differences { print("\(folder.relativePath)/\(line)") }
      print(
        "\(folder.relativePath): every number of \(findings.design.planned) runs and "
          + "\(findings.comparisons.count) comparisons computed again from the tables; "
          + (differences.isEmpty ? "the report says the same" : "\(differences.count) differ"))
    }
    if !differences.isEmpty { throw ExitCode(.unsuccessful) }
  }

  /// Files that are not what the findings give when they are rendered again.
  private func texts(of report: ReportFolder) -> [String] {
    let rendering = Report(rendering: report)
    let hasPage = FileManager.default
      .fileExists(atPath: folder.appendingPathComponent("report.html").path)
    return (rendering.files + (hasPage ? [rendering.html] : [])).compactMap { file in
      let text = try? String(
        contentsOf: folder.appendingPathComponent(file.path), encoding: .utf8)
      guard let text else { return "\(file.path): is missing" }
      if text == file.text { return nil }
      let lines = zip(text.split(separator: "\n"), file.text.split(separator: "\n"))
      let line = lines.enumerated().first { $0.element.0 != $0.element.1 }
      return "\(file.path):\((line?.offset ?? 0) + 1): is not what the findings give"
    }
  }

  private struct Document: Encodable {
    let report: String
    let runs: Int
    let comparisons: Int
    let differences: [String]
  }
}
