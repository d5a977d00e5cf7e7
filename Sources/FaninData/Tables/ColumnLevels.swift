import Foundation

/// The different texts of a column, told apart by their bytes, in the order they were met.
///
/// `007` and `7`, `1e2` and `100`, é in two normal forms: different texts are different levels.
struct ColumnLevels {
  /// The texts.
  private(set) var texts: [String] = []
  private var codes: [[UInt8]: Int] = [:]

  /// The place of a text in ``texts``; nil when the bytes are not UTF-8.
  mutating func code(of bytes: [UInt8]) -> Int? {
    if let code = codes[bytes] { return code }
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    // Spaces besides ASCII's, which are trimmed already.
    let trimmed = text.trimmingCharacters(in: .whitespaces)
    let key = Array(trimmed.utf8)
    if let code = codes[key] {
      codes[bytes] = code
      return code
    }
    codes[bytes] = texts.count
    codes[key] = texts.count
    texts.append(trimmed)
    return texts.count - 1
  }

  /// The codes in the order of classes: by size when every one of them is a number, else as texts.
  func ordered(_ codes: some Sequence<Int>) -> [Int] {
    let codes = Array(codes)
    let numbers = codes.map { Self.number(texts[$0]) }
    let areNumbers = !numbers.contains(nil)
    return zip(codes, numbers).sorted { one, other in
      if areNumbers, let first = one.1, let second = other.1, first != second {
        return first < second
      }
      let (first, second) = (texts[one.0], texts[other.0])
      // Texts that are equal as characters are in the order of their bytes.
      return first == second ? first.utf8.lexicographicallyPrecedes(second.utf8) : first < second
    }.map(\.0)
  }

  /// Texts that differ in bytes and are the same characters, such as é in two normal forms.
  var lookalikes: [String] {
    Dictionary(grouping: texts, by: \.self).filter { $0.value.count > 1 }.keys.sorted()
  }

  private static func number(_ text: String) -> Double? {
    Array(text.utf8).withUnsafeBufferPointer { DecimalNumber.parse($0, $0.indices) }
  }
}
