import Foundation
import GRDB

extension LedgerError {
  /// Translates what SQLite reported, so that no other error type leaves this module.
  ///
  /// `system` is what the operating system said last to the same connection, as `errno`.
  init(_ error: DatabaseError, path: String, system: Int32 = 0) {
    if [.SQLITE_IOERR, .SQLITE_CANTOPEN].contains(error.resultCode) {
      switch system {
      case EDQUOT: self = .quotaExceeded(path: path)
      case EMFILE, ENFILE: self = .tooManyFiles(path: path)
      default: self.init(error, path: path)
      }
      return
    }
    self.init(error, path: path)
  }

  private init(_ error: DatabaseError, path: String) {
    // Both mean that no room was left: for the file, or for the shared memory beside it.
    if error.extendedResultCode == .SQLITE_IOERR_SHMSIZE {
      self = .diskFull(path: path)
      return
    }
    switch error.resultCode {
    case .SQLITE_FULL: self = .diskFull(path: path)
    case .SQLITE_READONLY: self = .readOnly(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    // Every statement fits the schema of this version: one that does not finds it altered.
    case .SQLITE_CORRUPT, .SQLITE_ERROR:
      self = .corrupt(path: path, detail: error.message ?? "corrupt")
    case .SQLITE_INTERRUPT: self = .interrupted(path: path)
    case .SQLITE_NOTADB: self = .notALedger(path: path, found: "not a database")
    case .SQLITE_CANTOPEN:
      self = .cannotOpen(path: path, reason: error.message ?? "unknown reason")
    default:
      self = .storage(path: path, detail: error.message ?? "SQLite error \(error.resultCode)")
    }
  }
}
