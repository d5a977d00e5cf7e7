public import FaninData
public import FaninRandom
import Foundation

/// Data sets in memory, each read once for all workers of the process.
public final class SharedDatasets: Sendable {
  private let library: DataLibrary
  private let loaded = Locked<[String: SeededDataset]>([:])

  /// Creates an empty collection over a library.
  public init(_ library: DataLibrary) { self.library = library }

  /// Reads what is not read yet, so that a missing file is known before any work begins.
  ///
  /// - Throws: `DataError`.
  public func load(_ references: [DataReference]) throws {
    for reference in references { _ = try read(reference) }
  }

  /// A data set as the runs of a seed see it, read now unless it was before.
  ///
  /// - Throws: `DataError`.
  public func dataset(_ reference: DataReference, for seed: Seed) throws -> Dataset {
    try read(reference).dataset(for: seed)
  }

  /// A data set that was read before, by its identity; nil when none was.
  func known(_ identity: String, for seed: Seed) -> Dataset? {
    loaded.withValue { $0[identity] }?.dataset(for: seed)
  }

  /// What the tables among them were read as, by their identities.
  public var dialects: [String: CSVDialect] {
    loaded.withValue { $0.compactMapValues { $0.account?.dialect } }
  }

  private func read(_ reference: DataReference) throws -> SeededDataset {
    // Held while reading: a second reader would only do the same work again.
    try loaded.withValue { loaded in
      if let dataset = loaded[reference.identity] { return dataset }
      let dataset = try library.read(reference)
      loaded[reference.identity] = dataset
      return dataset
    }
  }
}
