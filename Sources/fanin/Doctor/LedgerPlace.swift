package import FaninLedger
import FaninStudy
package import Foundation

/// Where a ledger is or will be: the folder, its file system, and the space left.
package struct LedgerPlace: Sendable {
  /// The ledger's path.
  package var path: String
  /// Whether a file can be made in its folder.
  package var isWritable: Bool
  /// What its file system is, as far as locks go.
  package var fileSystem: FileSystemKind
  /// Whether the user says that one machine alone uses it.
  package var hasSingleHost: Bool
  /// The bytes that are free; nil where the system does not tell.
  package var freeBytes: UInt64?

  /// Looks at the folder of a ledger.
  package init(of ledger: URL) {
    path = ledger.relativePath
    let folder = ledger.deletingLastPathComponent()
    isWritable = access(folder.path, W_OK) == 0
    fileSystem = FileSystemKind(of: folder)
    hasSingleHost = FileSystemKind.isOverridden
    var space = statvfs()
    freeBytes =
      statvfs(folder.path, &space) == 0
      ? UInt64(space.f_bavail) * UInt64(space.f_frsize) : nil
  }

  /// What is found.
  package var findings: [Finding] { [folder, space].compactMap(\.self) }

  private var folder: Finding {
    let check = "ledger folder"
    if case .network(let name) = fileSystem, !hasSingleHost {
      return .fault(
        check, "\(path): lies on a network file system (\(name)), whose locks damage ledgers",
        remedy: "name a ledger on a local disk with --ledger, and fold ledgers with fanin merge",
        status: .storage)
    }
    if !isWritable {
      return .fault(
        check, "\(path): its folder cannot be written, or is not there",
        remedy: "make the folder, make it writable, or name another with --ledger",
        status: .storage)
    }
    return .good(check, "\(path): its folder can be written, locks work")
  }

  /// A gigabyte holds the checkpoints and results of some thousand runs; below a sixteenth of it
  /// SQLite's log may not fit.
  private var space: Finding? {
    guard let freeBytes else { return nil }
    let text = "\(freeBytes >> 20) MiB are free"
    let remedy = "free some space, or name a ledger on another disk with --ledger"
    if freeBytes < 64 << 20 {
      return .fault("disk", text, remedy: remedy, status: .storage)
    }
    if freeBytes < 1 << 30 { return .advice("disk", text, remedy: remedy) }
    return .good("disk", freeBytes >> 30 > 9 ? "\(freeBytes >> 30) GiB are free" : text)
  }
}

/// How a ledger is.
enum LedgerHealth {
  /// Opens a ledger, looks for damage, and counts.
  static func finding(of url: URL) -> Finding {
    guard FileManager.default.fileExists(atPath: url.path) else {
      return .good("ledger", "\(url.relativePath): there is none yet; fanin plan makes it")
    }
    do {
      let ledger = try Ledger(at: url, for: .readOnly)
      try ledger.checkIntegrity(within: 10)
      let studies = try ledger.studies()
      for study in studies { _ = try ledger.records(of: study) }
      let counts = try ledger.status(of: nil).counts
      let words =
        "\(url.relativePath): whole; \(studies.count) studies, \(counts[.finished]) of "
        + "\(counts.total) runs finished"
      guard counts[.failed] > 0 else { return .good("ledger", words) }
      return .advice(
        "ledger", "\(words), \(counts[.failed]) failed",
        remedy: "fanin status says why; fanin retry STUDY.yaml tries them again")
    } catch {
      return .fault("ledger", "\(error)", remedy: nil, status: ExitStatus(error) ?? .storage)
    }
  }
}
