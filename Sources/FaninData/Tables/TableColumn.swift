import Foundation

/// One column of a table as it is read: what its cells are, and what is missing.
struct TableColumn {
  /// What the cells of a column stand for.
  enum Role {
    case label
    case number
    case category
    /// Numbers or categories, as the cells will tell.
    case open
  }

  let name: String
  private(set) var role: Role
  private(set) var levels = ColumnLevels()
  private(set) var missing = 0
  private(set) var firstMissing: (line: Int, text: String)?
  private var numbers = 0
  private var firstText: (line: Int, text: String)?
  private var texts = 0

  init(name: String, role: Role) {
    self.name = name
    self.role = role
  }

  /// The value of a cell: a number, or the code of a level; NaN where it is missing.
  ///
  /// - Throws: ``DataError`` for text where a number must be, and for text that is not UTF-8.
  mutating func value(
    of cell: CellScanner.Cell, _ text: UnsafeBufferPointer<UInt8>, _ reader: inout NumberReader,
    file: String
  ) throws(DataError) -> Double {
    if role == .number || role == .open {
      if let number = reader.number(text, cell.range, line: cell.line) {
        numbers += 1
        guard number.magnitude <= Double(Float.greatestFiniteMagnitude) else {
          throw flawed(cell, text, file: file) { .tooBigANumber($0, column: $1) }
        }
        return number
      }
    }
    let range = cell.trimmed(text)
    if MissingValue.isSpelled(
      by: text[range], amongNumbers: role == .number || role == .open)
    {
      missing += 1
      firstMissing = firstMissing ?? (cell.line, String(decoding: text[range], as: UTF8.self))
      return .nan
    }
    if role == .number {
      let other = reader.hasOtherMark(text, cell.range)
      let first = reader.markLine
      throw flawed(cell, text, file: file) {
        other
          ? .otherDecimalMark($0, column: $1, first: first)
          : .text($0, column: $1)
      }
    }
    guard let code = levels.code(of: cell.bytes(text)) else {
      throw .flawed(file: file, line: cell.line, .notText)
    }
    texts += 1
    firstText = firstText ?? (cell.line, levels.texts[code])
    return Double(code)
  }

  /// Says what an open column is, now that all its cells are read.
  ///
  /// - Throws: ``DataError`` when it holds numbers and texts.
  mutating func settle(file: String) throws(DataError) {
    guard role == .open else { return }
    if texts > 0, numbers > 0, let firstText {
      throw .flawed(
        file: file, line: firstText.line,
        .mixedColumn(name, numbers: numbers, texts: texts, first: firstText.text))
    }
    role = texts > 0 ? .category : .number
  }

  private func flawed(
    _ cell: CellScanner.Cell, _ text: UnsafeBufferPointer<UInt8>, file: String,
    _ flaw: (String, String) -> DataFlaw
  ) -> DataError {
    let spelled = String(decoding: text[cell.range].prefix(40), as: UTF8.self)
    return .flawed(file: file, line: cell.line, flaw(spelled, name))
  }
}

extension CellScanner.Cell {
  /// The bytes without spaces and tabs around them.
  func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, text[start] == Byte.space || text[start] == Byte.tab { start += 1 }
    while start < end, text[end - 1] == Byte.space || text[end - 1] == Byte.tab { end -= 1 }
    return start..<end
  }

  /// The bytes it stands for, trimmed, doubled quotes made single.
  func bytes(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let bytes = Array(text[trimmed(text)])
    guard isQuoted, bytes.contains(Byte.quote) else { return bytes }
    return Array(String(decoding: bytes, as: UTF8.self).replacing("\"\"", with: "\"").utf8)
  }
}
