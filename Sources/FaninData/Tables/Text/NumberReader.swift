/// Reads the numbers of one table, and finds out which decimal mark they are written with.
///
/// The first number that has a point or a comma decides; whole numbers fit both.
struct NumberReader {
  /// The mark, once a number had one.
  private(set) var mark: CSVDialect.DecimalMark?
  /// The line of the number that decided.
  private(set) var markLine = 0

  /// Where a comma may also group thousands, the first such number, until a comma cannot.
  private var doubt: (line: Int, text: String)?
  private var isCertain: Bool

  /// Excel writes semicolons exactly where commas are decimal marks; elsewhere `1,234` is in doubt.
  init(separator: CSVDialect.Separator) { isCertain = separator == .semicolon }

  /// The number a cell spells with the table's mark, or nil.
  mutating func number(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, line: Int
  ) -> Double? {
    if mark != .comma {
      if let number = DecimalNumber.parse(text, range) {
        if mark == nil, text[range].contains(Byte.point) { (mark, markLine) = (.point, line) }
        return number
      }
      if mark == .point { return nil }
    }
    guard let number = DecimalNumber.parse(text, range, mark: .comma) else { return nil }
    if mark == nil { (mark, markLine) = (.comma, line) }
    if !isCertain, text[range].contains(Byte.comma) { weigh(text, range, line: line) }
    return number
  }

  /// Whether a cell that is no number would be one with the other mark.
  ///
  /// - Precondition: ``number(_:_:line:)`` found none.
  func hasOtherMark(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard let mark else { return false }
    return DecimalNumber.parse(text, range, mark: mark == .point ? .comma : .point) != nil
  }

  /// Whether every comma that was taken for a decimal mark may have grouped thousands.
  var isInDoubt: Bool { !isCertain && doubt != nil }

  /// Makes sure that no comma was taken for a decimal mark that may have grouped thousands.
  func check(file: String) throws(DataError) {
    guard !isCertain, let doubt else { return }
    throw .flawed(file: file, line: doubt.line, .unclearComma(doubt.text))
  }

  private mutating func weigh(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, line: Int
  ) {
    let spelled = String(decoding: text[range], as: UTF8.self)
      .trimmingPrefix(while: { " \t+-".contains($0) })
    let parts = spelled.split(separator: ",", omittingEmptySubsequences: false)
    let mayGroup =
      parts.count == 2 && (1...3).contains(parts[0].count) && !parts[0].hasPrefix("0")
      && parts[1].prefix { $0.isNumber }.count == 3 && parts[1].count == 3
    if mayGroup { doubt = doubt ?? (line, String(spelled)) } else { isCertain = true }
  }
}
