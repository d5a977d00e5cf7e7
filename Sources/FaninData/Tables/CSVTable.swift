import FaninDigest
import FaninElementary
import Foundation

/// The user's own table: a header line, numbers, and one column of class labels.
struct CSVTable {
  private let source: CSVSource
  private let file: String
  private let bytes: [UInt8]

  /// A table that unpacks to more is refused; plain files may be of any size.
  static let largestPayload = 1 << 30
  /// More different labels than this are taken for a measured quantity.
  static let mostClasses = 10_000

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
    bytes = try reader.all(limit: CSVTable.largestPayload)
  }

  /// The file's name, its options, and the SHA-256 of its (unpacked) bytes.
  var identity: String {
    var digest = SHA256Digest()
    digest.append(bytes)
    return identityText(
      "csv", [URL(fileURLWithPath: source.path).lastPathComponent],
      [
        ("label", source.label), ("test", source.test.shortestText),
        ("standardize", "\(source.standardize)"),
      ],
      digest: digest)
  }

  /// Parses, splits and standardises.
  func dataset(for reference: DataReference) throws(DataError) -> Dataset {
    guard reference.identity == identity else {
      throw .changed(file: file, identity: reference.identity)
    }
    var labels: [String] = []
    var table = try bytes.withUnsafeBufferPointer { text throws(DataError) in
      try parse(text, labels: &labels)
    }
    let classes = LabelClasses(labels)
    guard classes.count > 1 else { throw .flawed(file: file, .oneClass) }
    guard classes.count <= CSVTable.mostClasses else {
      throw .flawed(
        file: file,
        .tooManyClasses(classes.count, largest: CSVTable.mostClasses, column: source.label))
    }
    table.labels = classes.indices
    guard let split = TestSplit(count: table.count, fraction: source.test) else {
      throw .flawed(file: file, .testFraction(source.test, rows: table.count))
    }
    return table.dataset(
      name: reference.identity, classes: classes.count, split: split,
      standardized: source.standardize ? 0..<table.width : 0..<0)
  }

  private func parse(
    _ text: UnsafeBufferPointer<UInt8>, labels: inout [String]
  ) throws(DataError) -> Table {
    var scanner = CellScanner(text, file: file)
    if scanner.isAtEnd { throw .flawed(file: file, .empty) }
    let columns = try header(&scanner, text)
    guard let label = columns.firstIndex(of: source.label) else {
      throw .flawed(file: file, line: 1, .noColumn(named: source.label, columns: columns))
    }
    if columns.count == 1 { throw .flawed(file: file, line: 1, .noFeatures) }
    var table = Table(width: columns.count - 1)
    var row = TableRow(width: columns.count)
    while !scanner.isAtEnd {
      try row.read(from: &scanner)
      for column in columns.indices where column != label {
        table.values.append(try row.number(column, text: text, file: file) { columns[column] })
      }
      let cell = row.cells[label]
      let name = try string(cell, text).trimmingCharacters(in: .whitespaces)
      if name.isEmpty {
        throw .flawed(file: file, line: cell.line, .emptyCell(column: columns[label]))
      }
      labels.append(name)
    }
    if labels.isEmpty { throw .flawed(file: file, .noExamples) }
    return table
  }

  /// The column names.
  private func header(
    _ scanner: inout CellScanner, _ text: UnsafeBufferPointer<UInt8>
  ) throws(DataError) -> [String] {
    var columns: [String] = []
    var seen: Set<String> = []
    while true {
      let cell = try scanner.next()
      let name = try string(cell, text).trimmingCharacters(in: .whitespaces)
      columns.append(name)
      if name.isEmpty {
        throw .flawed(file: file, line: cell.line, .unnamedColumn(number: columns.count))
      }
      if !seen.insert(name).inserted {
        throw .flawed(file: file, line: cell.line, .repeatedColumn(name))
      }
      if cell.endsRow { return columns }
    }
  }

  /// The text of a cell, doubled quotes made single.
  private func string(
    _ cell: CellScanner.Cell, _ text: UnsafeBufferPointer<UInt8>
  ) throws(DataError) -> String {
    guard let string = String(bytes: text[cell.range], encoding: .utf8) else {
      throw .flawed(file: file, line: cell.line, .notText)
    }
    return cell.isQuoted ? string.replacing("\"\"", with: "\"") : string
  }
}
