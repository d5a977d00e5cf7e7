package import Foundation

/// The side of the pictures of all named sets.
private let side = 28

/// IDX, images of 28 × 28.
package struct ImageContent: FileContent {
  /// How many; more than one count where editions differ.
  let counts: [Int]

  /// Creates the description of a file.
  package init(counts: [Int]) { self.counts = counts }

  package var expected: String {
    "an IDX file of \(alternatives(counts)) images of 28 × 28, plain or .gz"
  }
  package var largestSize: Int { 1024 + 785 * (counts.max() ?? 0) }

  package func verify(_ url: URL) throws(DataError) { _ = try read(url) }

  func read(_ url: URL) throws(DataError) -> IDXFile {
    try IDXFile(url, dimensions: 3...3) { found in
      found.dropFirst() == [side, side] && counts.contains(found[0])
        ? nil : .shape(found: found, expected: "\(alternatives(counts)) × 28 × 28")
    }
  }
}

/// IDX, class labels.
package struct LabelContent: FileContent {
  /// How many; more than one count where editions differ.
  let counts: [Int]
  /// The label of the first class.
  let first: Int
  let classes: Int

  /// Creates the description of a file.
  package init(counts: [Int], first: Int, classes: Int) {
    self.counts = counts
    self.first = first
    self.classes = classes
  }

  package var expected: String { "an IDX file of \(alternatives(counts)) labels, plain or .gz" }
  package var largestSize: Int { 1024 + 2 * (counts.max() ?? 0) }

  package func verify(_ url: URL) throws(DataError) { _ = try read(url) }

  func read(_ url: URL) throws(DataError) -> IDXLabels {
    try IDXLabels(url, allowed: first...first + classes - 1) { found in
      counts.contains(found[0]) ? nil : .shape(found: found, expected: alternatives(counts))
    }
  }
}

/// "88800 or 124800".
private func alternatives(_ counts: [Int]) -> String {
  counts.map { "\($0)" }.joined(separator: " or ")
}

/// Images and their labels: two files of a set of pictures.
struct PicturePair: Sendable {
  let images: DataFile
  let labels: DataFile
  private let imageContent: ImageContent
  private let labelContent: LabelContent

  /// The files of `names`, with their checksums where they are known.
  init(
    _ names: (images: String, labels: String), checksums: (images: String, labels: String)? = nil,
    counts: [Int], firstLabel: Int = 0, classes: Int
  ) {
    imageContent = ImageContent(counts: counts)
    labelContent = LabelContent(counts: counts, first: firstLabel, classes: classes)
    images = DataFile(name: names.images, content: imageContent, checksum: checksums?.images)
    labels = DataFile(name: names.labels, content: labelContent, checksum: checksums?.labels)
  }

  /// Reads both files where the library finds them.
  fileprivate func examples(of set: NamedDataset, in library: DataLibrary) throws(DataError)
    -> Examples
  {
    let images = try imageContent.read(library.require(images, of: set))
    let labels = try labelContent.read(library.require(labels, of: set))
    return try Examples(images: images, labels: labels)
  }
}

extension NamedDataset.Origin {
  /// Pictures in pairs of files, training before test; a single pair is cut in two where the
  /// training examples end.
  static func pictures(
    _ pairs: [PicturePair], folders: [String], address: String? = nil, instructions: String? = nil
  ) -> NamedDataset.Origin {
    let files = DatasetFiles(
      folders: folders, address: address, instructions: instructions,
      files: pairs.flatMap { [$0.images, $0.labels] })
    return .files(files) { set, library throws(DataError) in
      var splits: [Examples] = []
      for pair in pairs { splits.append(try pair.examples(of: set, in: library)) }
      if splits.count == 1 { splits = splits[0].cut(at: set.facts.trainingCount) }
      return Dataset(
        name: set.name, features: side * side, classes: set.facts.classes, imageSize: (side, side),
        training: splits[0], test: splits[1])
    }
  }
}
