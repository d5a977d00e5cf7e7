public import FaninData
import Foundation

/// Data sets in memory, each read once for all workers of the process.
public final class SharedDatasets: Sendable {
  private let library: DataLibrary
  private let loaded = Locked<[String: Dataset]>([:])

  /// Creates an empty collection over a library.
  public init(_ library: DataLibrary) { self.library = library }

  /// Reads what is not read yet, so that a missing file is known before any work begins.
  ///
  /// - Throws: `DataError`.
  public func load(_ references: [DataReference]) throws {
    for reference in references { _ = try dataset(reference) }
  }

  /// A data set, read now unless it was before.
  ///
  /// - Throws: `DataError`.
  public func dataset(_ reference: DataReference) throws -> Dataset {
    // Held while reading: a second reader would only do the same work again.
    try loaded.withValue { loaded in
      if let dataset = loaded[reference.identity] { return dataset }
      let dataset = try library.load(reference)
      loaded[reference.identity] = dataset
      return dataset
    }
  }
}
