import FaninData
import FaninElementary

/// A value of the study file, and the key path that leads to it.
struct Field {
  let path: String
  let node: YAMLNode
  /// What may stand here; nil where only the reading function knows.
  var shape: KeyShape?

  /// The items of a list, each with its index in the path; nil when this is no list.
  var items: [Field]? {
    guard case .list(let nodes) = node.content else { return nil }
    return nodes.enumerated().map {
      Field(path: "\(path)[\($0.offset)]", node: $0.element, shape: shape?.item)
    }
  }
}

/// A mapping whose keys are known; each key leads to its field.
struct Section {
  let field: Field
  fileprivate var members: [String: Field]

  subscript(key: String) -> Field? { members[key] }
}

/// Reads values and collects every problem instead of stopping at the first.
///
/// A reading function gives nil for a value that is wrong, after it has reported it.
struct StudyReader {
  let file: String
  private(set) var problems: [StudyError.Problem] = []
  /// The sizes of the user's own data, by identity, as they were read.
  var facts: [String: DatasetFacts] = [:]
  /// The keys that the study sweeps: factors that patterns may name.
  var swept: [RecipeKey] = []
  /// Data known from before, which stand for files that are gone.
  var recalled: [DataReference] = []
  private var missingFiles = 0

  init(file: String) { self.file = file }

  /// Whether so much is wrong that reading on helps nobody.
  var isFull: Bool { problems.count >= StudyLimits.problems }

  /// What was found; a missing input only when nothing else is wrong.
  var error: StudyError {
    var problems = problems
    if isFull {
      let message = "\(StudyLimits.problems) problems or more, of which the first follow"
      problems.append(.init(file: file, place: nil, key: "", message: message))
    }
    return StudyError(problems, kind: missingFiles == problems.count ? .missing : .invalid)
  }

  mutating func report(_ message: String, at field: Field, isMissingFile: Bool = false) {
    report(message, at: field.node.place, key: field.path)
    if isMissingFile { missingFiles += 1 }
  }

  mutating func report(_ message: String, at place: StudyError.Place?, key: String) {
    if !isFull { problems.append(.init(file: file, place: place, key: key, message: message)) }
  }

  // MARK: Mappings and lists

  /// A mapping of a section's keys; unknown ones are reported, and so are required ones not there,
  /// unless a sweep names them.
  mutating func section(
    _ field: Field, _ section: StudySection, except swept: [String] = []
  ) -> Section? {
    let required = section.requiredUnlessSwept.filter { !swept.contains($0) }
    return self.section(field, keys: section.names, required: required).map { read in
      var read = read
      for key in section.keys { read.members[key.name]?.shape = key.shape }
      return read
    }
  }

  /// A mapping; keys that are not among `keys` are reported, and so are `required` ones not there.
  mutating func section(
    _ field: Field, keys: [String], required: [String] = []
  ) -> Section? {
    guard case .mapping(let members) = field.node.content else {
      report(
        "must be a mapping of \(keys.joined(separator: ", ")); got \(field.node.kindName)",
        at: field)
      return nil
    }
    var known: [String: Field] = [:]
    for member in members where !isFull {
      let path =
        field.path.isEmpty ? member.key.abbreviated : "\(field.path).\(member.key.abbreviated)"
      if keys.contains(member.key) {
        known[member.key] = Field(path: path, node: member.value)
      } else {
        report(Self.unknownKey(member.key, among: keys), at: member.place, key: path)
      }
    }
    for key in required where known[key] == nil {
      report(
        "required, and missing", at: field.node.place,
        key: field.path.isEmpty ? key : "\(field.path).\(key)")
    }
    return Section(field: field, members: known)
  }

  /// The items of a list that has at least one.
  mutating func items(_ field: Field) -> [Field]? {
    guard let items = field.items else {
      report("must be a list; got \(field.node.kindName)", at: field)
      return nil
    }
    if items.isEmpty {
      report("the list is empty", at: field)
      return nil
    }
    return items
  }

  /// Every different level of a list, read by `read`; a repeated one is reported.
  mutating func levels<Level: Hashable>(
    _ items: [Field], _ read: (inout StudyReader, Field) -> Level?
  ) -> [(level: Level, field: Field)] {
    var first: [Level: Field] = [:]
    var levels: [(level: Level, field: Field)] = []
    for item in items where !isFull {
      guard let level = read(&self, item) else { continue }
      if let earlier = first[level] {
        report("the same level as \(earlier.path) in line \(earlier.node.place.line)", at: item)
      } else {
        first[level] = item
        levels.append((level, item))
      }
    }
    return levels
  }

  // MARK: Single values

  /// The compact text of a single value.
  mutating func compactText(_ field: Field, _ kind: ScalarKind) -> String? {
    value(field, expected: kind) { text throws(WrongValue) in try kind.compactText(text) }
  }

  /// A number among those that may stand here.
  mutating func number(_ field: Field) -> Double? {
    number(field, in: field.shape?.numbers ?? .any)
  }

  /// A whole number among those that may stand here.
  mutating func integer(_ field: Field) -> Int? {
    integer(field, in: field.shape?.integers ?? 0...Int.max)
  }

  mutating func number(_ field: Field, in range: NumberRange) -> Double? {
    value(field, expected: .number(range)) { text throws(WrongValue) in
      try ScalarKind.number(text, in: range)
    }
  }

  mutating func integer(_ field: Field, in range: ClosedRange<Int>) -> Int? {
    value(field, expected: .integer(range)) { text throws(WrongValue) in
      try ScalarKind.integer(text, in: range)
    }
  }

  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ field: Field, of: Choice.Type
  ) -> Choice? {
    compactText(field, .choice(Choice.allCases.map(\.rawValue))).flatMap(Choice.init)
  }

  mutating func flag(_ field: Field) -> Bool? { compactText(field, .flag).flatMap(Bool.init) }

  /// A text of at least one character.
  mutating func text(_ field: Field) -> String? {
    if case .scalar(let text, _) = field.node.content, !field.node.isNothing,
      text.contains(where: { !$0.isWhitespace })
    {
      return text
    }
    report("must be a text; got \(field.node.kindName)", at: field)
    return nil
  }

  private mutating func value<Value>(
    _ field: Field, expected kind: ScalarKind, _ read: (String) throws(WrongValue) -> Value
  ) -> Value? {
    guard case .scalar(let text, let plain) = field.node.content, !field.node.isNothing else {
      report("must be \(kind); got \(field.node.kindName)", at: field)
      return nil
    }
    do throws(WrongValue) {
      if !plain, !kind.isWord {
        throw WrongValue("must be \(kind); got \(field.node.kindName), remove the quotes")
      }
      return try read(text)
    } catch {
      report(error.message, at: field)
      return nil
    }
  }

  // MARK: Words

  /// "unknown key; did you mean 'seeds'?", or the list of keys where none is near.
  static func unknownKey(_ key: String, among keys: [String]) -> String {
    "unknown key; " + meant(key, among: keys)
  }

  /// "no data set named 'x'; did you mean 'y'?", or the list of names where none is near.
  static func unknown(_ what: String, _ name: String, among names: [String]) -> String {
    "\(what) '\(name.abbreviated)'; " + meant(name, among: names)
  }

  static func meant(_ name: String, among names: [String]) -> String {
    if let meant = Suggestion.closest(to: name, among: names) { return "did you mean '\(meant)'?" }
    return "known are \(names.joined(separator: ", "))"
  }
}
