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
  public func presence(of name: DatasetName) -> DatasetPresence {
    if name.isBuiltIn { return .builtIn }
    let found = name.files.compactMap { find($0, of: name) }
    guard let first = found.first else { return .missing }
    if found.count < name.files.count {
      return .partial(found: found.count, needed: name.files.count)
    }
    return .present(folder: first.deletingLastPathComponent().relativePath)
  }

  /// Verifies a named set: each file's checksum, or its whole content where no checksum is known;
  /// for a built-in set, that this machine generates the bits that all machines must.
  ///
  /// - Throws: ``DataError`` for the first file that is missing or bad.
  public func check(_ name: DatasetName) throws(DataError) {
    if let expected = name.builtInDigest {
      let found = try load(name).digest
      if found != expected {
        throw .flawed(file: name.rawValue, .checksum(found: found, expected: expected))
      }
    }
    for file in name.files { try file.verify(at: require(file, of: name)) }
  }
}

extension DatasetName {
  /// Whether every file has a known checksum; a built-in set is one.
  public var checksumIsKnown: Bool { files.allSatisfy { $0.checksum != nil } }

  /// The digest of a built-in set.
  package var builtInDigest: String? {
    switch self {
    case .glyphs: "42c5678047a5949a892fe019884530bfee3c31953865187b787209c9919f6e99"
    case .terrain: "8512def78055d0081627145c8c0ac4a80161ff717278e9c33c5a10290622393d"
    default: nil
    }
  }
}
