import FaninTopology

extension StudyReader {
  /// The most sources of sources: each waits for the one before.
  private static let deepestChain = 4

  /// `{of: {profile: …, topology: …}, fit: …}` or `{of: {…}, keep: …}`.
  mutating func learnedProfile(named name: String, at field: Field) -> FanInProfile? {
    let isEquilibrium = name == "equilibrium"
    let choice = isEquilibrium ? "fit" : "keep"
    guard case .mapping = field.node.content else {
      report(
        "'\(name)' needs a source; write {\(name): {of: {profile: erdos-renyi, topology: rigl}, "
          + "\(choice): \(isEquilibrium ? "lognormal" : "mask")}}", at: field)
      return nil
    }
    let keys = isEquilibrium ? StudyKeys.equilibrium : StudyKeys.transplant
    guard let section = section(field, keys) else { return nil }
    let source = section["of"].flatMap { sourceCell($0) }
    let profile: FanInProfile?
    if isEquilibrium {
      let fit = section["fit"].flatMap { self.choice($0, of: EquilibriumFit.self) }
      profile = source.flatMap { source in fit.map { .equilibrium(source, $0) } }
    } else {
      let aspect = section["keep"].flatMap { self.choice($0, of: TransplantAspect.self) }
      profile = source.flatMap { source in aspect.map { .transplant(source, keep: $0) } }
    }
    if let profile, profile.chain > Self.deepestChain {
      report(
        "learns from sources of sources, \(profile.chain) deep; at most \(Self.deepestChain)",
        at: field)
      return nil
    }
    return profile
  }

  /// The cell a profile learns from.
  private mutating func sourceCell(_ field: Field) -> SourceCell? {
    let before = problems.count
    guard
      let section = section(field, StudyKeys.source)
    else { return nil }
    let profile = section["profile"].flatMap { self.profile($0) }
    let topology = section["topology"].flatMap { self.topology($0) }
    let seeds = section["seeds"].flatMap { self.seeds($0) }
    guard problems.count == before, let profile, let topology else { return nil }
    if profile == .dense, let field = section["profile"] {
      report("a dense source has nothing to teach: every fan-in is the same", at: field)
      return nil
    }
    return SourceCell(profile: profile, topology: topology, seeds: seeds)
  }
}

extension FanInProfile {
  /// How many sources stand behind one another.
  fileprivate var chain: Int { source.map { 1 + $0.profile.chain } ?? 0 }
}
