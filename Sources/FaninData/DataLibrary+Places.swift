package import Foundation

extension DataLibrary {
  /// Where a file of a named set is, packed or plain, or nil.
  package func find(_ file: DataFile, of set: NamedDataset) -> URL? {
    for folder in set.storage?.folders ?? [] {
      for name in file.names {
        let url = directory.appendingPathComponent("\(folder)/\(name)")
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
    let stranger = lookalike(of: file, in: set.storage?.folders ?? []).map {
      "\($0.relativePath) is there, under a name that says something else; "
    }
    throw .missing(
      file: home(of: file, of: set).relativePath, expected: file.content.expected,
      remedy: (stranger ?? "") + "to get it: fanin data fetch \(set.name)\(option)")
  }

  /// A file whose name begins alike but for punctuation and case, such as an archive of the file.
  private func lookalike(of file: DataFile, in folders: [String]) -> URL? {
    func letters(_ name: String) -> String {
      name.lowercased().filter { $0.isLetter || $0.isNumber }
    }
    let wanted = letters(file.name)
    for folder in folders.map({ directory.appendingPathComponent($0) }) {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      // A part is a download under way.
      let name = names.sorted().first { letters($0).hasPrefix(wanted) && !$0.hasSuffix(".part") }
      if let name { return folder.appendingPathComponent(name) }
    }
    return nil
  }
}
