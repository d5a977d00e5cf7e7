import FaninData
import FaninRandom
import FaninTestSupport
import Foundation

/// A user's table as a test wrote it, and how it is to be read.
struct OwnTable {
  var bytes: [UInt8]
  var source: CSVSource

  init(_ bytes: [UInt8], label: String = "class", _ edit: (inout CSVSource) -> Void = { _ in }) {
    self.bytes = bytes
    source = CSVSource(
      path: "table.csv", label: label, standardize: false, test: TestRule(fraction: 0.5))
    edit(&source)
  }

  init(_ text: String, label: String = "class", _ edit: (inout CSVSource) -> Void = { _ in }) {
    self.init(Array(text.utf8), label: label, edit)
  }

  /// The data set as the library reads it.
  func read() throws -> SeededDataset {
    try withTemporaryFolder { folder in
      try folder.write(bytes, to: "table.csv")
      let library = DataLibrary(directory: folder, studyFolder: folder)
      return try library.read(library.reference(to: source))
    }
  }

  /// What was found.
  func account() throws -> DatasetAccount? { try read().account }

  /// The rows of both splits, each with its label at the end, in an order no split changes.
  func rows() throws -> [[Float]] {
    let set = try read().dataset(for: Seed(0))
    return [set.training, set.test].flatMap { split in
      (0..<split.count).map { row in
        split.numbers[row * set.features..<(row + 1) * set.features] + [Float(split.labels[row])]
      }
    }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The line and flaw for which the table is refused; nil when it is read.
  func refusal() throws -> Refusal? {
    do {
      _ = try read()
      return nil
    } catch DataError.flawed(_, let line, let flaw) {
      return Refusal(line: line, flaw: flaw)
    }
  }

  struct Refusal: Equatable {
    var line: Int?
    var flaw: DataFlaw
  }
}
