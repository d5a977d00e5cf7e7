package import Foundation

/// What kind of file system a path lies on, as far as SQLite's locks care.
package enum FileSystemKind: Hashable, Sendable {
  /// Locks work between all processes that see the file.
  case local
  /// Several machines may see the file, and locks between them cannot be relied on.
  case network(String)

  /// The kind of a type by the name that Linux's mount table or macOS's statfs gives it.
  ///
  /// A user-space file system whose name says nothing is taken as local.
  package init(type: String) {
    let networks: Set = [
      "nfs", "nfs3", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "afs", "afpfs", "coda",
      "lustre", "gpfs", "ceph", "beegfs", "beegfs_nodev", "orangefs", "pvfs2", "ocfs2", "gfs2",
      "panfs", "glusterfs", "webdav", "ftp", "davfs", "sshfs", "macfuse.sshfs", "s3fs", "gcsfuse",
      "rclone", "juicefs", "mfs", "goofys", "davfs2", "wekafs",
      // Folders that a virtual machine or a container shares with its host.
      "9p", "v9fs", "drvfs", "virtiofs", "vboxsf", "prl_fs", "vmhgfs", "vmhgfs-fuse", "grpcfuse",
      "fakeowner",
    ]
    let name = type.hasPrefix("fuse.") ? String(type.dropFirst(5)) : type
    self = networks.contains(name) ? .network(type) : .local
  }

  /// The type of the file system that holds an absolute path, by the text of `/proc/self/mountinfo`.
  ///
  /// The longest mount point above the path counts, and of equal ones the last, which hides the
  /// others.
  ///
  /// - Source: proc_pid_mountinfo(5): field 5 is the mount point with blanks as `\040`, and the type
  ///   follows the field `-`.
  static func type(of path: String, in mounts: String) -> String? {
    var best: (length: Int, type: String)?
    for line in mounts.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 4, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count else {
        continue
      }
      let point = fields[4].replacing("\\040", with: " ").replacing("\\134", with: "\\")
      let folder = point.hasSuffix("/") ? point : point + "/"
      guard path == point || path.hasPrefix(folder), point.count >= best?.length ?? 0 else {
        continue
      }
      best = (point.count, String(fields[dash + 1]))
    }
    return best?.type
  }

  /// Asks the system about an existing folder; one it knows nothing of is taken as local.
  package init(of folder: URL) {
    let path = folder.resolvingSymlinksInPath().path
    #if os(Linux)
    // Read whole, not by size: files of /proc have none.
    let mounts = FileHandle(forReadingAtPath: "/proc/self/mountinfo").flatMap {
      try? $0.readToEnd()
    }
    let type = mounts.flatMap { Self.type(of: path, in: String(decoding: $0, as: UTF8.self)) }
    self.init(type: type ?? "")
    #else
    var status = statfs()
    guard statfs(path, &status) == 0 else {
      self = .local
      return
    }
    self.init(
      type: withUnsafeBytes(of: status.f_fstypename) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      })
    #endif
  }

  /// Whether the user says that one machine alone uses a ledger.
  package static var isOverridden: Bool {
    ProcessInfo.processInfo.environment[override] == "1"
  }

  /// The variable that says that one machine alone uses a ledger.
  static let override = "FANIN_SINGLE_HOST"

  /// Refuses a ledger that several machines might write.
  ///
  /// - Throws: ``LedgerError/onNetwork(path:fileSystem:)``.
  func allowWriting(
    to path: String, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws {
    guard case .network(let name) = self, environment[Self.override] != "1" else { return }
    throw LedgerError.onNetwork(path: path, fileSystem: name)
  }
}
