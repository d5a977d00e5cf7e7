import ArgumentParser
import FaninLedger
import Foundation

/// `fanin backup`: a whole copy of the ledger.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copies the ledger to a new file, while others work.",
    discussion: """
      Copying the file itself while somebody works leaves the latest results behind, for they are in \
      the -wal beside it. The copy is one file; fanin restore brings it back.

      EXAMPLE:
        fanin backup monday.sqlite
      """)

  @Argument(help: "The copy to be made.", completion: .file(extensions: ["sqlite"]))
  var file: String
  @OptionGroup var ledger: LedgerOptions

  func validate() throws { try requireText(file, "backup") }

  func run() throws {
    let ledger = try Ledger(at: ledger.url, for: .readOnly)
    defer { ledger.close() }
    try ledger.checkIntegrity()
    try ledger.backup(to: URL(fileURLWithPath: file))
    print(file)
  }
}
