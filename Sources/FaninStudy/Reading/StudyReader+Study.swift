import FaninData
import FaninRandom
import FaninTopology
import FaninTraining

extension StudyReader {
  /// The whole file; nil when anything in it is wrong.
  mutating func study(_ field: Field, library: DataLibrary) -> Study? {
    guard let root = section(field, StudyKeys.root) else {
      return nil
    }
    let name = root["study"].flatMap { studyName($0) } ?? ""
    let question = root["question"].map { text($0) ?? "" }
    let data = root["data"].map { self.data($0, library: library) } ?? []
    let seeds = root["seeds"].flatMap { self.seeds($0) } ?? []
    let sparsities = root["sparsities"].map { self.sparsities($0) } ?? []
    let profiles = profiles(root["profiles"], sparsities: root["sparsities"], in: field)
    let topologies = topologies(root["topologies"])
    let sweeps = root["sweep"].map { self.sweeps($0) } ?? []
    swept = sweeps.compactMap { RecipeKey.named($0.key) }
    var draft = Recipe.draft
    recipe(
      network: root["network"], training: root["training"], swept: Set(sweeps.map(\.key)),
      into: &draft)
    let beforeExclusions = problems.count
    let exclusions = root["exclude"].map { self.exclusions($0, data: data) } ?? []
    let exclusionsAreSound = problems.count == beforeExclusions
    let baseline = profiles.contains { $0.level == .uniform } ? .uniform : profiles.first?.level
    var pattern = Levels()
    pattern[Factor.profile] = baseline.map { .text($0.description) }
    var analysis = AnalysisDeclaration(baseline: pattern)
    if let field = root["analysis"] { self.analysis(field, data: data, into: &analysis) }

    let study = Study(
      name: name, question: question ?? "What do the fan-in profiles of \(name) change?",
      data: data.map(\.reference), seeds: seeds, sparsities: sparsities,
      profiles: profiles.map(\.level), topologies: topologies, network: draft.network,
      training: draft.training, sweeps: sweeps, exclusions: exclusions, analysis: analysis)
    let places = StudyPlaces(root: root, profiles: profiles.map(\.field))
    check(study, exclusionsAreSound: exclusionsAreSound, places: places, library: library)
    return problems.isEmpty ? study : nil
  }

  /// A name that can be a folder: reports are written under it.
  private mutating func studyName(_ field: Field) -> String? {
    guard let name = text(field) else { return nil }
    if let wrong = Study.problem(ofName: name) {
      report(wrong, at: field)
      return nil
    }
    return name
  }

  private mutating func profiles(
    _ field: Field?, sparsities: Field?, in root: Field
  ) -> [(level: FanInProfile, field: Field)] {
    guard let field, let items = items(field) else { return [] }
    let profiles = levels(items.flatMap(\.profiles)) { $0.profile($1) }
    if sparsities == nil, profiles.contains(where: { $0.level != .dense }) {
      report("required, and missing", at: root.node.place, key: "sparsities")
    }
    return profiles
  }

  private mutating func topologies(_ field: Field?) -> [TopologyUpdate] {
    guard let field else { return [.fixed] }
    guard let items = items(field) else { return [] }
    return levels(items) { $0.topology($1) }.map(\.level)
  }
}

extension Study {
  /// The names that have no problem, for programs that know patterns.
  static let namePattern = "[A-Za-z0-9_][A-Za-z0-9_.\\-]{0,99}"

  /// What keeps a text from being a study's name; nil when nothing does.
  public static func problem(ofName name: String) -> String? {
    let isAllowed = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."):
        true
      default: false
      }
    }
    guard isAllowed, !name.isEmpty, !name.hasPrefix("."), !name.hasPrefix("-"),
      name.utf8.count <= 100
    else {
      return "must be letters, digits, '-', '_' and '.', at most 100, and neither '.' nor '-' "
        + "first; got '\(name.abbreviated)'"
    }
    return nil
  }
}
