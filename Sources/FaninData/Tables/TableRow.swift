/// The cells of one row, all of them or an error.
struct TableRow {
  private(set) var cells: [CellScanner.Cell] = []
  private let width: Int
  private let endsInSeparator: Bool

  /// A row of `width` cells, after which there may be a separator that opens none.
  init(width: Int, endsInSeparator: Bool = false) {
    self.width = width
    self.endsInSeparator = endsInSeparator
    cells.reserveCapacity(width)
  }

  /// The line where the row begins.
  var line: Int { cells[0].line }

  /// Reads the next row.
  ///
  /// - Precondition: the scanner is not at its end.
  mutating func read(from scanner: inout CellScanner) throws(DataError) {
    cells.removeAll(keepingCapacity: true)
    var last = 0..<0
    var count = try scanner.nextRow { cell in
      if cells.count < width { cells.append(cell) }
      last = cell.range
    }
    if endsInSeparator, count == width + 1, last.isEmpty { count = width }
    if count != width {
      throw .flawed(file: scanner.file, line: line, .cellCount(found: count, expected: width))
    }
  }

  /// The number in a cell.
  ///
  /// - Throws: ``DataError`` when the cell is empty, no number, or does not fit 32 bits.
  func number(
    _ column: Int, text: UnsafeBufferPointer<UInt8>, file: String, name: () -> String
  ) throws(DataError) -> Double {
    let cell = cells[column]
    if let value = DecimalNumber.parse(text, cell.range),
      value.magnitude <= Double(Float.greatestFiniteMagnitude)
    {
      return value
    }
    let spelled = String(decoding: text[cell.range].prefix(40), as: UTF8.self)
    let flaw: DataFlaw =
      if spelled.allSatisfy(\.isWhitespace) {
        .emptyCell(column: name())
      } else if DecimalNumber.parse(text, cell.range) != nil {
        .tooBigANumber(spelled, column: name())
      } else {
        .notANumber(spelled, column: name())
      }
    throw .flawed(file: file, line: cell.line, flaw)
  }
}
