/// Reads decimal numbers from bytes, correctly rounded.
enum DecimalNumber {
  /// The number that `text[range]` spells, spaces around it aside, or nil.
  ///
  /// Takes digits with an optional sign, decimal mark and exponent: no NaN, no infinity, no
  /// hexadecimal, no thousands separators.
  /// Up to fifteen digits and small powers of ten are exact in one division or multiplication;
  /// the rest goes through the standard library.
  ///
  /// - Source: Clinger (1990), "How to read floating point numbers accurately", the fast path.
  static func parse(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, mark: CSVDialect.DecimalMark = .point
  ) -> Double? {
    let mark = mark.byte
    var (position, end) = (range.lowerBound, range.upperBound)
    while position < end, isBlank(text[position]) { position += 1 }
    while position < end, isBlank(text[end - 1]) { end -= 1 }
    let start = position
    var isNegative = false
    if position < end, text[position] == Byte.minus || text[position] == Byte.plus {
      isNegative = text[position] == Byte.minus
      position += 1
    }
    var digits = 0
    var mantissa: UInt64 = 0
    var power = 0
    var isPastPoint = false
    while position < end {
      let byte = text[position]
      if byte == mark, !isPastPoint {
        isPastPoint = true
      } else {
        let digit = byte &- Byte.zero
        if digit > 9 { break }
        mantissa = mantissa &* 10 &+ UInt64(digit)
        digits += 1
        if isPastPoint { power -= 1 }
      }
      position += 1
    }
    guard digits > 0 else { return nil }
    if position < end {
      guard let exponent = exponent(text, position..<end) else { return nil }
      power += exponent
    }
    if digits <= 15, power.magnitude <= 22 {
      let value = Double(mantissa)
      let scaled = power < 0 ? value / powersOfTen[-power] : value * powersOfTen[power]
      return isNegative ? -scaled : scaled
    }
    let spelled = String(decoding: text[start..<end], as: UTF8.self)
    return Double(mark == Byte.point ? spelled : spelled.replacing(",", with: "."))
  }

  /// The number after an `e`; large ones are cut, they only have to stay large.
  private static func exponent(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Int? {
    var position = range.lowerBound
    guard text[position] | 0x20 == UInt8(ascii: "e") else { return nil }
    position += 1
    var isNegative = false
    if position < range.upperBound, text[position] == Byte.minus || text[position] == Byte.plus {
      isNegative = text[position] == Byte.minus
      position += 1
    }
    guard position < range.upperBound else { return nil }
    var exponent = 0
    while position < range.upperBound {
      let digit = text[position] &- Byte.zero
      guard digit <= 9 else { return nil }
      exponent = min(exponent * 10 + Int(digit), 1_000_000)
      position += 1
    }
    return isNegative ? -exponent : exponent
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == Byte.space || byte == Byte.tab }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
