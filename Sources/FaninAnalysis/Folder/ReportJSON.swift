package import Foundation

/// How the JSON files of a report hold numbers that are none; JSON has no word for them.
private enum NoNumber {
  static let infinity = "infinity"
  static let negativeInfinity = "-infinity"
  static let nan = "nan"
}

extension Decodable {
  /// Reads what ``Swift/Encodable/json`` has written.
  ///
  /// - Throws: `DecodingError`.
  package init(json: Data) throws {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: NoNumber.infinity, negativeInfinity: NoNumber.negativeInfinity,
      nan: NoNumber.nan)
    self = try decoder.decode(Self.self, from: json)
  }
}

/// Values as the JSON files of a report hold them: keys sorted, one text for one value.
extension Encodable {
  /// The file's text, with a line end; numbers in their shortest form, as full as they are.
  package var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: NoNumber.infinity, negativeInfinity: NoNumber.negativeInfinity,
      nan: NoNumber.nan)
    // Findings hold texts, numbers and lists of them, and numbers that are none have a text above.
    guard let data = try? encoder.encode(self) else { return "{}\n" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}

/// Where two JSON texts differ, value by value.
enum JSONDifferences {
  /// Two numbers nearer than this, relative to the larger, are the same: another system's logarithm
  /// may change last digits.
  static let tolerance = 1e-9

  /// A line for each value that differs; at most a hundred.
  static func between(_ written: String, _ computed: String) -> [String] {
    func value(_ text: String) -> Any? {
      try? JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed])
    }
    guard let one = value(written), let other = value(computed) else { return ["is no JSON"] }
    var lines: [String] = []
    compare(one, other, at: "", into: &lines)
    return Array(lines.prefix(100))
  }

  private static func compare(_ one: Any, _ other: Any, at path: String, into lines: inout [String])
  {
    switch (one, other) {
    case (let one as [String: Any], let other as [String: Any]):
      for key in Set(one.keys).union(other.keys).sorted() {
        let inner = path.isEmpty ? key : "\(path).\(key)"
        compare(one[key] ?? NSNull(), other[key] ?? NSNull(), at: inner, into: &lines)
      }
    case (let one as [Any], let other as [Any]):
      if one.count != other.count {
        lines.append("\(path): has \(one.count) entries; the tables give \(other.count)")
        return
      }
      for index in one.indices {
        compare(one[index], other[index], at: "\(path)[\(index)]", into: &lines)
      }
    case (let one as NSNumber, let other as NSNumber):
      let (a, b) = (one.doubleValue, other.doubleValue)
      if (a - b).magnitude > tolerance * max(a.magnitude, b.magnitude) {
        lines.append("\(path): says \(one); the tables give \(other)")
      }
    default:
      if "\(one)" != "\(other)" {
        lines.append("\(path): says \(text(one)); the tables give \(text(other))")
      }
    }
  }

  private static func text(_ value: Any) -> String { value is NSNull ? "nothing" : "\(value)" }
}
