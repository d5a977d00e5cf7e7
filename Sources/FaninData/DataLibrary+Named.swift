package import Foundation

extension DataLibrary {
  /// Reads or generates a named set.
  func load(_ name: DatasetName) throws(DataError) -> Dataset {
    switch name {
    case .glyphs: Glyphs.dataset()
    case .terrain: Terrain.dataset()
    case .mnist, .fashionMNIST, .emnistBalanced, .emnistLetters:
      try pictures(name)
    case .emnistByMergeTest:
      try pictures(name, trainingCount: name.facts.trainingCount)
    case .covtype, .covtypeSample:
      try forestCover(name)
    }
  }

  /// Where a file of a named set is, packed or plain, or nil.
  package func find(_ file: DataFile, of name: DatasetName) -> URL? {
    for folder in name.folders {
      for suffix in [".gz", ""] {
        let url = directory.appendingPathComponent("\(folder)/\(file.name)\(suffix)")
        if FileManager.default.fileExists(atPath: url.path) { return url }
      }
    }
    return nil
  }

  /// Where a file of a named set is put.
  package func home(of file: DataFile, of name: DatasetName) -> URL {
    directory.appendingPathComponent("\(name.folders.first ?? "")/\(file.name).gz")
  }

  /// The place of a file that has to be there.
  func require(_ file: DataFile, of name: DatasetName) throws(DataError) -> URL {
    if let url = find(file, of: name) { return url }
    let folder = directory.relativePath
    let option = folder == "data" ? "" : " --data \(folder)"
    throw .missing(
      file: home(of: file, of: name).relativePath, expected: file.expected,
      remedy: "to get it: fanin data fetch \(name.rawValue)\(option)")
  }

  /// Reads pairs of images and labels; a single pair is cut in two at `trainingCount`.
  private func pictures(
    _ name: DatasetName, trainingCount: Int? = nil
  ) throws(DataError) -> Dataset {
    var splits: [Examples] = []
    for pair in stride(from: 0, to: name.files.count, by: 2) {
      guard case .images(let images) = try read(name.files[pair], of: name),
        case .labels(let labels) = try read(name.files[pair + 1], of: name)
      else { preconditionFailure("\(name): files stand in pairs of images and labels") }
      splits.append(try Examples(images: images, labels: labels))
    }
    if let trainingCount { splits = splits.flatMap { $0.cut(at: trainingCount) } }
    return Dataset(
      name: name.rawValue, features: 784, classes: name.facts.classes, imageSize: (28, 28),
      training: splits[0], test: splits[1])
  }

  /// Reads Forest Cover; the ten numbers are standardised on the training split.
  ///
  /// The sample's rows are in random order and cut, 80 to 20. The full set's are not, and the same
  /// share is drawn by ``TestSplit``.
  private func forestCover(_ name: DatasetName) throws(DataError) -> Dataset {
    guard case .rows(let table) = try read(name.files[0], of: name) else {
      preconditionFailure("\(name): its file is a table")
    }
    let split =
      name == .covtypeSample
      ? TestSplit(count: table.count, cutAt: name.facts.trainingCount)
      : TestSplit(count: table.count, drawing: name.facts.testCount)
    return table.dataset(
      name: name.rawValue, classes: name.facts.classes, split: split,
      standardized: ForestCover.numericColumns)
  }

  private func read(_ file: DataFile, of name: DatasetName) throws(DataError) -> DataFile.Values {
    try file.read(at: require(file, of: name))
  }
}
