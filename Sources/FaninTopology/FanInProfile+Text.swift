import FaninElementary

extension FanInProfile: CustomStringConvertible {
  /// The compact text, such as `uniform` or `lognormal(cv=1)`.
  public var description: String {
    switch self {
    case .dense: "dense"
    case .uniform: "uniform"
    case .erdosRenyi: "erdos-renyi"
    case .family(let family, let shape): "\(family.rawValue)(\(text(of: shape)))"
    case .lognormal(let shape): "lognormal(\(text(of: shape)))"
    case .powerLaw(let shape): "power-law(\(text(of: shape)))"
    }
  }

  /// The profile's name without its shape, such as `lognormal`.
  public var name: String { String(description.prefix { $0 != "(" }) }

  private func text(of shape: Shape) -> String {
    switch shape {
    case .parameter(let value):
      "\(FanInProfile.parameterName(of: nameOfShaped) ?? "parameter")=\(value.shortestText)"
    case .cv(let value): "cv=\(value.shortestText)"
    }
  }

  private var nameOfShaped: String {
    switch self {
    case .family(let family, _): family.rawValue
    case .lognormal: "lognormal"
    default: "power-law"
    }
  }

  /// A shaped profile by name; nil when there is none of that name.
  public init?(name: String, shape: Shape) {
    switch name {
    case "lognormal": self = .lognormal(shape)
    case "power-law": self = .powerLaw(shape)
    default:
      guard let family = Family(rawValue: name) else { return nil }
      self = .family(family, shape)
    }
  }

  /// Reads the compact text; nil when it is not one.
  public init?(text: String) {
    switch text {
    case "dense": self = .dense
    case "uniform": self = .uniform
    case "erdos-renyi": self = .erdosRenyi
    default:
      guard let open = text.firstIndex(of: "("), text.hasSuffix(")") else { return nil }
      let name = String(text[..<open])
      let assignment = text[text.index(after: open)...].dropLast().split(separator: "=")
      guard assignment.count == 2, let value = Double(assignment[1]) else { return nil }
      switch String(assignment[0]) {
      case "cv": self.init(name: name, shape: .cv(value))
      case FanInProfile.parameterName(of: name): self.init(name: name, shape: .parameter(value))
      default: return nil
      }
    }
  }
}

extension FanInProfile: Codable {
  /// Reads the compact text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let profile = FanInProfile(text: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is not a fan-in profile")
    }
    self = profile
  }

  /// Writes the compact text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
