/// A decimal text that stands for a whole number, read exactly: `20`, `20.0`, `2e1`.
enum WholeNumber: Equatable {
  case value(Int)
  /// Whole, and beyond 64 bits.
  case huge

  /// Reads a text; nil when it is no decimal number, or not whole.
  init?(_ text: String) {
    var rest = Substring(text)
    let isNegative = rest.first == "-"
    if isNegative || rest.first == "+" { rest.removeFirst() }
    let parts = rest.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, mantissa.count <= 2, mantissa.allSatisfy(Self.areDigits),
      mantissa.contains(where: { !$0.isEmpty })
    else { return nil }
    guard let exponent = parts.count == 2 ? Self.exponent(parts[1]) : 0 else { return nil }
    // digits · 10^power, without zeros at either end.
    var digits = mantissa.joined().drop { $0 == "0" }
    guard !digits.isEmpty else {
      self = .value(0)
      return
    }
    var power = exponent - (mantissa.count == 2 ? mantissa[1].count : 0)
    while digits.last == "0" {
      digits.removeLast()
      power += 1
    }
    guard power >= 0 else { return nil }
    // An Int has at most 19 digits.
    guard power < 19, digits.count + power <= 19,
      let value = Int((isNegative ? "-" : "") + digits + String(repeating: "0", count: power))
    else {
      self = .huge
      return
    }
    self = .value(value)
  }

  private static func areDigits(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// An exponent, cut where it only has to stay large.
  private static func exponent(_ text: Substring) -> Int? {
    let digits = text.first == "-" || text.first == "+" ? text.dropFirst() : text
    guard !digits.isEmpty, areDigits(digits) else { return nil }
    let size = Int(digits) ?? 1 << 32
    return text.first == "-" ? -min(size, 1 << 32) : min(size, 1 << 32)
  }
}
