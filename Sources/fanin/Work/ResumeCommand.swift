import ArgumentParser
import FaninData
import FaninExecution
import FaninLedger

/// `fanin resume`: trains every unfinished run of the ledger.
struct ResumeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Trains every unfinished run of the ledger, of whatever study.",
    discussion: "Recipes and data come from the ledger; no study file is needed.")

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var work: WorkOptions

  func run() throws {
    let work = Work(options: work)
    let ledger = try Ledger(at: ledger.url, for: .existing)
    try ledger.checkIntegrity()
    let datasets = SharedDatasets(DataLibrary(directory: data.url))
    try datasets.load(try ledger.unfinishedData())
    try work.run(nil, in: ledger, datasets: datasets)
  }
}
