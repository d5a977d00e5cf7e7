import FaninData
package import FaninRandom
package import FaninStudy
import FaninTopology
package import FaninTraining

/// What a study asked and declared, as far as a report repeats it.
package struct StudyFacts: Sendable, Codable {
  /// The name.
  package var name: String
  /// The question in words.
  package var question: String
  /// What it varies, in the order in which cells are told apart.
  package var factors: [Factor]
  /// The factors whose levels are compared with the baseline's.
  package var compared: [String]
  /// The replicates, ascending.
  package var seeds: [Seed]
  /// What was to be compared, and how.
  package var analysis: AnalysisDeclaration
  /// What all cells share; nil where another program computed them.
  package var setting: Setting?
  /// Short names of data sets, by their identities.
  package var dataNames: [String: String]

  /// What the networks of a study share, before sweeps.
  package struct Setting: Sendable, Codable {
    /// The network.
    package var network: NetworkRecipe
    /// The training.
    package var training: TrainingRecipe
    /// Whether connections move in every cell.
    package var alwaysMoves: Bool
    /// The cells that profiles learn from, each once.
    package var sources: [Source]
  }

  /// A cell that profiles learn from.
  package struct Source: Hashable, Sendable, Codable {
    /// Profile and topology as they stand in a learning profile's text.
    package var text: String
    /// The compact text of its profile.
    package var profile: String
    /// The compact text of its topology.
    package var topology: String
  }

  /// The levels of a factor; none where the study has no such factor.
  package func levels(of factor: String) -> [Level] {
    factors.first { $0.name == factor }?.levels ?? []
  }

  /// What a plan asks.
  package init(_ plan: Plan) {
    let study = plan.study
    name = study.name
    question = study.question
    factors = plan.factors
    compared = plan.compared
    seeds = study.seeds
    analysis = study.analysis
    dataNames = Dictionary(
      study.data.map { ($0.identity, $0.shortName) }, uniquingKeysWith: { first, _ in first })
    setting = nil
    guard plan.factors == study.factors else { return }
    var sources: [Source] = []
    for cell in study.profiles.compactMap(\.source) {
      let source = Source(
        text: cell.description, profile: cell.profile.description,
        topology: cell.topology.description)
      if !sources.contains(source) { sources.append(source) }
    }
    setting = Setting(
      network: study.network, training: study.training,
      alwaysMoves: study.topologies.allSatisfy { $0 != .fixed }, sources: sources)
  }
}

extension DataReference {
  /// The file name of a user's own data; the identity of a named set.
  fileprivate var shortName: String {
    switch source {
    case .named(let set): set.name
    case .csv(let source): source.path.split(separator: "/").last.map(String.init) ?? identity
    case .idx(let source):
      source.training.first.map { String($0.split(separator: "/").last ?? "") } ?? identity
    }
  }
}
