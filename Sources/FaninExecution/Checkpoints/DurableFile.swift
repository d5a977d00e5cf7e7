import Foundation

/// Files that are on the disk when a call returns.
enum DurableFile {
  /// Writes a new file, and the folder first where there is none.
  static func write(_ data: Data, to file: URL, in folder: URL) throws(FileFault) {
    let descriptor = try create(file, in: folder)
    defer { close(descriptor) }
    var rest = data[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      if written < 0 { throw FileFault("write", file) }
      rest = rest.dropFirst(written)
    }
    if fsync(descriptor) != 0 { throw FileFault("write", file) }
  }

  /// Gives a file another name, in whose place it stands from then on.
  static func rename(_ file: URL, to other: URL) throws(FileFault) {
    if Foundation.rename(file.path, other.path) != 0 { throw FileFault("rename", file) }
  }

  /// Waits until the names in a folder are on the disk.
  static func synchronize(_ folder: URL) throws(FileFault) {
    let descriptor = open(folder.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFault("open", folder) }
    defer { close(descriptor) }
    if fsync(descriptor) != 0 { throw FileFault("write", folder) }
  }

  /// Another process may remove the folder the moment it is empty.
  private static func create(_ file: URL, in folder: URL) throws(FileFault) -> Int32 {
    for _ in 0..<10 {
      let descriptor = open(file.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
      if descriptor >= 0 { return descriptor }
      guard errno == ENOENT else { throw FileFault("write", file) }
      if mkdir(folder.path, 0o755) != 0, errno != EEXIST { throw FileFault("make", folder) }
    }
    throw FileFault("write", file)
  }
}

/// What the system said of a file.
struct FileFault: Error, CustomStringConvertible {
  let description: String

  /// What could not be done, right after it failed.
  init(_ verb: String, _ file: URL) {
    description = "cannot \(verb) \(file.path): \(String(cString: strerror(errno)).lowercased())"
  }
}
