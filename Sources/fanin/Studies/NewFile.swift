import Foundation

/// A file that must not be there yet.
enum NewFile {
  /// Writes a text to a new file: the whole of it, or no file.
  ///
  /// - Throws: ``OutputError``.
  static func write(_ text: String, to path: String) throws(OutputError) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o666)
    guard file >= 0 else {
      if errno == EEXIST { throw .exists(path: path) }
      throw .cannotWrite(path: path, reason: String(cString: strerror(errno)))
    }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: Data(text.utf8))
      try handle.close()
    } catch {
      let reason = String(cString: strerror(errno))
      unlink(path)
      throw .cannotWrite(path: path, reason: reason)
    }
  }
}
