import Foundation

/// Which files of a named set are there.
public enum DatasetPresence: Hashable, Sendable {
  /// The set is generated from code.
  case builtIn
  /// All files are there, the first in this folder.
  case present(folder: String)
  /// Some files are there.
  case partial(found: Int, needed: Int)
  /// No file is there.
  case missing
}

extension DataLibrary {
  /// Says which files of a named set are there, without reading them.
  public func presence(of set: NamedDataset) -> DatasetPresence {
    if set.isBuiltIn { return .builtIn }
    let found = set.files.compactMap { find($0, of: set) }
    guard let first = found.first else { return .missing }
    if found.count < set.files.count {
      return .partial(found: found.count, needed: set.files.count)
    }
    return .present(folder: first.deletingLastPathComponent().relativePath)
  }

  /// Verifies a named set: each file's checksum, or its whole content where no checksum is known;
  /// for a built-in set, that this machine generates the bits that all machines must.
  ///
  /// - Throws: ``DataError`` for the first file that is missing or bad.
  public func check(_ set: NamedDataset) throws(DataError) {
    switch set.origin {
    case .code(let expected, let generate):
      let found = generate().digest
      if found != expected {
        throw .flawed(file: set.name, .checksum(found: found, expected: expected))
      }
    case .files(let storage, _):
      for file in storage.files { try file.verify(at: require(file, of: set)) }
    }
  }
}
