public import FaninRandom

/// The cell of a study that a profile learns from.
///
/// Data, sparsity, network and training are those of the cell that learns.
public struct SourceCell: Hashable, Sendable {
  /// The profile the source starts from; not `dense`, which has nothing to teach.
  public var profile: FanInProfile
  /// How the source's connections move.
  public var topology: TopologyUpdate

  /// The seeds that are learned from, ascending; nil: an equilibrium learns from those of the study,
  /// a transplant from the learner's own.
  public var seeds: [Seed]?

  /// Names a source.
  public init(profile: FanInProfile, topology: TopologyUpdate, seeds: [Seed]? = nil) {
    self.profile = profile
    self.topology = topology
    self.seeds = seeds
  }
}

/// How the fan-ins of an equilibrium become a profile.
public enum EquilibriumFit: String, Hashable, Sendable, Codable, CaseIterable {
  /// Quantiles of the lognormal that has their CV.
  case lognormal
  /// Quantiles of the fan-ins themselves.
  case histogram
}

/// What is kept of a source's topology.
public enum TransplantAspect: String, Hashable, Sendable, Codable, CaseIterable {
  /// Every connection.
  case mask
  /// The fan-in of every neuron and the fan-out of every input; the wiring between them is drawn anew,
  /// every one as likely.
  case degrees
  /// The fan-in of every neuron; inputs are drawn anew.
  case fanIn = "fan-in"
  /// The fan-out of every input; the neurons that read it are drawn anew.
  case fanOut = "fan-out"
  /// The fan-ins, shuffled over the neurons; inputs are drawn anew.
  case shuffled
}

extension FanInProfile {
  /// The cell the profile learns from; nil for one that stands for itself.
  public var source: SourceCell? {
    switch self {
    case .equilibrium(let source, _), .transplant(let source, _): source
    case .dense, .uniform, .erdosRenyi, .family, .lognormal, .powerLaw: nil
    }
  }

  /// The names of the profiles that learn from other runs.
  public static let learnedNames = ["equilibrium", "transplant"]
}
