import Foundation

/// The file a ledger lives in, looked at without SQLite, which would take any file for its own.
struct LedgerFile: Sendable {
  /// What stands at a path.
  enum Content: Equatable {
    case nothing
    case empty
    case database
  }

  let path: String

  init(at url: URL) { path = url.path }

  /// Looks at the path without changing anything.
  ///
  /// - Throws: ``LedgerError`` for a folder, an unreadable file, or a file that is no database.
  func content() throws -> Content {
    guard let status = status() else {
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      guard FileManager.default.fileExists(atPath: folder) else {
        throw LedgerError.cannotOpen(path: path, reason: "there is no folder \(folder)")
      }
      return .nothing
    }
    if status.st_mode & S_IFMT == S_IFDIR { throw LedgerError.isFolder(path: path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw LedgerError.notALedger(path: path, found: "a device or socket")
    }
    if status.st_size == 0 { return .empty }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      if [EMFILE, ENFILE].contains(errno) { throw LedgerError.tooManyFiles(path: path) }
      throw LedgerError.cannotOpen(path: path, reason: "it may not be read")
    }
    let header = try handle.read(upToCount: 16) ?? Data()
    guard header == Data("SQLite format 3\0".utf8) else {
      throw LedgerError.notALedger(path: path, found: "a file of another kind")
    }
    return .database
  }

  /// The file that symbolic links lead to: one ledger has one log and one folder of checkpoints,
  /// whatever name it is called by.
  var resolved: LedgerFile {
    var url = URL(fileURLWithPath: path)
    // As many as the system itself follows.
    for _ in 0..<40 {
      guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: url.path) else {
        break
      }
      url = URL(fileURLWithPath: next, relativeTo: url.deletingLastPathComponent()).absoluteURL
    }
    return url.path == path ? self : LedgerFile(at: url.standardizedFileURL)
  }

  /// Whether the folder, and the file where there is one, could be written; SQLite writes beside
  /// the file too.
  var isWritable: Bool {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return access(folder, W_OK) == 0 && (access(path, F_OK) != 0 || access(path, W_OK) == 0)
  }

  /// Whether the file says that its latest commits are in a log beside it.
  ///
  /// - Source: the SQLite database file format: bytes 18 and 19 of the header are 2 then.
  var writesAhead: Bool {
    guard let handle = FileHandle(forReadingAtPath: path),
      let header = try? handle.read(upToCount: 20), header.count == 20
    else { return false }
    return header[18] == 2 && header[19] == 2
  }

  /// SQLite's write-ahead log, which holds the latest commits while the ledger is open.
  var logPath: String { path + "-wal" }

  /// What tells this file from another at the same path; nil when there is none.
  var identity: Identity? { status().map(Identity.init) }

  /// The same of the log, which stays one file while any connection is open.
  var logIdentity: Identity? { status(of: logPath).map(Identity.init) }

  /// A file's device and number on it.
  struct Identity: Hashable, Sendable {
    let device: UInt64
    let number: UInt64

    init(_ status: stat) {
      device = UInt64(status.st_dev)
      number = UInt64(status.st_ino)
    }
  }

  private func status() -> stat? { status(of: path) }

  private func status(of path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }
}
