/// Cuts separated text into cells, byte by byte, without copying.
///
/// A cell may be quoted; a doubled quote inside stands for one. Lines end in LF or CR LF; a bare CR
/// outside quotes is refused, because a file of such lines would be one line.
///
/// - Source: RFC 4180.
struct CellScanner {
  /// Where a cell lies in the text.
  struct Cell {
    /// Its bytes, without the quotes around it.
    var range: Range<Int>
    var isQuoted: Bool
    var endsRow: Bool
    /// The line where it begins, from 1.
    var line: Int
  }

  /// The file's name in errors.
  let file: String
  private let text: UnsafeBufferPointer<UInt8>
  private var position: Int
  private let end: Int
  private let separator: UInt8
  private var line: Int

  /// Starts at `start`, which is the beginning of a line; empty lines at the end are passed over.
  init(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int = 0, line: Int = 1,
    separator: UInt8 = Byte.comma, file: String
  ) {
    self.file = file
    self.text = text
    self.separator = separator
    self.line = line
    position = start
    var end = text.count
    while end > position, text[end - 1] == Byte.lineFeed || text[end - 1] == Byte.carriageReturn {
      end -= 1
    }
    self.end = end
    isAtEnd = position == end
  }

  /// Whether the last row has been read.
  private(set) var isAtEnd: Bool

  /// The next cell.
  ///
  /// - Precondition: not at the end.
  mutating func next() throws(DataError) -> Cell {
    if position < end, text[position] == Byte.quote { return try quoted() }
    let start = position
    while position < end, text[position] != separator, text[position] != Byte.lineFeed,
      text[position] != Byte.carriageReturn
    {
      position += 1
    }
    let stop = position
    try passCarriageReturn()
    return finish(start..<stop, isQuoted: false, line: line)
  }

  /// The next row, cell by cell; returns how many there are.
  ///
  /// - Precondition: not at the end.
  @inline(__always) @discardableResult
  mutating func nextRow(_ use: (Cell) throws(DataError) -> Void) throws(DataError) -> Int {
    var count = 0
    while true {
      let cell = try next()
      count += 1
      try use(cell)
      if cell.endsRow { return count }
    }
  }

  /// Passes over a CR before LF.
  private mutating func passCarriageReturn() throws(DataError) {
    guard position < end, text[position] == Byte.carriageReturn else { return }
    guard position + 1 < end, text[position + 1] == Byte.lineFeed else {
      throw .flawed(file: file, line: line, .bareCarriageReturn)
    }
    position += 1
  }

  /// Takes the separator after a cell.
  private mutating func finish(_ range: Range<Int>, isQuoted: Bool, line: Int) -> Cell {
    let endsRow = position == end || text[position] == Byte.lineFeed
    if endsRow { self.line += 1 }
    if position == end { isAtEnd = true } else { position += 1 }
    return Cell(range: range, isQuoted: isQuoted, endsRow: endsRow, line: line)
  }

  private mutating func quoted() throws(DataError) -> Cell {
    let first = line
    let start = position + 1
    position = start
    while true {
      guard position < end else { throw .flawed(file: file, line: first, .openQuote) }
      if text[position] == Byte.quote {
        guard position + 1 < end, text[position + 1] == Byte.quote else { break }
        position += 1
      } else if text[position] == Byte.lineFeed {
        line += 1
      }
      position += 1
    }
    let range = start..<position
    position += 1
    try passCarriageReturn()
    guard position == end || text[position] == separator || text[position] == Byte.lineFeed
    else { throw .flawed(file: file, line: line, .textAfterQuote) }
    return finish(range, isQuoted: true, line: first)
  }
}

/// The bytes that shape a table.
enum Byte {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let comma = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
  static let plus = UInt8(ascii: "+")
  static let minus = UInt8(ascii: "-")
  static let point = UInt8(ascii: ".")
  static let zero = UInt8(ascii: "0")
}
