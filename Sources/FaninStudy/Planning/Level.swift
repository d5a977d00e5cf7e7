import FaninElementary

/// One value of a factor.
///
/// Two levels are the same when they are equal; their texts are for people and for tables.
public enum Level: Hashable, Sendable {
  case text(String)
  case number(Double)
  case flag(Bool)

  /// The compact text, such as `lognormal(cv=1)`, `0.9` or `true`.
  public var text: String {
    switch self {
    case .text(let text): text
    case .number(let number): number.shortestText
    case .flag(let flag): flag ? "true" : "false"
    }
  }

  /// The number; nil for what is none.
  public var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }
}

extension Level: Codable {
  /// Reads a plain text, number or flag.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  /// Writes a plain text, number or flag.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    case .flag(let flag): try container.encode(flag)
    }
  }
}
