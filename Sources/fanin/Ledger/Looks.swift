import FaninAnalysis
import FaninLedger
import Foundation

/// Remembers that a command showed a study's results.
enum Looks {
  /// Keeps the look, and that a report had shown results before, where the ledger can be written;
  /// showing results must not fail where it cannot.
  static func record(
    _ study: String, by command: String, after earlier: EarlierReport? = nil, in ledger: URL
  ) {
    guard let ledger = try? Ledger(at: ledger, for: .existing) else { return }
    defer { ledger.close() }
    try? ledger.recordLook(at: study, by: command)
    guard let seen = earlier?.sighting else { return }
    try? ledger.recordResultsSeen(seen.runs, of: study, at: seen.seenAt.date)
  }
}
