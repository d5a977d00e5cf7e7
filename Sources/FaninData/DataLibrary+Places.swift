package import Foundation

extension DataLibrary {
  /// Where a file of a named set is, packed or plain, or nil.
  package func find(_ file: DataFile, of set: NamedDataset) -> URL? {
    for folder in set.storage?.folders ?? [] {
      for suffix in [".gz", ""] {
        let url = directory.appendingPathComponent("\(folder)/\(file.name)\(suffix)")
        if FileManager.default.fileExists(atPath: url.path) { return url }
      }
    }
    return nil
  }

  /// Where a file of a named set is put.
  package func home(of file: DataFile, of set: NamedDataset) -> URL {
    directory.appendingPathComponent("\(set.storage?.folders.first ?? "")/\(file.name).gz")
  }

  /// The place of a file that has to be there.
  func require(_ file: DataFile, of set: NamedDataset) throws(DataError) -> URL {
    if let url = find(file, of: set) { return url }
    let folder = directory.relativePath
    let option = folder == "data" ? "" : " --data \(folder)"
    throw .missing(
      file: home(of: file, of: set).relativePath, expected: file.content.expected,
      remedy: "to get it: fanin data fetch \(set.name)\(option)")
  }
}
