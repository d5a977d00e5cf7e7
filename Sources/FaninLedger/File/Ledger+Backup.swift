public import Foundation
import GRDB

extension Ledger {
  /// Copies the whole ledger to a new file, while others work; on return the copy is on the disk.
  ///
  /// Copying the file itself would leave the latest results behind, for they are in the log beside it.
  ///
  /// - Throws: ``LedgerError/exists(path:)`` where there is a file, and others; nothing is left of a
  ///   copy that broke off.
  public func backup(to url: URL) throws {
    let copy = LedgerFile(at: url)
    guard copy.identity == nil else { throw LedgerError.exists(path: copy.path) }
    _ = try copy.content()
    let part = LedgerFile(at: URL(fileURLWithPath: copy.path + ".partial"))
    defer { part.remove() }
    part.remove()
    try Ledger.translating(part.path) {
      let target = try DatabaseQueue(path: part.path)
      try read { db in try target.writeWithoutTransaction { try db.backup(to: $0) } }
      // The copy says that it writes ahead; without a log of its own it is one file.
      try target.inDatabase { db in
        _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
      }
      try target.close()
    }
    try part.synchronize()
    try part.move(to: copy)
  }

  /// Puts a copy in the place of a ledger, which is kept beside it with its log.
  ///
  /// Whoever still has the old one open is told so at its next step.
  ///
  /// - Returns: Where the old ledger is now; nil where there was none.
  /// - Throws: ``LedgerError`` when the copy is no ledger, is damaged or cannot be written.
  public static func restore(_ copy: URL, to url: URL) throws -> URL? {
    let file = LedgerFile(at: url).resolved
    let part = URL(fileURLWithPath: file.path + ".restored")
    let source = try Ledger(at: copy, for: .readOnly)
    defer { source.close() }
    guard !source.isFile(at: url) else { throw LedgerError.restoredFromItself(path: file.path) }
    try source.checkIntegrity(within: .infinity)
    // What a restore that was killed has left is a whole copy, and may be all there is.
    if !source.isFile(at: part) {
      LedgerFile(at: part).remove()
      try source.backup(to: part)
    }
    let old = try file.setAside()
    try LedgerFile(at: part).move(to: file)
    return old.map { URL(fileURLWithPath: $0.path) }
  }
}
