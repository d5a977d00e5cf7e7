import FaninData
import FaninStudy
import FaninTopology

/// How cells and blocks of a study are named: factors with one level are left out.
struct CellNaming: Sendable {
  private let study: Study
  private let dataNames: [String: String]

  init(_ study: Study) {
    self.study = study
    let identities = study.data.map(\.identity)
    let short = identities.map(CellNaming.shortName)
    let isUnique = Set(short).count == short.count
    dataNames = Dictionary(
      zip(identities, isUnique ? short : identities), uniquingKeysWith: { first, _ in first })
  }

  /// A block in words, such as `fashion-mnist, 90 % sparsity`.
  func block(
    data: String, sparsity: Double?, topology: TopologyUpdate, swept: [String]
  ) -> String {
    let place = place(sparsity: sparsity, topology: topology, swept: swept)
    return place.isEmpty ? self.data(data) : "\(self.data(data)), \(place)"
  }

  /// A data set in words.
  func data(_ identity: String) -> String { dataNames[identity] ?? identity }

  /// A block in words, its data set left out.
  func place(sparsity: Double?, topology: TopologyUpdate, swept: [String]) -> String {
    var parts: [String] = []
    if let sparsity { parts.append("\(NumberText.percent(sparsity)) sparsity") }
    if study.topologies.count > 1 { parts.append(self.topology(topology)) }
    for (sweep, level) in zip(study.sweeps, swept) {
      let key = sweep.key.split(separator: ".").last.map(String.init) ?? sweep.key
      parts.append("\(key) \(level)")
    }
    return parts.joined(separator: ", ")
  }

  /// A profile: its compact text, without its source where all that learn share one.
  func profile(_ profile: FanInProfile) -> String {
    guard let source = profile.source, Set(study.profiles.compactMap(\.source)).count == 1 else {
      return profile.description
    }
    return profile.description.replacing("of=\(source),", with: "")
  }

  /// A topology: its name, with parameters where the name alone could be another.
  func topology(_ topology: TopologyUpdate) -> String {
    let names = study.topologies.map(\.name)
    return names.count { $0 == topology.name } == 1 ? topology.name : topology.description
  }

  /// A cell in words, such as `lognormal(cv=1)`, fashion-mnist, 90 % sparsity.
  func cell(_ cell: Cell) -> String {
    profile(cell.profile).code + " on "
      + block(data: cell.data, sparsity: cell.sparsity, topology: cell.topology, swept: cell.swept)
  }

  /// The file name of a user's own data; the identity of a named set.
  private static func shortName(_ identity: String) -> String {
    guard let open = identity.firstIndex(of: "(") else { return identity }
    let inside = identity[identity.index(after: open)...]
    let name = inside.prefix { $0 != "," && $0 != ")" }
    return name.isEmpty ? identity : String(name)
  }
}
