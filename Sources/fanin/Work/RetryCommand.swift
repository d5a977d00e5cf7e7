import ArgumentParser
import FaninLedger
import FaninStudy

/// `fanin retry`: makes failed runs eligible again.
struct RetryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Makes the failed runs of a study pending again.",
    discussion: """
      Runs in quarantine are released too. Earlier attempts stay in the ledger. A run that diverged \
      would diverge again, to the same bits: lower its learning rate instead.
      """)

  @OptionGroup var study: StudyArgument
  @OptionGroup var ledger: LedgerOptions
  @Flag(help: "Print one JSON document.")
  var json = false

  func run() throws {
    let name = try study.read(recalling: ledger).name
    let retried = try Ledger(at: ledger.url, for: .existing).retry(study: name)
    if json { return try JSONDocument.print(Document(study: name, retried: retried)) }
    print("\(name): \(retried) failed runs are pending again")
  }

  private struct Document: Encodable {
    var study: String
    var retried: Int
  }
}
