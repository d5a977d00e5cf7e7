import FaninTopology

extension StudyReader {
  /// A name, or a mapping of one name to its parameters.
  mutating func topology(_ field: Field) -> TopologyUpdate? {
    switch field.node.content {
    case .scalar(let text, _) where !field.node.isNothing:
      if let topology = TopologyUpdate(name: text) { return topology }
      reportTopology(named: text, at: field)
    case .mapping(let members) where members.count == 1:
      let name = members[0].key
      let parameters = Field(path: "\(field.path).\(name.abbreviated)", node: members[0].value)
      guard let usual = TopologyUpdate(name: name) else {
        reportTopology(named: name, at: field)
        return nil
      }
      return topology(usual, parameters: parameters, at: field)
    case .mapping(let members):
      let keys = members.map { "'\($0.key.abbreviated)'" }.joined(separator: ", ")
      report(
        "must be one topology; got the keys \(keys) (indent a topology's parameters below it, or "
          + "write {rigl: {drop-fraction: 0.3}})", at: field)
    default:
      report(
        "must be a topology such as static or {rigl: {drop-fraction: 0.3}}; got "
          + field.node.kindName, at: field)
    }
    return nil
  }

  private mutating func reportTopology(named name: String, at field: Field) {
    if let meant = TopologyUpdate(text: name) {
      report("no topology named '\(name.abbreviated)'; write \(meant.yamlText)", at: field)
    } else {
      report(Self.unknown("no topology named", name, among: TopologyUpdate.names), at: field)
    }
  }

  private mutating func topology(
    _ usual: TopologyUpdate, parameters: Field, at field: Field
  ) -> TopologyUpdate? {
    let names = usual.parameterNames
    guard !names.isEmpty else {
      report("'\(usual.name)' has no parameters; write \(usual.name) alone", at: field)
      return nil
    }
    let before = problems.count
    guard let section = section(parameters, keys: names) else { return nil }
    var schedule = usual.schedule ?? UpdateSchedule()
    for name in names {
      guard let field = section[name] else { continue }
      let allowed = NumberRange(
        description: UpdateSchedule.allowed[name] ?? "",
        isAllowed: {
          var schedule = UpdateSchedule()
          return schedule.set(name, to: $0)
        })
      if let value = number(field, in: allowed) { _ = schedule.set(name, to: value) }
    }
    guard problems.count == before else { return nil }
    return usual.with(schedule)
  }
}

extension TopologyUpdate {
  /// How a study file writes the topology, such as `{rigl: {drop-fraction: 0.3}}`.
  var yamlText: String {
    guard let open = description.firstIndex(of: "(") else { return description }
    let parameters = description[description.index(after: open)...].dropLast()
      .split(separator: ",").map { $0.split(separator: "=").joined(separator: ": ") }
    return "{\(name): {\(parameters.joined(separator: ", "))}}"
  }
}
