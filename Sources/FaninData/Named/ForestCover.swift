import FaninElementary
package import Foundation

/// UCI's Forest Cover: lines of ten numbers, 44 zeros and ones, and a class from 1 to 7.
///
/// - Source: Blackard & Dean (1999), doi:10.24432/C50K5N.
package struct ForestCover: FileContent {
  static let features = 54
  static let numericColumns = 0..<10

  /// How many rows each class has.
  let classCounts: [Int]

  /// Creates the description of a file.
  package init(classCounts: [Int]) { self.classCounts = classCounts }

  private var rows: Int { classCounts.reduce(0, +) }

  package var expected: String { "\(rows) lines of 55 comma-separated numbers, plain or .gz" }

  // A line of the file has about 130 bytes, and never twice that.
  package var largestSize: Int { 1024 + 300 * rows }

  package func verify(_ url: URL) throws(DataError) { _ = try read(url) }

  /// Reads a file, plain or gzip.
  ///
  /// - Throws: ``DataError`` also when the number of rows of a class is not the known one.
  func read(_ url: URL) throws(DataError) -> Table {
    let reader = try PayloadReader(url)
    let bytes = try reader.all(limit: 300 * rows)
    let table = try bytes.withUnsafeBufferPointer { text throws(DataError) in
      try parse(CellScanner(text, file: reader.file), text: text)
    }
    guard table.count == rows else {
      throw .flawed(file: reader.file, .rowCount(found: table.count, expected: rows))
    }
    var counts = [Int](repeating: 0, count: classCounts.count)
    for label in table.labels { counts[Int(label)] += 1 }
    guard counts == classCounts else {
      throw .flawed(file: reader.file, .classCounts(found: counts, expected: classCounts))
    }
    return table
  }

  private func parse(
    _ scanner: CellScanner, text: UnsafeBufferPointer<UInt8>
  ) throws(DataError) -> Table {
    var scanner = scanner
    var row = TableRow(width: Self.features + 1)
    var table = Table(width: Self.features)
    while !scanner.isAtEnd {
      try row.read(from: &scanner)
      for column in 0..<Self.features {
        table.values.append(
          try row.number(column, text: text, file: scanner.file) { "\(column + 1)" })
      }
      let label = try row.number(Self.features, text: text, file: scanner.file) {
        "\(Self.features + 1)"
      }
      guard let index = Int(exactly: label), classCounts.indices.contains(index - 1) else {
        throw .flawed(
          file: scanner.file, line: row.line,
          .classNumber(label.shortestText, classes: classCounts.count))
      }
      table.labels.append(UInt16(index - 1))
    }
    return table
  }
}

extension NamedDataset {
  /// The whole of Forest Cover; its rows are in no random order, so the test rows are drawn.
  public static let covtype = forestCover(
    name: "covtype", summary: "Forest Cover, 10 numbers and 44 flags, a fixed random 80/20 split",
    training: 464_810, test: 116_202, file: "covtype.data",
    content: ForestCover(classCounts: [211_840, 283_301, 35_754, 2747, 9493, 17_367, 20_510]),
    folders: ["covtype"],
    address: "https://archive.ics.uci.edu/ml/machine-learning-databases/covtype/"
  ) { TestSplit(count: $0.trainingCount + $0.testCount, drawing: $0.testCount) }

  /// A sample of Forest Cover, its rows in random order: the first four fifths train.
  public static let covtypeSample = forestCover(
    name: "covtype-sample", summary: "a 16 % sample of Forest Cover; not the full set",
    training: 74_370, test: 18_592, file: "covtype-sample.data",
    content: ForestCover(classCounts: [33_894, 45_328, 5721, 439, 1519, 2779, 3282]),
    checksum: "f21a68ba90b8ff3a7e3bf671bd9ff7fabb260211a8e6fba1d119c43c3988f68b",
    folders: ["covtype", "covtype-sample"],
    instructions: """
      this sample has no public address: put covtype-sample.data.gz into the folder 'covtype' of \
      the data folder, or study 'covtype', which can be fetched
      """
  ) { TestSplit(count: $0.trainingCount + $0.testCount, cutAt: $0.trainingCount) }

  /// One file, whose ten numbers are standardised on the training split.
  private static func forestCover(
    name: String, summary: String, training: Int, test: Int, file: String, content: ForestCover,
    checksum: String? = nil, folders: [String], address: String? = nil,
    instructions: String? = nil, split: @escaping @Sendable (DatasetFacts) -> TestSplit
  ) -> NamedDataset {
    let file = DataFile(name: file, content: content, checksum: checksum)
    let files = DatasetFiles(
      folders: folders, address: address, instructions: instructions, files: [file])
    return NamedDataset(
      name: name, summary: summary, licence: "CC BY 4.0, Jock A. Blackard, doi:10.24432/C50K5N",
      facts: DatasetFacts(
        features: ForestCover.features, classes: content.classCounts.count,
        trainingCount: training, testCount: test),
      origin: .files(files) { set, library throws(DataError) in
        try content.read(library.require(file, of: set)).dataset(
          name: set.name, classes: set.facts.classes, split: split(set.facts),
          standardized: ForestCover.numericColumns)
      })
  }
}
