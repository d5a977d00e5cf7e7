import ArgumentParser
import FaninLedger
import Foundation

/// `fanin restore`: a backup in the place of the ledger.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Puts a backup in the place of the ledger, which is kept beside it.",
    discussion: """
      The backup is looked at whole before anything is moved. The ledger that was there is kept, with \
      its -wal, as <ledger>.before-restore-1, -2, …; processes that still use it stop at their next \
      step.

      EXAMPLE:
        fanin restore monday.sqlite --ledger fanin.sqlite
      """)

  @Argument(help: "The backup.", completion: .file(extensions: ["sqlite"]))
  var file: String
  @OptionGroup var ledger: LedgerOptions

  func validate() throws { try requireText(file, "restore") }

  func run() throws {
    let old = try Ledger.restore(URL(fileURLWithPath: file), to: ledger.url)
    print(ledger.url.relativePath)
    if let old { print("what was there is now \(old.relativePath)") }
  }
}
