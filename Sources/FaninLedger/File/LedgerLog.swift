import Foundation

/// SQLite's write-ahead log as a file, to make sure that what was committed is on the disk.
///
/// A commit is in the log before its lock is given up. It stays there until a checkpoint has copied
/// it to the database and made sure of that; so to be on the disk, it is enough that the log is.
/// `PRAGMA synchronous = FULL` would wait for the disk too, but with the lock held.
final class LedgerLog: @unchecked Sendable {
  private let path: String
  private let descriptor: Int32
  private let lock = NSLock()
  private var isListed = false

  /// Opens the log; SQLite has no locks on it that closing could drop.
  ///
  /// - Throws: ``LedgerError/cannotOpen(path:reason:)``.
  init(at path: String) throws(LedgerError) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CLOEXEC)
    if descriptor < 0 {
      throw [EMFILE, ENFILE].contains(errno)
        ? .tooManyFiles(path: path)
        : .cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
  }

  deinit { close(descriptor) }

  /// Waits until everything written is on the disk, and once, until the log's name is.
  ///
  /// - Throws: ``LedgerError``.
  func synchronize() throws(LedgerError) {
    #if os(Linux)
    try check(fdatasync(descriptor))
    #else
    try check(fsync(descriptor))
    #endif
    guard !lock.withLock({ isListed }) else { return }
    let folder = open(
      URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
    defer { if folder >= 0 { close(folder) } }
    // A folder that cannot be opened for reading was synchronized by nobody before either.
    if folder >= 0 { try check(fsync(folder)) }
    lock.withLock { isListed = true }
  }

  private func check(_ code: Int32) throws(LedgerError) {
    guard code != 0 else { return }
    switch errno {
    case ENOSPC: throw .diskFull(path: path)
    case EDQUOT: throw .quotaExceeded(path: path)
    case let number:
      throw .storage(
        path: path, detail: "the disk takes no more: \(String(cString: strerror(number)))")
    }
  }
}
