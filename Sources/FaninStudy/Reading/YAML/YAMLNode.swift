/// A value of a YAML document, and the place it stands at.
struct YAMLNode: Sendable {
  let content: Content
  let place: StudyError.Place

  enum Content: Sendable {
    /// A single value; plain when it stands without quotes, and only then a number or a flag.
    case scalar(String, plain: Bool)
    case list([YAMLNode])
    case mapping([Member])
  }

  /// A key and its value.
  struct Member: Sendable {
    let key: String
    let place: StudyError.Place
    let value: YAMLNode
  }

  /// Whether nothing is written: an empty value, `~` or `null`.
  var isNothing: Bool {
    guard case .scalar(let text, plain: true) = content else { return false }
    return ["", "~", "null"].contains(text)
  }

  /// What the value is, for a person who wrote another.
  var kindName: String {
    switch content {
    case _ where isNothing: "nothing"
    case .scalar(let text, plain: true): "'\(text.abbreviated)'"
    case .scalar(let text, plain: false): "the text \"\(text.abbreviated)\""
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}
