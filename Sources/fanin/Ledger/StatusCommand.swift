import ArgumentParser
import FaninLedger
import FaninStudy

/// `fanin status`: where a study or a ledger stands.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Prints counts by state, workers, rate, time left and first errors.",
    discussion: "Without a study: the whole ledger, and each of its studies.")

  @Argument(help: "The study file.", completion: .file(extensions: ["yaml", "yml"]))
  var study: String?
  @OptionGroup var ledger: LedgerOptions
  @Flag(help: "Print one JSON document.")
  var json = false

  func run() throws {
    let name = try study.map { try StudyArgument.read($0).name }
    let ledger = try Ledger(at: ledger.url, for: .readOnly)
    let status = try ledger.status(of: name)
    if json { return try JSONDocument.print(status) }
    for line in status.lines { print(line) }
    guard name == nil else { return }
    var table = TextTable(["study"] + RunState.allCases.map(\.rawValue))
    for study in try ledger.studies() {
      let counts = try ledger.status(of: study).counts
      table.append([study] + RunState.allCases.map { String(counts[$0]) })
    }
    for line in table.lines { print(line) }
  }
}
