/// One file of a named data set.
package struct DataFile: Hashable, Sendable {
  /// The name without `.gz`.
  package var name: String
  /// What is in it.
  package var content: Content
  /// SHA-256 of the unpacked content, so that plain and packed copies are verified alike; nil where
  /// none is known.
  package var checksum: String?

  /// Creates a file's description.
  package init(name: String, content: Content, checksum: String? = nil) {
    self.name = name
    self.content = content
    self.checksum = checksum
  }

  /// What a file holds.
  package enum Content: Hashable, Sendable {
    /// IDX, that many images of 28 × 28; more than one count where editions differ.
    case images([Int])
    /// IDX, that many class labels, from `first`.
    case labels([Int], first: Int, classes: Int)
    /// Lines of Forest Cover, and how many of each class.
    case forestCover(classCounts: [Int])
  }

  /// What is in it, in words.
  var expected: String {
    switch content {
    case .images(let counts):
      "an IDX file of \(DataFile.alternatives(counts)) images of 28 × 28, plain or .gz"
    case .labels(let counts, _, _):
      "an IDX file of \(DataFile.alternatives(counts)) labels, plain or .gz"
    case .forestCover(let counts):
      "\(counts.reduce(0, +)) lines of 55 comma-separated numbers, plain or .gz"
    }
  }

  /// More bytes than this no copy of the file has.
  var largestSize: Int {
    switch content {
    case .images(let counts): 1024 + 785 * (counts.max() ?? 0)
    case .labels(let counts, _, _): 1024 + 2 * (counts.max() ?? 0)
    case .forestCover(let counts): 1024 + 300 * counts.reduce(0, +)
    }
  }

  static func alternatives(_ counts: [Int]) -> String {
    counts.map { "\($0)" }.joined(separator: " or ")
  }
}
