import FaninElementary
import Foundation

/// UCI's Forest Cover: lines of ten numbers, 44 zeros and ones, and a class from 1 to 7.
///
/// - Source: Blackard & Dean (1999), doi:10.24432/C50K5N.
enum ForestCover {
  static let features = 54
  static let numericColumns = 0..<10

  /// Reads a file, plain or gzip.
  ///
  /// - Throws: ``DataError`` also when the number of rows of a class is not the known one.
  static func table(_ url: URL, classCounts: [Int]) throws(DataError) -> Table {
    let rows = classCounts.reduce(0, +)
    let reader = try PayloadReader(url)
    // A line of the file has about 130 bytes, and never twice that.
    let bytes = try reader.all(limit: 300 * rows)
    let table = try bytes.withUnsafeBufferPointer { text throws(DataError) in
      try parse(CellScanner(text, file: reader.file), text: text, classes: classCounts.count)
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

  private static func parse(
    _ scanner: CellScanner, text: UnsafeBufferPointer<UInt8>, classes: Int
  ) throws(DataError) -> Table {
    var scanner = scanner
    var row = TableRow(width: features + 1)
    var table = Table(width: features)
    while !scanner.isAtEnd {
      try row.read(from: &scanner)
      for column in 0..<features {
        table.values.append(
          try row.number(column, text: text, file: scanner.file) { "\(column + 1)" })
      }
      let label = try row.number(features, text: text, file: scanner.file) { "\(features + 1)" }
      guard let index = Int(exactly: label), (1...classes).contains(index) else {
        throw .flawed(
          file: scanner.file, line: row.line,
          .classNumber(label.shortestText, classes: classes))
      }
      table.labels.append(UInt16(index - 1))
    }
    return table
  }
}
