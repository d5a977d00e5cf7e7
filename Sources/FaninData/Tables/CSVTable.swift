import FaninDigest
import FaninElementary
import FaninRandom
import Foundation

/// The user's own table: numbers, categories, and one column of class labels.
struct CSVTable {
  private let source: CSVSource
  private let file: String
  private let stored: [UInt8]

  /// A table that unpacks to more is refused; plain files may be of any size.
  static let largestPayload = 1 << 30
  /// More different labels than this are taken for a measured quantity.
  static let mostClasses = 10_000
  /// More features than this no table of categories makes by intention.
  static let mostFeatures = 100_000

  /// Values that a table with one-hot columns may have, rows × features; 4 GiB of them.
  static let mostEncodedValues = 1 << 29

  /// Reads the file, plain or gzip, without parsing it.
  init(_ source: CSVSource, url: URL) throws(DataError) {
    self.source = source
    guard FileManager.default.fileExists(atPath: url.path) else {
      throw .missing(
        file: url.relativePath, expected: "a CSV file with a header line",
        remedy: "a relative path starts at the study file's folder")
    }
    let reader = try PayloadReader(url)
    file = reader.file
    stored = try reader.all(limit: CSVTable.largestPayload)
  }

  /// The file's name, its options, and the SHA-256 of its (unpacked) bytes.
  ///
  /// Options that are not used do not stand in it.
  var identity: String {
    var digest = SHA256Digest()
    digest.append(stored)
    var options = [
      ("label", source.label), ("test", source.test.fraction.shortestText),
      ("standardize", "\(source.standardize)"),
    ]
    if source.test.isStratified { options.append(("stratified", "true")) }
    if source.test.isPerSeed { options.append(("per", "seed")) }
    if source.header == false { options.append(("header", "false")) }
    switch source.categories {
    case .none: break
    case .auto: options.append(("categories", "auto"))
    case .columns(let names): options += names.sorted().map { ("category", $0) }
    }
    if source.missing == .drop { options.append(("missing", "drop")) }
    return identityText(
      "csv", [URL(fileURLWithPath: source.path).lastPathComponent], options, digest: digest)
  }

  /// Parses, splits and standardises.
  func dataset(for reference: DataReference) throws(DataError) -> SeededDataset {
    guard reference.identity == identity else {
      throw .changed(file: file, identity: reference.identity)
    }
    let text = try SeparatedText(stored, file: file)
    let parsed = try ParsedTable(text, source)
    let encoded = try EncodedTable(parsed, file: file, label: source.label)
    let (table, classes) = (encoded.table, encoded.classes.count)
    let rule = source.test
    guard
      let split = TestSplit(labels: table.labels, classes: classes, rule: rule, seed: Seed(0))
    else { throw .flawed(file: file, .testFraction(rule.fraction, rows: table.count)) }
    let numeric = source.standardize ? encoded.numericColumns : []
    let name = reference.identity
    var account = DatasetAccount(
      data: name,
      facts: DatasetFacts(
        features: table.width, classes: classes, trainingCount: split.training.count,
        testCount: split.test.count),
      classes: encoded.classes)
    account.droppedRows = encoded.droppedRows
    account.categories = encoded.categories
    account.dialect = parsed.dialect
    account.test = rule
    account.remarks = encoded.remarks
    let dataset = table.dataset(name: name, classes: classes, split: split, standardized: numeric)
    guard rule.isPerSeed else { return SeededDataset(dataset, account: account) }
    return SeededDataset(dataset, account: account) { seed in
      // The same counts for every seed, so that a split which can be drawn once can be again.
      let own = TestSplit(labels: table.labels, classes: classes, rule: rule, seed: seed) ?? split
      return table.examples(own, standardized: numeric)
    }
  }
}
