import Foundation

// A ledger is a file and what SQLite keeps beside it while it is open; they move together.

extension LedgerFile {
  private static let companions = ["-wal", "-shm", "-journal"]

  /// Deletes the file and what SQLite keeps beside it.
  func remove() {
    for suffix in [""] + Self.companions { unlink(path + suffix) }
  }

  /// Waits until the file is on the disk.
  ///
  /// - Throws: ``LedgerError``.
  func synchronize() throws { try LedgerLog(at: path).synchronize() }

  /// Gives the file another name; nothing may stand there.
  ///
  /// - Throws: ``LedgerError``.
  func move(to other: LedgerFile) throws {
    if link(path, other.path) == 0 {
      unlink(path)
      return
    }
    if errno == EEXIST { throw LedgerError.exists(path: other.path) }
    // A file system without links.
    guard rename(path, other.path) == 0 else {
      throw LedgerError.cannotOpen(path: other.path, reason: String(cString: strerror(errno)))
    }
  }

  /// Moves the file and what SQLite keeps beside it out of the way; nil where there is none.
  ///
  /// - Returns: The first free name of `fanin.sqlite.before-restore-1`, `-2`, ….
  /// - Throws: ``LedgerError``.
  func setAside() throws -> LedgerFile? {
    guard identity != nil else {
      for suffix in Self.companions { unlink(path + suffix) }
      return nil
    }
    for number in 1... {
      let free = LedgerFile(at: URL(fileURLWithPath: "\(path).before-restore-\(number)"))
      guard free.identity == nil else { continue }
      try move(to: free)
      for suffix in Self.companions { rename(path + suffix, free.path + suffix) }
      return free
    }
    return nil
  }
}
