import Yams

// The only door to Yams. A study file may come from anywhere, so nothing here may take long or
// much memory, whatever the text.

/// A YAML text read into nodes, or the one reason why it cannot be.
enum YAMLDocument {
  /// Bytes of a study file: a thousand times what a long one has.
  static let maximumBytes = 1 << 18
  /// Aliases in a text.
  ///
  /// Yams keeps what an alias names once, but hashes the keys of a mapping at full length, and a
  /// key may be an alias. Eight aliases unfold to at most 3 · 3 · 2 = 18 times the text.
  static let maximumAliases = 8
  /// Lists and mappings within each other.
  static let maximumDepth = 16
  /// Values with all aliases unfolded.
  static let maximumNodes = 200_000

  /// Why a text is not a document.
  struct Failure: Error {
    let place: StudyError.Place?
    let message: String

    init(_ message: String, at place: StudyError.Place? = nil) {
      self.place = place
      self.message = message
    }
  }

  /// Reads the one document of a text; nil when there is nothing but comments.
  static func root(of text: String) throws(Failure) -> YAMLNode? {
    // libyaml takes a byte order mark for the first column of the first line.
    let text = withoutClosingMark(
      text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text)
    if text.utf8.count > maximumBytes {
      throw Failure("larger than \(maximumBytes / 1024) KiB, which no study file is")
    }
    let aliases = aliasCount(text)
    if aliases > maximumAliases {
      throw Failure("\(aliases) aliases, of which at most \(maximumAliases) are read")
    }
    let root: Node?
    do {
      // Without resolver rules: what a text stands for is decided by the key it belongs to.
      root = try compose(yaml: text, .basic)
    } catch {
      throw Failure(error, in: text)
    }
    var unfolding = Unfolding()
    return try root.map { node throws(Failure) in try unfolding.node(node, depth: 0) }
  }

  /// The text without a last `---`, which some programs close a document with, and after which
  /// libyaml expects a second one.
  private static func withoutClosingMark(_ text: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    func isBlank(_ line: Substring) -> Bool {
      let content = line.drop { $0.isWhitespace }
      return content.isEmpty || content.hasPrefix("#")
    }
    guard let last = lines.lastIndex(where: { !isBlank($0) }), lines[last].hasPrefix("---"),
      isBlank(lines[last].dropFirst(3)), lines[..<last].contains(where: { !isBlank($0) })
    else { return text }
    return String(text[..<lines[last].startIndex])
  }

  /// Asterisks that may begin an alias: a name follows, and no letter or digit precedes.
  private static func aliasCount(_ text: String) -> Int {
    var count = 0
    var previous: UInt8 = 0x20
    var pending = false
    for byte in text.utf8 {
      let isWord = isWord(byte)
      if pending && isWord { count += 1 }
      pending = byte == UInt8(ascii: "*") && !Self.isWord(previous)
      previous = byte
    }
    return count
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

/// The copy of Yams' nodes, aliases unfolded, that stops where it grows too large.
private struct Unfolding {
  private var nodes = 0

  mutating func node(_ node: Node, depth: Int) throws(YAMLDocument.Failure) -> YAMLNode {
    let place = StudyError.Place(node.mark)
    nodes += 1
    if nodes > YAMLDocument.maximumNodes {
      throw .init("more than \(YAMLDocument.maximumNodes) values", at: place)
    }
    if depth > YAMLDocument.maximumDepth {
      throw .init("nested more than \(YAMLDocument.maximumDepth) levels deep", at: place)
    }
    // An explicit tag would change what a value is behind the reader's back.
    if case let tag = node.tag.description, !implicitTags.contains(tag) {
      throw .init(
        "the tag '\(tag.abbreviated)' is not understood; write the plain value", at: place)
    }
    switch node {
    case .scalar(let scalar):
      return YAMLNode(
        content: .scalar(scalar.string, plain: scalar.style == .plain), place: place)
    case .sequence(let sequence):
      var items: [YAMLNode] = []
      for item in sequence { items.append(try self.node(item, depth: depth + 1)) }
      return YAMLNode(content: .list(items), place: place)
    case .mapping(let mapping):
      var members: [YAMLNode.Member] = []
      for (key, value) in mapping { members.append(try member(key, value, depth: depth)) }
      return YAMLNode(content: .mapping(members), place: place)
    case .alias:
      throw .init("an alias of nothing", at: place)
    }
  }

  private mutating func member(
    _ key: Node, _ value: Node, depth: Int
  ) throws(YAMLDocument.Failure) -> YAMLNode.Member {
    let place = StudyError.Place(key.mark)
    guard case .scalar(let scalar) = key else {
      throw .init("a key must be a single word, not a list or a mapping", at: place)
    }
    if scalar.string == "<<" {
      throw .init("the merge key '<<' is not understood; write the keys out", at: place)
    }
    return YAMLNode.Member(
      key: scalar.string, place: place, value: try node(value, depth: depth + 1))
  }

  /// What Yams calls a node that has no tag, or an empty one.
  private let implicitTags: Set<String> = [
    "", "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map",
  ]
}

extension StudyError.Place {
  fileprivate init(_ mark: Mark?) {
    self.init(line: max(1, mark?.line ?? 1), column: max(1, mark?.column ?? 1))
  }
}

extension YAMLDocument.Failure {
  /// Yams' error in a study file's words.
  fileprivate init(_ error: any Error, in text: String) {
    switch error {
    case YamlError.parser(_, let problem, let mark, _) where problem.hasPrefix("Maximum nesting"):
      self.init("nested too deep", at: .init(mark))
    case YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _):
      self.init("not valid YAML: \(problem)\(Self.hint(problem))", at: .init(mark))
    case YamlError.composer(_, "found undefined alias", let mark, _):
      self.init("an alias of nothing; its anchor must stand before it", at: .init(mark))
    case YamlError.composer(_, _, let mark, _):
      self.init("a second document begins; a study file holds one study", at: .init(mark))
    case YamlError.duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "'\($0.abbreviated)'" }.joined(separator: ", ")
      self.init("the key \(names) stands twice in one mapping", at: .init(context.mark))
    case YamlError.reader(let problem, let offset, _, _):
      self.init(
        "not valid YAML: \(problem)", at: offset.map { Self.place(ofCharacter: $0, in: text) })
    default:
      self.init("not valid YAML")
    }
  }

  /// The usual cause of what libyaml complains about.
  private static func hint(_ problem: String) -> String {
    switch problem {
    case "mapping values are not allowed in this context": "; a text that holds ': ' needs quotes"
    case "found a tab character that violates indentation": "; indent with spaces"
    case "found character that cannot start any token":
      "; indent with spaces, not tabs, and quote a text that begins with a sign"
    default: ""
    }
  }

  private static func place(ofCharacter offset: Int, in text: String) -> StudyError.Place {
    let lines = text.prefix(offset).split(separator: "\n", omittingEmptySubsequences: false)
    return .init(line: lines.count, column: (lines.last?.unicodeScalars.count ?? 0) + 1)
  }
}
