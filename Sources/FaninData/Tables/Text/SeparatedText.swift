/// The text of a table as UTF-8, and what it was taken for: the one reader of all dialects.
///
/// Read are comma, semicolon, tab and bar, Excel's `sep=` line, UTF-8 with or without a mark and
/// UTF-16 with one, LF and CR LF. A separator is taken only where it cuts the first rows into
/// equally many cells; what stays unclear is refused.
struct SeparatedText: Sendable {
  /// The file's name in errors.
  let file: String
  /// UTF-8, without a mark.
  let bytes: [UInt8]
  let separator: CSVDialect.Separator
  let encoding: CSVDialect.Encoding
  /// Where the table begins, after a `sep=` line.
  let start: Int
  /// The line of the file where it begins, from 1.
  let firstLine: Int

  /// Finds out how a file is written.
  ///
  /// - Throws: ``DataError`` for UTF-16 without a mark, for lines that end in bare CR, and where two
  ///   separators fit.
  init(_ stored: [UInt8], file: String) throws(DataError) {
    self.file = file
    (bytes, encoding) = try Self.decoded(stored, file: file)
    var start = 0
    var declared: CSVDialect.Separator?
    if let (separator, length) = Self.declaration(in: bytes) {
      declared = separator
      start = length
    }
    self.start = start
    firstLine = start > 0 ? 2 : 1
    separator =
      if let declared { declared } else { try Self.separator(of: bytes, from: start, file: file) }
  }

  /// A scanner over `text`, which holds the bytes.
  func scanner(_ text: UnsafeBufferPointer<UInt8>) -> CellScanner {
    CellScanner(text, from: start, line: firstLine, separator: separator.byte, file: file)
  }

  // MARK: Characters

  private static func decoded(
    _ stored: [UInt8], file: String
  ) throws(DataError) -> ([UInt8], CSVDialect.Encoding) {
    if stored.starts(with: [0xef, 0xbb, 0xbf]) { return (Array(stored.dropFirst(3)), .markedUTF8) }
    let isLittle = stored.starts(with: [0xff, 0xfe])
    guard isLittle || stored.starts(with: [0xfe, 0xff]) else {
      // Every other byte of plain letters in UTF-16.
      if stored.prefix(4).contains(0) { throw .flawed(file: file, line: 1, .unmarkedUTF16) }
      return (stored, .utf8)
    }
    let pairs = stride(from: 2, to: stored.count - 1, by: 2).map { place in
      isLittle
        ? UInt16(stored[place]) | UInt16(stored[place + 1]) << 8
        : UInt16(stored[place]) << 8 | UInt16(stored[place + 1])
    }
    guard stored.count.isMultiple(of: 2), let text = String(validating: pairs, as: UTF16.self)
    else { throw .flawed(file: file, .brokenUTF16) }
    return (Array(text.utf8), isLittle ? .littleEndianUTF16 : .bigEndianUTF16)
  }

  // MARK: Separators

  /// Excel's first line `sep=;`, and its length.
  private static func declaration(
    in bytes: [UInt8]
  ) -> (separator: CSVDialect.Separator, length: Int)? {
    let line = bytes.prefix(10).prefix { $0 != Byte.lineFeed }
    guard line.count < 10, line.count < bytes.count else { return nil }
    var text = line.last == Byte.carriageReturn ? line.dropLast() : line
    if text.count == 7, text.first == Byte.quote, text.last == Byte.quote {
      text = text.dropFirst().dropLast()
    }
    let keyword = Array("sep=".utf8)
    guard text.count == 5, text.prefix(4).map({ $0 | 0x20 }) == keyword.map({ $0 | 0x20 }),
      let separator = CSVDialect.Separator.allCases.first(where: { $0.byte == text.last })
    else { return nil }
    return (separator, line.count + 1)
  }

  /// The separator that cuts the first rows into equally many cells.
  private static func separator(
    of bytes: [UInt8], from start: Int, file: String
  ) throws(DataError) -> CSVDialect.Separator {
    let cuts = bytes.withUnsafeBufferPointer { text in
      CSVDialect.Separator.allCases.map { SampleCut(text, from: start, by: $0) }
    }
    let even = cuts.filter(\.isEven)
    if even.count == 1 { return even[0].separator }
    if even.isEmpty {
      // Nothing fits; the row that breaks is told by whoever reads it.
      let widest = cuts.max { $0.headerCells < $1.headerCells }
      return widest.map { $0.headerCells > cuts[0].headerCells ? $0.separator : .comma } ?? .comma
    }
    // Decimal commas between other separators look like a second separator, and are none.
    if even.count == 2, even[0].separator == .comma, even[1].commasAreDecimal {
      return even[1].separator
    }
    throw .flawed(
      file: file, line: 1, .unclearSeparator(even.map(\.separator)))
  }
}

/// The first rows of a text, cut by one separator.
private struct SampleCut {
  static let rows = 50

  let separator: CSVDialect.Separator
  /// Cells of the first row.
  private(set) var headerCells = 0
  /// Whether all rows have equally many cells, and more than one.
  private(set) var isEven = true
  /// Whether commas occur, and only in cells that are numbers with decimal commas.
  private(set) var commasAreDecimal = true

  init(_ text: UnsafeBufferPointer<UInt8>, from start: Int, by separator: CSVDialect.Separator) {
    self.separator = separator
    var scanner = CellScanner(text, from: start, line: 1, separator: separator.byte, file: "")
    for row in 0..<Self.rows where !scanner.isAtEnd {
      guard let cells = try? count(&scanner, text) else {
        isEven = false
        return
      }
      if row == 0 { headerCells = cells }
      if cells != headerCells { isEven = false }
    }
    if headerCells < 2 { isEven = false }
  }

  /// The cells of the next row.
  private mutating func count(
    _ scanner: inout CellScanner, _ text: UnsafeBufferPointer<UInt8>
  ) throws(DataError) -> Int {
    try scanner.nextRow { cell in
      if text[cell.range].contains(Byte.comma),
        DecimalNumber.parse(text, cell.range, mark: .comma) == nil
      {
        commasAreDecimal = false
      }
    }
  }
}
