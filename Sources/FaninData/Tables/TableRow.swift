/// The cells of one row, all of them or an error.
struct TableRow {
  private(set) var cells: [CellScanner.Cell] = []
  let width: Int

  init(width: Int) {
    self.width = width
    cells.reserveCapacity(width)
  }

  /// The line where the row begins.
  var line: Int { cells[0].line }

  /// Reads the next row.
  ///
  /// - Precondition: the scanner is not at its end.
  mutating func read(from scanner: inout CellScanner) throws(DataError) {
    cells.removeAll(keepingCapacity: true)
    var count = 0
    while true {
      let cell = try scanner.next()
      count += 1
      if count <= width { cells.append(cell) }
      if cell.endsRow { break }
    }
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
