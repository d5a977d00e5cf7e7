public import FaninData
import FaninRandom
import FaninTopology
import FaninTraining
public import Foundation

extension Study {
  /// Reads a study file.
  ///
  /// The user's own data files are found from the study file's folder, and are read for their
  /// digests; the files of named sets are not looked at.
  ///
  /// - Parameters:
  ///   - url: The file.
  ///   - recalled: Data known from before, which stand for files of the user's own that are gone;
  ///     whoever trains has none.
  /// - Throws: ``StudyError`` with every problem of the file.
  public init(
    contentsOf url: URL, recalling recalled: [DataReference] = []
  ) throws(StudyError) {
    let path = url.relativePath
    let bytes: Data
    do {
      bytes = try Self.bytes(of: url)
    } catch {
      throw StudyError(
        [.init(file: path, place: nil, key: "", message: error.message)],
        kind: error.isMissing ? .missing : .invalid)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw StudyError([
        .init(file: path, place: nil, key: "", message: "not UTF-8 text, which a study file is")
      ])
    }
    try self.init(
      yaml: text, path: path, folder: url.deletingLastPathComponent(), recalling: recalled)
  }

  /// Reads a study from its text; `path` stands in messages, and relative paths start at its folder.
  ///
  /// - Throws: ``StudyError`` with every problem of the text.
  public init(yaml text: String, path: String) throws(StudyError) {
    try self.init(
      yaml: text, path: path, folder: URL(fileURLWithPath: path).deletingLastPathComponent())
  }

  private init(
    yaml text: String, path: String, folder: URL, recalling recalled: [DataReference] = []
  ) throws(StudyError) {
    var reader = StudyReader(file: path)
    reader.recalled = recalled
    do throws(YAMLDocument.Failure) {
      guard let root = try YAMLDocument.root(of: text) else {
        throw YAMLDocument.Failure("no study in it; fanin new writes one to start from")
      }
      // The data folder is not looked at: what is asked of named sets is known.
      let library = DataLibrary(directory: folder, studyFolder: folder)
      if let study = reader.study(Field(path: "", node: root), library: library) {
        self = study
        return
      }
    } catch {
      reader.report(error.message, at: error.place, key: "")
    }
    throw reader.error
  }

  /// A file that cannot be read.
  private struct Unreadable: Error {
    let message: String
    var isMissing = false
  }

  private static func bytes(of url: URL) throws(Unreadable) -> Data {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory) else {
      throw Unreadable(message: "no such file", isMissing: true)
    }
    if isDirectory.boolValue { throw Unreadable(message: "a folder, not a study file") }
    do {
      let handle = try FileHandle(forReadingFrom: url)
      defer { try? handle.close() }
      // One byte more than allowed is enough to know, however large the file is.
      return try handle.read(upToCount: YAMLDocument.maximumBytes + 1) ?? Data()
    } catch {
      throw Unreadable(message: "cannot be read")
    }
  }
}
