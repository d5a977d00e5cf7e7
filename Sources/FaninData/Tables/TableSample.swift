/// The first rows of a table, to find out whether the first line names the columns.
struct TableSample {
  static let largest = 50

  /// The cells as texts, row by row, up to the first that cannot be cut.
  private let rows: [[String]]

  init(_ source: SeparatedText, _ text: UnsafeBufferPointer<UInt8>) {
    var scanner = source.scanner(text)
    var rows: [[String]] = []
    while !scanner.isAtEnd, rows.count < Self.largest {
      guard let row = try? Self.row(&scanner, text) else { break }
      rows.append(row)
    }
    self.rows = rows
  }

  /// Names by place for columns that have none, from `column-1`.
  var columnNames: [String] { (rows.first ?? []).indices.map { "column-\($0 + 1)" } }

  /// Whether every line ends in a separator that opens no column.
  var endsInSeparator: Bool {
    rows.count > 1 && rows.allSatisfy { $0.count > 1 && $0.last?.isEmpty == true }
  }

  /// Whether the first line is an example and no header, if `label` is the column of classes.
  ///
  /// A name above numbers is no number. Where only numbers stand above all columns of numbers, they
  /// are names if they ascend (pixels, wavelengths), unless the name of the label is a label, too.
  func beginsWithData(label: String) -> Bool {
    guard let first = rows.first, rows.count > 1 else { return false }
    let place = first.firstIndex(of: label)
    let columns = first.indices.filter { $0 != place && !first[$0].isEmpty }
    let measured = columns.filter { column in
      let cells = rows.dropFirst().compactMap { row in
        row.indices.contains(column) && !Self.isMissing(row[column]) ? row[column] : nil
      }
      return !cells.isEmpty && cells.allSatisfy { Self.number($0) != nil }
    }
    let above = measured.filter { !Self.isMissing(first[$0]) }.map { Self.number(first[$0]) }
    guard !above.contains(nil) else { return false }
    let labelRecurs = place.map { place in
      rows.dropFirst().contains { $0.indices.contains(place) && $0[place] == label }
    }
    if labelRecurs == true { return true }
    let numbers = above.compactMap(\.self)
    return !numbers.isEmpty
      && (labelRecurs == nil || zip(numbers, numbers.dropFirst()).contains { $0 >= $1 })
  }

  private static func row(
    _ scanner: inout CellScanner, _ text: UnsafeBufferPointer<UInt8>
  ) throws(DataError) -> [String] {
    var row: [String] = []
    try scanner.nextRow { row.append(String(decoding: $0.bytes(text), as: UTF8.self)) }
    return row
  }

  private static func isMissing(_ text: String) -> Bool {
    Array(text.utf8).withUnsafeBufferPointer {
      MissingValue.isSpelled(by: $0[...], amongNumbers: true)
    }
  }

  private static func number(_ text: String) -> Double? {
    Array(text.utf8).withUnsafeBufferPointer { text in
      DecimalNumber.parse(text, text.indices)
        ?? DecimalNumber.parse(text, text.indices, mark: .comma)
    }
  }
}
