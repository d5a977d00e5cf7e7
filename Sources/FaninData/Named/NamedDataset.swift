/// A data set fanin knows by name: all that is known of it, and how it is had.
///
/// A new one is a value beside its loader, and its place in ``all``.
public struct NamedDataset: Sendable {
  /// What stands in study files, recipes and run ids.
  public let name: String
  /// What the set holds, in a few words.
  public let summary: String
  /// Under which terms the set may be used, and whom to name.
  public let licence: String
  /// The sizes of the set, known without reading it.
  public let facts: DatasetFacts
  /// Where its values come from.
  let origin: Origin

  /// Where the values of a named set come from.
  enum Origin: Sendable {
    /// From code alone, which gives this digest on every machine.
    case code(digest: String, @Sendable () -> Dataset)
    /// From files under the data folder.
    case files(DatasetFiles, Loader)
  }

  /// Reads the files of a set from the library that finds them.
  typealias Loader = @Sendable (NamedDataset, DataLibrary) throws(DataError) -> Dataset

  /// The set of a name, or nil.
  public init?(named name: String) {
    guard let set = Self.all.first(where: { $0.name == name }) else { return nil }
    self = set
  }

  init(name: String, summary: String, licence: String, facts: DatasetFacts, origin: Origin) {
    self.name = name
    self.summary = summary
    self.licence = licence
    self.facts = facts
    self.origin = origin
  }

  /// Whether the set is generated from code and needs no file.
  public var isBuiltIn: Bool {
    if case .code = origin { true } else { false }
  }

  /// Its files; none for a set from code.
  package var files: [DataFile] { storage?.files ?? [] }

  /// Whether every file has a known checksum; a built-in set is one.
  public var checksumIsKnown: Bool { files.allSatisfy { $0.checksum != nil } }

  /// Its files with their places; nil for a set from code.
  var storage: DatasetFiles? {
    if case .files(let files, _) = origin { files } else { nil }
  }
}

extension NamedDataset: Hashable, Codable {
  /// Two values are the same set when they have one name.
  public static func == (one: NamedDataset, other: NamedDataset) -> Bool { one.name == other.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }

  /// Reads a name.
  ///
  /// - Throws: `DecodingError` for a name that no set has.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let set = NamedDataset(named: name) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "no data set is named '\(name)'")
    }
    self = set
  }

  /// Writes the name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
