import FaninDigest
import Foundation

/// The user's own IDX files: images and labels, for training and for test.
struct IDXPairs {
  private let source: IDXSource
  private let images: [IDXFile]
  private let labels: [IDXLabels]
  private let digest: SHA256Digest

  /// Reads the four files; `url` gives the place of a path.
  init(_ source: IDXSource, url: (String) -> URL) throws(DataError) {
    self.source = source
    var digest = SHA256Digest()
    var images: [IDXFile] = []
    var labels: [IDXLabels] = []
    for paths in [source.training, source.test] {
      guard paths.count == 2 else {
        throw .flawed(file: paths.first ?? "idx", .pathCount(paths.count))
      }
      for path in paths where !FileManager.default.fileExists(atPath: url(path).path) {
        throw .missing(
          file: url(path).relativePath, expected: "an IDX file of bytes, plain or .gz",
          remedy: "a relative path starts at the study file's folder")
      }
      let image = try IDXFile(url(paths[0]), dimensions: 2...4)
      let label = try IDXLabels(url(paths[1]), allowed: 0...255)
      digest.append(image.header)
      digest.append(image.values)
      digest.append(label.values)
      images.append(image)
      labels.append(label)
    }
    self.images = images
    self.labels = labels
    self.digest = digest
  }

  /// The names of the image files and the SHA-256 of all values.
  var identity: String {
    identityText(
      "idx",
      [source.training, source.test].map { URL(fileURLWithPath: $0[0]).lastPathComponent }, [],
      digest: digest)
  }

  /// Joins images and labels.
  func dataset(for reference: DataReference) throws(DataError) -> SeededDataset {
    guard reference.identity == identity else {
      throw .changed(file: images[0].file, identity: reference.identity)
    }
    let size = images[0].dimensions.dropFirst()
    guard images[1].dimensions.dropFirst() == size else {
      let expected = size.map { "\($0)" }.joined(separator: " × ")
      throw .flawed(
        file: images[1].file,
        .shape(
          found: images[1].dimensions,
          expected: "examples of \(expected) as in the training images"))
    }
    let training = try Examples(images: images[0], labels: labels[0])
    let test = try Examples(images: images[1], labels: labels[1])
    guard Set(training.labels).count > 1 else {
      throw .flawed(file: labels[0].file, .oneClass)
    }
    let highest = max(training.labels.max() ?? 0, test.labels.max() ?? 0)
    let sides = Array(size)
    let dataset = Dataset(
      name: reference.identity, features: images[0].exampleSize, classes: Int(highest) + 1,
      imageSize: sides.count == 2 ? (sides[0], sides[1]) : nil, training: training, test: test)
    var counts = [Int](repeating: 0, count: dataset.classes)
    for label in training.labels + test.labels { counts[Int(label)] += 1 }
    let classes = counts.enumerated().map {
      DatasetAccount.ClassCount(label: "\($0.offset)", count: $0.element)
    }
    return SeededDataset(
      dataset,
      account: DatasetAccount(data: dataset.name, facts: dataset.facts, classes: classes))
  }
}
