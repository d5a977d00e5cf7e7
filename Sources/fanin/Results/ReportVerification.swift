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
    return rendering.files(with: Report.Extra.held(by: folder)).compactMap { file in
      let url = folder.appendingPathComponent(file.path)
      guard let text = try? String(contentsOf: url, encoding: .utf8) else {
        let isThere = FileManager.default.fileExists(atPath: url.path)
        return "\(file.path): \(isThere ? "cannot be read" : "is missing")"
      }
      if text == file.text { return nil }
      return "\(file.path):\(firstDifference(text, file.text)): is not what the findings give"
    }
  }

  /// The number of the first line that differs.
  private func firstDifference(_ one: String, _ other: String) -> Int {
    let one = one.split(separator: "\n", omittingEmptySubsequences: false)
    let other = other.split(separator: "\n", omittingEmptySubsequences: false)
    let common = zip(one, other).prefix { $0 == $1 }.count
    return common + 1
  }

  private struct Document: Encodable {
    let report: String
    let runs: Int
    let comparisons: Int
    let differences: [String]
  }
}
