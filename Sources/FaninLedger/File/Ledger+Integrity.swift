import Foundation
import GRDB

extension Ledger {
  /// Looks for damage in the file: pages, indexes, broken references.
  ///
  /// A small ledger is looked at whole; of a large one, as much as the time allows, the likeliest
  /// damage first.
  ///
  /// - Throws: ``LedgerError/corrupt(path:detail:)`` for what is found, and others.
  /// - Complexity: O(pages · log pages), or what `seconds` allow.
  public func checkIntegrity(within seconds: Double = 2) throws {
    let end = Date(timeIntervalSinceNow: seconds)
    for question in [
      "PRAGMA quick_check(1)", "PRAGMA foreign_key_check", "PRAGMA integrity_check(1)",
    ] {
      guard let findings = try answer(to: question, until: end) else { return }
      guard findings.isEmpty else {
        throw LedgerError.corrupt(path: file.path, detail: findings.joined(separator: "; "))
      }
    }
  }

  /// What SQLite finds, nothing where all is well; nil where the time was too short to say.
  private func answer(to question: String, until end: Date) throws -> [String]? {
    let interruption = DispatchWorkItem { interrupt() }
    DispatchQueue.global().asyncAfter(
      deadline: .now() + max(0, end.timeIntervalSinceNow), execute: interruption)
    defer { interruption.cancel() }
    do {
      return try read { db in
        try Row.fetchAll(db, sql: question).prefix(1).map { row in
          row.databaseValues.map { "\($0.storage.value ?? "")" }.joined(separator: " ")
            .replacing("\n", with: " ")
        }.filter { $0 != "ok" }
      }
    } catch LedgerError.interrupted {
      return nil
    }
  }
}
