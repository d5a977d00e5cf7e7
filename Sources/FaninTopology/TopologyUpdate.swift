/// Whether and how connections move during training.
public enum TopologyUpdate: Hashable, Sendable, CustomStringConvertible {
  /// The mask never changes.
  case fixed

  /// The compact text: `static`.
  public var description: String {
    switch self {
    case .fixed: "static"
    }
  }

  /// Reads the compact text; nil when it is not one.
  public init?(text: String) {
    guard text == "static" else { return nil }
    self = .fixed
  }
}

extension TopologyUpdate: Codable {
  /// Reads the compact text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let topology = TopologyUpdate(text: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is not a topology")
    }
    self = topology
  }

  /// Writes the compact text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
