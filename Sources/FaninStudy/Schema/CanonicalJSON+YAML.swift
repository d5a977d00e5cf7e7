package import FaninTraining

extension CanonicalJSON {
  /// What a YAML text says, as JSON; nil for what is no YAML.
  ///
  /// A plain value that reads as a number, a flag or nothing is one, as in YAML 1.2's core schema.
  package init?(yaml text: String) {
    guard let root = try? YAMLDocument.root(of: text) else { return nil }
    self.init(root)
  }

  private init(_ node: YAMLNode) {
    switch node.content {
    case .list(let nodes): self = .list(nodes.map(CanonicalJSON.init))
    case .mapping(let members):
      self = .object(
        Dictionary(
          members.map { ($0.key, CanonicalJSON($0.value)) }, uniquingKeysWith: { first, _ in first }
        ))
    case .scalar(let text, let plain):
      if node.isNothing {
        self = .null
      } else if plain, let flag = Bool(text) {
        self = .flag(flag)
      } else if plain, let number = try? ScalarKind.number(text, in: .any) {
        self = .number(number)
      } else {
        self = .text(text)
      }
    }
  }

  /// The value on several lines, for people; keys sorted.
  func indented(by depth: Int = 0) -> String {
    let (outer, inner) = (
      String(repeating: "  ", count: depth), String(repeating: "  ", count: depth + 1)
    )
    switch self {
    case .object(let members) where !members.isEmpty:
      let lines = members.sorted { $0.key < $1.key }.map { name, value in
        "\(inner)\(CanonicalJSON.text(name).text): \(value.indented(by: depth + 1))"
      }
      return "{\n\(lines.joined(separator: ",\n"))\n\(outer)}"
    case .list(let values) where values.contains(where: \.isObject):
      let lines = values.map { inner + $0.indented(by: depth + 1) }
      return "[\n\(lines.joined(separator: ",\n"))\n\(outer)]"
    default: return text
    }
  }

  private var isObject: Bool { if case .object = self { true } else { false } }
}
