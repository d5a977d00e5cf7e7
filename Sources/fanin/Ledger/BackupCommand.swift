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

      Of a damaged ledger, --salvage copies what is whole: runs that are what their ids say, and \
      results that are what was recorded. The others are pending in the copy.

      EXAMPLE:
        fanin backup monday.sqlite
      """)

  @Argument(help: "The copy to be made.", completion: .file(extensions: ["sqlite"]))
  var file: String
  @Flag(help: "Copy what is whole of a damaged ledger.")
  var salvage = false
  @OptionGroup var ledger: LedgerOptions

  func validate() throws { try requireText(file, "backup") }

  func run() throws {
    if salvage {
      let results = try Ledger.salvage(ledger.url, to: URL(fileURLWithPath: file))
      print("\(file): \(results) results saved")
      return
    }
    let ledger = try Ledger(at: ledger.url, for: .readOnly)
    defer { ledger.close() }
    try ledger.checkIntegrity()
    try ledger.backup(to: URL(fileURLWithPath: file))
    print(file)
  }
}
