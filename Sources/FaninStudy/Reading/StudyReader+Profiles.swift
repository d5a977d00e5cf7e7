import FaninRandom
import FaninTopology

extension StudyReader {
  /// A name, or a mapping of one name to its shape.
  mutating func profile(_ field: Field) -> FanInProfile? {
    switch field.node.content {
    case .scalar(let text, _) where !field.node.isNothing: return profile(named: text, at: field)
    case .mapping(let members) where members.count == 1:
      let name = members[0].key
      let shape = Field(path: "\(field.path).\(name.abbreviated)", node: members[0].value)
      return profile(named: name, at: field, shape: shape)
    case .mapping(let members):
      let keys = members.map { "'\($0.key.abbreviated)'" }.joined(separator: ", ")
      report(
        "must be one profile; got the keys \(keys) (indent a profile's parameters below it, or "
          + "write {lognormal: {cv: 1}})", at: field)
    default:
      report(
        "must be a profile such as uniform or {lognormal: {cv: 1}}; got \(field.node.kindName)",
        at: field)
    }
    return nil
  }

  private mutating func profile(
    named name: String, at field: Field, shape: Field? = nil
  ) -> FanInProfile? {
    if FanInProfile.learnedNames.contains(name) {
      return learnedProfile(named: name, at: shape ?? field)
    }
    guard FanInProfile.names.contains(name) else {
      if let meant = FanInProfile(text: name), shape == nil {
        report("no profile named '\(name.abbreviated)'; write \(meant.yamlText)", at: field)
      } else {
        report(
          Self.unknown(
            "no profile named", name, among: FanInProfile.names + FanInProfile.learnedNames),
          at: field)
      }
      return nil
    }
    guard let parameter = FanInProfile.parameterName(of: name) else {
      if shape != nil { report("'\(name)' has no parameters; write \(name) alone", at: field) }
      return shape == nil ? FanInProfile(text: name) : nil
    }
    guard let shape, !shape.node.isNothing else {
      report(
        "'\(name)' needs a shape; write {\(name): {cv: …}} or {\(name): {\(parameter): …}}",
        at: field)
      return nil
    }
    return profile(named: name, parameter: parameter, shape: shape)
  }

  private mutating func profile(
    named name: String, parameter: String, shape field: Field
  ) -> FanInProfile? {
    let before = problems.count
    guard let section = section(field, keys: ["cv", parameter]), problems.count == before else {
      return nil
    }
    let value: (Field, (Double) -> FanInProfile.Shape)
    switch (section["cv"], section[parameter]) {
    case (.some(let cv), nil): value = (cv, FanInProfile.Shape.cv)
    case (nil, .some(let own)): value = (own, FanInProfile.Shape.parameter)
    case (nil, nil):
      report("needs a shape: cv or \(parameter)", at: field)
      return nil
    case (.some, .some):
      report("cv and \(parameter) both fix the shape; keep one", at: field)
      return nil
    }
    guard let number = number(value.0, in: .any),
      let profile = FanInProfile(name: name, shape: value.1(number))
    else { return nil }
    do {
      try profile.validate()
      return profile
    } catch {
      report("\(error)", at: value.0)
      return nil
    }
  }
}

extension FanInProfile {
  /// How a study file writes the profile, such as `{lognormal: {cv: 1}}`.
  var yamlText: String {
    if let source {
      let choice =
        switch self {
        case .equilibrium(_, let fit): "fit: \(fit.rawValue)"
        case .transplant(_, let aspect): "keep: \(aspect.rawValue)"
        default: ""
        }
      let topology = source.topology.description.split(separator: "(")[0]
      let seeds = source.seeds.map { ", seeds: [\($0.map(\.description).joined(separator: ", "))]" }
      return "{\(name): {of: {profile: \(source.profile.yamlText), topology: \(topology)"
        + "\(seeds ?? "")}, \(choice)}}"
    }
    guard let open = description.firstIndex(of: "(") else { return description }
    let shape = description[description.index(after: open)...].dropLast()
      .split(separator: "=").joined(separator: ": ")
    return "{\(name): {\(shape)}}"
  }
}
