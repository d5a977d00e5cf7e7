/// A key of the study file: what the reader allows, and what guide and schema say of it.
struct StudyKey: Sendable {
  /// The key within its section.
  let name: String
  /// What may stand under it.
  let shape: KeyShape
  /// What holds where it is left out.
  let standard: Standard
  /// What it means, in Markdown.
  let meaning: String

  /// What holds where a key is left out.
  enum Standard: Sendable {
    /// An error; the words say within what.
    case required(String = "")
    /// An error, unless a sweep names it.
    case requiredUnlessSwept
    /// This value, as YAML, with a remark.
    case value(String, String = "")
    /// What no single value can say.
    case words(String)
  }

  /// Names a key.
  init(_ name: String, _ shape: KeyShape, _ standard: Standard, _ meaning: String) {
    self.name = name
    self.shape = shape
    self.standard = standard
    self.meaning = meaning
  }

  /// Whether leaving it out is an error, wherever the file.
  var isRequired: Bool { if case .required = standard { true } else { false } }

  /// Whether leaving it out is an error where no sweep names it.
  var isRequiredUnlessSwept: Bool {
    if case .requiredUnlessSwept = standard { true } else { isRequired }
  }
}

extension StudyKey.Standard {
  /// An error, everywhere.
  static var required: Self { .required() }

  /// The words of the guide.
  var text: String {
    switch self {
    case .required(let place): place.isEmpty ? "required" : "required \(place)"
    case .requiredUnlessSwept: "required, unless swept"
    case .value(let value, let remark): "`\(value)`\(remark)"
    case .words(let words): words
    }
  }
}

/// The keys of one mapping.
struct StudySection: Sendable {
  /// The keys, in the order of the guide.
  let keys: [StudyKey]
  /// What a mapping must have beside its required keys.
  let needs: Need

  /// What a mapping must have beside its required keys.
  enum Need: Sendable {
    case nothing
    /// Some key.
    case anyKey
    /// Exactly one of these.
    case oneOf([String])
  }

  /// Lists keys.
  init(needs: Need = .nothing, _ keys: [StudyKey]) {
    self.needs = needs
    self.keys = keys
  }

  /// The same, and keys of the recipe that a study sweeps: in a pattern they are factors too.
  func adding(_ swept: [RecipeKey]) -> StudySection {
    let more = swept.map { StudyKey($0.name, .scalar($0.kind), .words("every one"), $0.meaning) }
    return StudySection(needs: needs, keys + more)
  }

  /// The names, in order.
  var names: [String] { keys.map(\.name) }

  /// The names that must not be left out.
  var required: [String] { keys.filter(\.isRequired).map(\.name) }

  /// The names that must not be left out where no sweep names them.
  var requiredUnlessSwept: [String] { keys.filter(\.isRequiredUnlessSwept).map(\.name) }

  /// The key of a name; nil where there is none.
  subscript(name: String) -> StudyKey? { keys.first { $0.name == name } }
}

/// What may stand under a key.
indirect enum KeyShape: Sendable {
  /// A text of at least one character.
  case text
  /// A name that can be a folder.
  case name
  /// One value.
  case scalar(ScalarKind)
  /// A list of so many items.
  case list(KeyShape, count: ClosedRange<Int> = 1...Int.max)
  /// A list of different items.
  case levels(KeyShape)
  /// A mapping of known keys.
  case mapping(StudySection)
  /// A mapping of factors to levels, swept keys among them.
  case pattern(StudySection)
  /// One of several.
  case either([KeyShape])
  /// A data set: a name, or files of one's own.
  case dataSet
  /// A fan-in profile with its shape.
  case profile
  /// A topology with its parameters.
  case topology
  /// Keys of the recipe with lists of levels.
  case sweep

  /// A whole number.
  static func integer(_ range: ClosedRange<Int>) -> KeyShape { .scalar(.integer(range)) }
  /// A number.
  static func number(_ range: NumberRange) -> KeyShape { .scalar(.number(range)) }
  /// A word.
  static func choice(_ names: [String]) -> KeyShape { .scalar(.choice(names)) }
  /// A word.
  static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    of: Choice.Type
  ) -> KeyShape { .choice(Choice.allCases.map(\.rawValue)) }
  /// True or false.
  static var flag: KeyShape { .scalar(.flag) }
  /// A number, or several for as many profiles.
  static var numbers: KeyShape { .either([.number(.any), .levels(.number(.any))]) }
  /// A word, or several for as many profiles.
  static func choices<Choice: RawRepresentable<String> & CaseIterable>(
    of type: Choice.Type
  ) -> KeyShape { .either([.choice(of: type), .levels(.choice(of: type))]) }
  /// A fraction.
  static var sparsity: KeyShape { .number(.belowOne) }

  /// The shape of every item, where this may be a list.
  var item: KeyShape? {
    switch self {
    case .list(let item, _), .levels(let item): item
    case .either(let shapes): shapes.lazy.compactMap(\.item).first
    default: nil
    }
  }

  /// The numbers that may stand here.
  var numbers: NumberRange? {
    switch self {
    case .scalar(.number(let range)): range
    case .either(let shapes): shapes.lazy.compactMap(\.numbers).first
    default: nil
    }
  }

  /// The whole numbers that may stand here.
  var integers: ClosedRange<Int>? {
    switch self {
    case .scalar(.integer(let range)): range
    case .either(let shapes): shapes.lazy.compactMap(\.integers).first
    default: nil
    }
  }
}
