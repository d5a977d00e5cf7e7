import FaninRandom
import FaninTopology
public import FaninTraining

extension Recipe {
  /// The recipe of the runs the profile learns from; nil for a profile that stands for itself.
  ///
  /// Data, sparsity, network and training are this recipe's. A source may learn from others in turn: each is part of the text of the next,
  /// so there is no circle.
  public var source: Recipe? {
    guard let cell = profile.source else { return nil }
    var source = self
    source.profile = cell.profile
    source.topology = cell.topology
    return source
  }

  /// The seeds of the source that the run of one seed learns from; none for a profile that stands
  /// for itself.
  ///
  /// An equilibrium learns from all of the source's own seeds, or of the study's where it has none; a
  /// transplant from the same seed, or from that of the source's own whose place is the seed's number
  /// modulo their count.
  func sourceSeeds(for seed: Seed, of study: [Seed]) -> [Seed] {
    switch profile {
    case .equilibrium(let source, _): source.seeds ?? study
    case .transplant(let source, _):
      [source.seeds.map { $0[Int(seed.value % UInt64($0.count))] } ?? seed]
    case .dense, .uniform, .erdosRenyi, .family, .lognormal, .powerLaw: []
    }
  }
}
