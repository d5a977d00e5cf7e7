import FaninElementary

// Run ids are digests of this text, so it may not change with the system library: JSONEncoder has
// sorted keys by locale and escaped slashes in its time. Twenty lines of our own cannot drift.

/// JSON with one text per value: sorted keys, no spaces, numbers in their shortest round-trip form.
///
/// ```
/// {"rate":0.1,"sizes":[256,128]}
/// ```
package enum CanonicalJSON: Hashable, Sendable {
  case null
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([CanonicalJSON])
  case object([String: CanonicalJSON])

  /// The one text of the value; numbers are finite.
  package var text: String {
    switch self {
    case .null: "null"
    case .flag(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): value.shortestText
    case .text(let value): Self.quoted(value)
    case .list(let values): "[\(values.map(\.text).joined(separator: ","))]"
    case .object(let members):
      "{\(members.sorted { $0.key < $1.key }.map { "\(Self.quoted($0.key)):\($0.value.text)" }.joined(separator: ","))}"
    }
  }

  /// The text in quotes: quotes, backslashes and control characters escaped, all else as it is.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
