public import FaninRandom
public import Foundation

/// Finds, reads and checks data sets.
public struct DataLibrary: Sendable {
  /// The folder of the named sets' files.
  public let directory: URL
  /// Where relative paths of the user's own files start.
  public let studyFolder: URL

  /// Creates a library over a data folder; reads nothing yet.
  public init(
    directory: URL, studyFolder: URL = URL(fileURLWithPath: ".", isDirectory: true)
  ) {
    self.directory = directory
    self.studyFolder = studyFolder
  }

  /// Reads or generates a data set.
  ///
  /// The same reference gives the same bits on every machine.
  ///
  /// - Throws: ``DataError``; for a user's file also when it is no longer the file that the
  ///   reference was made from.
  public func read(_ reference: DataReference) throws(DataError) -> SeededDataset {
    switch reference.source {
    case .named(let set):
      switch set.origin {
      case .code(_, let generate): SeededDataset(generate())
      case .files(_, let loader): SeededDataset(try loader(set, self))
      }
    case .csv(let source): try CSVTable(source, url: url(of: source.path)).dataset(for: reference)
    case .idx(let source): try IDXPairs(source, url: url).dataset(for: reference)
    }
  }

  /// Reads or generates a data set as the runs of a seed see it.
  public func load(
    _ reference: DataReference, for seed: Seed = Seed(0)
  ) throws(DataError) -> Dataset {
    try read(reference).dataset(for: seed)
  }

  /// What is found in a user's own data; nil for a named set, which is not read.
  public func account(of reference: DataReference) throws(DataError) -> DatasetAccount? {
    switch reference.source {
    case .named: nil
    case .csv, .idx: try read(reference).account
    }
  }

  /// The sizes of a data set: without any reading for a named set, from its files for the user's.
  public func facts(of reference: DataReference) throws(DataError) -> DatasetFacts {
    switch reference.source {
    case .named(let set): set.facts
    case .csv, .idx: try read(reference).facts
    }
  }

  /// A reference to the user's table, which is read for its content digest.
  public func reference(to source: CSVSource) throws(DataError) -> DataReference {
    let table = try CSVTable(source, url: url(of: source.path))
    return DataReference(identity: table.identity, source: .csv(source))
  }

  /// A reference to the user's IDX files, which are read for their content digest.
  public func reference(to source: IDXSource) throws(DataError) -> DataReference {
    let pairs = try IDXPairs(source, url: url)
    return DataReference(identity: pairs.identity, source: .idx(source))
  }

  /// The place of a user's file.
  private func url(of path: String) -> URL {
    path.hasPrefix("/")
      ? URL(fileURLWithPath: path) : studyFolder.appendingPathComponent(path)
  }
}
