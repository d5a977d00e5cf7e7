/// Reads one JSON value from one line of text.
///
/// - Source: RFC 8259; nesting deeper than 64 is refused.
struct JSONReader {
  private let bytes: [UInt8]
  private var position = 0

  /// Reads a whole line.
  ///
  /// - Throws: `invalid_option`, naming the byte where the text stops being JSON.
  static func value(of line: String) throws(StatisticsError) -> JSONValue {
    var reader = JSONReader(bytes: Array(line.utf8))
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    if reader.position < reader.bytes.count { throw reader.failure("nothing more") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func failure(_ expected: String) -> StatisticsError {
    StatisticsError(
      .invalidOption, "the line is not JSON: expected \(expected) at byte \(position + 1)")
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || (0x09...0x0d).contains(byte) { position += 1 }
  }

  private mutating func take(_ character: Character) -> Bool {
    guard next == character.asciiValue else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Character) throws(StatisticsError) {
    skipSpace()
    if !take(character) { throw failure("'\(character)'") }
  }

  private mutating func value(depth: Int) throws(StatisticsError) -> JSONValue {
    if depth > 64 { throw failure("at most 64 levels of nesting") }
    skipSpace()
    switch next.map({ Character(Unicode.Scalar($0)) }) {
    case "{": return try object(depth: depth)
    case "[": return try array(depth: depth)
    case "\"": return .string(try string())
    case "t": return try word("true", .bool(true))
    case "f": return try word("false", .bool(false))
    case "n": return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(
    _ word: String, _ value: JSONValue
  ) throws(StatisticsError) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw failure("\(word)") }
    position += word.utf8.count
    return value
  }

  private mutating func object(depth: Int) throws(StatisticsError) -> JSONValue {
    try expect("{")
    var members: [(key: String, value: JSONValue)] = []
    skipSpace()
    if take("}") { return .object(members) }
    repeat {
      skipSpace()
      let key = try string()
      if members.contains(where: { $0.key == key }) { throw failure("'\(key)' once only") }
      try expect(":")
      members.append((key, try value(depth: depth + 1)))
      skipSpace()
    } while take(",")
    try expect("}")
    return .object(members)
  }

  private mutating func array(depth: Int) throws(StatisticsError) -> JSONValue {
    try expect("[")
    var values: [JSONValue] = []
    skipSpace()
    if take("]") { return .array(values) }
    repeat {
      values.append(try value(depth: depth + 1))
      skipSpace()
    } while take(",")
    try expect("]")
    return .array(values)
  }

  private mutating func digits() throws(StatisticsError) {
    let first = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    if position == first { throw failure("a value") }
  }

  private mutating func number() throws(StatisticsError) -> JSONValue {
    let first = position
    _ = take("-")
    if !take("0") { try digits() }
    var isWhole = true
    if take(".") {
      isWhole = false
      try digits()
    }
    if take("e") || take("E") {
      isWhole = false
      _ = take("+") || take("-")
      try digits()
    }
    let text = String(decoding: bytes[first..<position], as: UTF8.self)
    if isWhole, let integer = Int(text) { return .integer(integer) }
    guard let number = Double(text) else { throw failure("a number") }
    return .number(number)
  }

  private mutating func string() throws(StatisticsError) -> String {
    try expect("\"")
    var content: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"): content.append(contentsOf: String(try escape()).utf8)
      case 0..<0x20: throw failure("no control character in a string")
      default: content.append(byte)
      }
    }
    throw failure("the end of a string")
  }

  private mutating func escape() throws(StatisticsError) -> Character {
    guard let byte = next else { throw failure("an escape") }
    position += 1
    switch Character(Unicode.Scalar(byte)) {
    case "\"": return "\""
    case "\\": return "\\"
    case "/": return "/"
    case "b": return "\u{8}"
    case "f": return "\u{c}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u": return try codePoint()
    default: throw failure("an escape")
    }
  }

  private mutating func codePoint() throws(StatisticsError) -> Character {
    let first = try fourHexDigits()
    if let scalar = Unicode.Scalar(first) { return Character(scalar) }
    guard (0xd800...0xdbff).contains(first), take("\\"), take("u") else {
      throw failure("a surrogate pair")
    }
    let second = try fourHexDigits()
    guard (0xdc00...0xdfff).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
    else { throw failure("a surrogate pair") }
    return Character(scalar)
  }

  private mutating func fourHexDigits() throws(StatisticsError) -> UInt32 {
    guard position + 4 <= bytes.count,
      bytes[position..<position + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let code = UInt32(
        String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw failure("four hexadecimal digits") }
    position += 4
    return code
  }
}
