import ArgumentParser
import FaninData
import FaninExecution
import FaninLedger
import FaninStudy
import Foundation

/// `fanin run`: plans a study and trains what is missing.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Plans a study, then trains every run that is not finished.",
    discussion: """
      Ctrl-C stops at the next step with everything finished saved (exit code 75); the same \
      command goes on from there. A run that fails, such as one that diverges, does not stop the \
      others (exit code 1 at the end).
      """)

  @OptionGroup var study: StudyArgument
  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var work: WorkOptions

  func run() throws {
    let plan = Plan(try study.read())
    // Before anything is written: a missing file leaves no trace.
    let datasets = SharedDatasets(DataLibrary(directory: data.url))
    try datasets.load(try neededData(of: plan))
    let ledger = try Ledger(at: ledger.url)
    Terminal.write(try ledger.enroll(plan).text + "\n")
    try work.work(on: plan.study.name, in: ledger, datasets: datasets)
  }

  /// The data sets of runs without a result: a finished study needs no data to say so.
  private func neededData(of plan: Plan) throws -> [DataReference] {
    guard FileManager.default.fileExists(atPath: ledger.url.path) else { return plan.study.data }
    return try Ledger(at: ledger.url).unfinishedData(of: plan)
  }
}
