import ArgumentParser
import FaninAnalysis
import FaninLedger
import FaninStudy

/// `fanin plan`: makes the runs of a study known to the ledger.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Enrolls the runs of a study in the ledger; runs nothing.",
    discussion: """
      Planning again is harmless: finished runs stay finished, and runs that are no longer in the \
      study keep their results.
      """)

  @OptionGroup var study: StudyArgument
  @OptionGroup var ledger: LedgerOptions
  @Flag(help: "List every cell: what is new, kept, and no longer in the study.")
  var explain = false
  @OptionGroup var learning: LearningOptions
  @Flag(help: "Print one JSON document.")
  var json = false

  func run() throws {
    let plan = Plan(try study.read())
    let ledger = try Ledger(at: ledger.url)
    let enrollment = try ledger.enroll(plan, refit: learning.refit)
    let explanation =
      explain
      ? try PlanExplanation(
        plan, enrollment: enrollment, records: ledger.records(of: plan.study.name),
        sources: ledger.sourceRecords(of: plan.study.name),
        left: ledger.recordsOut(of: plan.study.name),
        stale: ledger.staleRuns(of: plan.study.name)) : nil
    if json { return try JSONDocument.print(PlanDocument(enrollment, explanation)) }
    print(enrollment.text)
    for line in try HistoryOutlook(plan, in: self.ledger).lines { print(line) }
    for line in explanation?.lines ?? [] { print(line) }
  }
}

extension Enrollment {
  /// What to tell a person about it.
  var text: String {
    var lines = [
      "\(study): \(counts.total) runs: \(newRuns.count) new, \(known) known; "
        + "\(counts.finished) finished, \(counts.unfinished) to do, \(counts.failed) failed"
    ]
    if sources > 0 { lines.append("\(sources) of them are trained only as sources of others") }
    if imported > 0 {
      lines.append("\(imported) of the finished were imported; only the others are trained")
    }
    if counts.blocked > 0 { lines.append("\(counts.blocked) wait for the runs they learn from") }
    if !outOfStudy.isEmpty {
      lines.append("\(outOfStudy.count) runs are no longer in the study; their results are kept")
    }
    switch analysis {
    case .first, .unchanged: break
    case .changedBeforeResults:
      lines.append("the analysis was changed, before there were results")
    case .changedAfterResults:
      lines.append("the analysis was changed after there were results; the ledger records when")
    }
    return lines.joined(separator: "\n")
  }
}

/// The document of `fanin plan --json`.
private struct PlanDocument: Encodable {
  var study: String
  var runs: Int
  var new: Int
  var known: Int
  var outOfStudy: Int
  var sources: Int
  var analysis: Enrollment.AnalysisChange
  var counts: RunCounts
  var cells: [PlanExplanation.Row]?

  init(_ enrollment: Enrollment, _ explanation: PlanExplanation?) {
    study = enrollment.study
    runs = enrollment.counts.total
    new = enrollment.newRuns.count
    known = enrollment.known
    outOfStudy = enrollment.outOfStudy.count
    sources = enrollment.sources
    analysis = enrollment.analysis
    counts = enrollment.counts
    cells = explanation?.rows
  }
}
