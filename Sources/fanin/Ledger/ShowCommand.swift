import ArgumentParser
import FaninLedger

/// `fanin show`: one run.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Prints one run: recipe, attempts, epochs, layers, provenance.")

  @Argument(
    help: ArgumentHelp("The run's id, or enough of its first digits.", valueName: "run"),
    completion: .runs)
  var id: String
  @OptionGroup var ledger: LedgerOptions
  @Flag(help: "Print one JSON document.")
  var json = false

  func run() throws {
    let ledger = try Ledger(at: ledger.url, for: .readOnly)
    let record = try ledger.record(id)
    let attempts = try ledger.attempts(at: record.id)
    let lesson = try ledger.lesson(of: record.id)
    if json {
      return try JSONDocument.print(RunDocument(record, attempts: attempts, lesson: lesson))
    }
    for line in RunText(record, attempts: attempts, lesson: lesson).lines { print(line) }
  }
}
