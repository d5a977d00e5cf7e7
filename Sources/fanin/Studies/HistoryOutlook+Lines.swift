import FaninAnalysis
import FaninLedger
import FaninStudy
import Foundation

extension HistoryOutlook {
  /// What to tell a person before results are called confirmatory; nothing where nothing is known.
  var lines: [String] {
    var lines: [String] = []
    if finished > 0 { lines.append("this ledger holds results of \(finished) of its runs") }
    if let reported {
      lines.append(
        "a report has shown results of \(reported.runs) of its runs on \(reported.seenAt)")
    }
    if finished > 0 || reported != nil {
      let late = lateKeys + (lateSeeds.isEmpty ? [] : ["\(lateSeeds.count) seeds"])
      lines.append(
        registration != .before
          ? "nothing was declared before them: all of it will be exploratory"
          : late.isEmpty
            ? "it was declared before them, as it is: confirmatory"
            : "declared after them, and so exploratory: \(late.joined(separator: ", "))")
    }
    if !shared.isEmpty {
      let studies = shared.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }
      lines.append("runs shared with other studies: \(studies.joined(separator: ", "))")
    }
    return lines
  }

  /// The outlook of a plan in a ledger, which need not exist, and in the study's report.
  init(_ plan: Plan, in ledger: LedgerOptions) throws {
    var known = KnownResults()
    if FileManager.default.fileExists(atPath: ledger.url.path) {
      let file = try Ledger(at: ledger.url, for: .readOnly)
      defer { file.close() }
      known = try file.knownResults(of: plan)
    }
    self.init(
      plan, known: known,
      earlier: EarlierReport.first([ReportOptions.folder(of: plan.study)], of: plan))
  }
}
