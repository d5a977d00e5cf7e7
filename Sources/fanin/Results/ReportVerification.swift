import ArgumentParser
import FaninLedger
import FaninReport
import FaninStudy
import Foundation

/// `fanin verify reports/x`: whether a report's numbers follow from the results beside it.
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
  /// - Throws: Exit code 1 where something does.
  func run(json: Bool) throws {
    for name in ["study.yaml", "results.csv"] where text(name) == nil {
      Terminal.write(
        "fanin: \(folder.relativePath): holds no \(name), so it is no report of this fanin; "
          + "fanin report STUDY.yaml writes one\n")
      throw ExitCode(ExitStatus.missingInput.rawValue)
    }
    let plan = Plan(try StudyArgument.read(folder.appendingPathComponent("study.yaml").path))
    let table = try ForeignTable(contentsOf: folder.appendingPathComponent("results.csv"))
    let records = try table.records(of: plan)
    let check = ReportCheck(plan: plan, records: records)
    let differences = check.differences(in: text)
    if json {
      try JSONDocument.print(
        Document(
          report: folder.relativePath, runs: records.count, comparisons: check.comparisons,
          differences: differences))
    } else {
      for line in differences { print("\(folder.relativePath)/\(line)") }
      print(
        "\(folder.relativePath): \(check.comparisons) comparisons of \(records.count) runs computed "
          + "again from results.csv; "
          + (differences.isEmpty ? "the report says the same" : "\(differences.count) differ"))
    }
    if !differences.isEmpty { throw ExitCode(1) }
  }

  private func text(_ path: String) -> String? {
    try? String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  }

  private struct Document: Encodable {
    let report: String
    let runs: Int
    let comparisons: Int
    let differences: [String]
  }
}
