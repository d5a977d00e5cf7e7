import FaninElementary

/// A JSON value as it is read from and written to one line.
///
/// JSON has no NaN and no infinity: the texts `"NaN"`, `"Infinity"` and `"-Infinity"` stand for
/// them in a sample, and an undefined result is written as `null`.
enum JSONValue: Sendable {
  case null
  case bool(Bool)
  /// A whole number that an Int holds exactly.
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  /// Keys in the order written.
  case object([(key: String, value: JSONValue)])

  /// A number that may be undefined.
  static func optional(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }

  static func numbers(_ values: [Double]) -> JSONValue { .array(values.map { .number($0) }) }

  /// The number, where the value is one or stands for one.
  var asNumber: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    case .string("NaN"): .nan
    case .string("Infinity"): .infinity
    case .string("-Infinity"): -.infinity
    default: nil
    }
  }

  /// The whole number, where the value is one, be it written 10 or 1e1.
  var asInteger: Int? {
    switch self {
    case .integer(let value): value
    case .number(let value): Int(exactly: value)
    default: nil
    }
  }

  var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// Whether the value is NaN or contains it.
  var isUndefined: Bool {
    switch self {
    case .number(let value): value.isNaN
    case .array(let values): values.contains(where: \.isUndefined)
    default: false
    }
  }

  /// The value as JSON on one line.
  var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value):
      if value.isFinite {
        text += value.shortestText
      } else {
        text += value.isNaN ? "null" : value < 0 ? "\"-Infinity\"" : "\"Infinity\""
      }
    case .string(let value): JSONValue.write(value, to: &text)
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += ", " }
        value.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += ", " }
        JSONValue.write(member.key, to: &text)
        text += ": "
        member.value.write(to: &text)
      }
      text += "}"
    }
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
