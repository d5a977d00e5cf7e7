/// One replicate of a study, and the pairing unit of its comparisons.
public struct Seed: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
  /// The number written in the study file.
  public let value: UInt64

  /// Creates a seed from its number.
  public init(_ value: UInt64) { self.value = value }

  /// Creates a seed from its plain number in JSON.
  public init(from decoder: any Decoder) throws {
    value = try decoder.singleValueContainer().decode(UInt64.self)
  }

  /// Writes the seed as a plain number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }

  /// Orders seeds by their numbers.
  public static func < (left: Seed, right: Seed) -> Bool { left.value < right.value }

  /// The seed's number in decimal digits.
  public var description: String { String(value) }
}
