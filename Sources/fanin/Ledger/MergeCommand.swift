import ArgumentParser
import FaninLedger
import Foundation

/// `fanin merge`: folds other ledgers into this one.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Folds other ledgers into the ledger: all of each, or on any error nothing of it.",
    discussion: """
      Merging again changes nothing, and the order does not matter. Two results of one run that \
      differ are refused, and both are shown. The other ledgers stay as they are.

      EXAMPLE:
        fanin merge node1.sqlite node2.sqlite --ledger all.sqlite
      """)

  @Argument(help: "The ledgers to fold in.", completion: .file(extensions: ["sqlite"]))
  var ledgers: [String]

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  @OptionGroup var ledger: LedgerOptions

  func validate() throws { for path in ledgers { try requireText(path, "merge") } }

  func run() throws {
    // Looked at before anything is made: a ledger mistyped leaves no new one behind.
    for path in ledgers where !FileManager.default.fileExists(atPath: path) {
      throw LedgerError.missing(path: path)
    }
    let target = try Ledger(at: ledger.url)
    defer { target.close() }
    var document: [Merged] = []
    for path in ledgers {
      let summary = try target.merge(URL(fileURLWithPath: path))
      document.append(Merged(ledger: path, changes: summary))
      if !json { print("\(path): \(summary.text)") }
    }
    if json { try JSONDocument.print(document) }
  }

  private struct Merged: Encodable {
    let ledger: String
    let changes: MergeSummary
  }
}

extension MergeSummary {
  /// What came in, in one line.
  fileprivate var text: String {
    let parts = [
      (newRuns, "new run"), (newResults, "new result"), (newAttempts, "new attempt"),
      (newVerifications, "new verification"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
    let known = knownResults > 0 ? "\(knownResults) results known already" : nil
    let all = parts + [known].compactMap(\.self)
    return all.isEmpty ? "nothing new" : all.joined(separator: ", ")
  }
}
