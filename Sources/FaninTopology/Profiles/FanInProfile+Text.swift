import FaninElementary

extension FanInProfile: CustomStringConvertible {
  /// The compact text, such as `uniform` or `lognormal(cv=1)`.
  public var description: String {
    switch self {
    case .dense: "dense"
    case .uniform: "uniform"
    case .erdosRenyi: "erdos-renyi"
    case .family(let family, let shape): Self.text(family.rawValue, shape)
    case .lognormal(let shape): Self.text("lognormal", shape)
    case .powerLaw(let shape): Self.text("power-law", shape)
    case .equilibrium(let source, let fit): "equilibrium(of=\(source),fit=\(fit.rawValue))"
    case .transplant(let source, let aspect): "transplant(of=\(source),keep=\(aspect.rawValue))"
    }
  }

  /// The profile's name without its shape, such as `lognormal`.
  public var name: String { String(description.prefix { $0 != "(" }) }

  private static func text(_ name: String, _ shape: Shape) -> String {
    switch shape {
    case .parameter(let value):
      "\(name)(\(parameterName(of: name) ?? "parameter")=\(value.shortestText))"
    case .cv(let value): "\(name)(cv=\(value.shortestText))"
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
      let inner = text[text.index(after: open)...].dropLast()
      if FanInProfile.learnedNames.contains(name) {
        self.init(learned: name, inner: inner)
        return
      }
      let assignment = inner.split(separator: "=")
      guard assignment.count == 2, let value = Double(assignment[1]) else { return nil }
      switch String(assignment[0]) {
      case "cv": self.init(name: name, shape: .cv(value))
      case FanInProfile.parameterName(of: name): self.init(name: name, shape: .parameter(value))
      default: return nil
      }
    }
  }
}

extension FanInProfile {
  /// Reads what stands between the parentheses of a profile that learns.
  fileprivate init?(learned name: String, inner: some StringProtocol) {
    let choice = name == "equilibrium" ? "fit" : "keep"
    guard let values = NestedText.assignments(inner, keys: ["of", choice]),
      let source = SourceCell(text: values["of"] ?? ""), let chosen = values[choice]
    else { return nil }
    if name == "equilibrium", let fit = EquilibriumFit(rawValue: chosen) {
      self = .equilibrium(source, fit)
    } else if name == "transplant", let aspect = TransplantAspect(rawValue: chosen) {
      self = .transplant(source, keep: aspect)
    } else {
      return nil
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
