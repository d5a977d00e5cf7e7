import FaninLedger
package import FaninRandom
import FaninStudy

/// What a study had declared before its first result, and what came later.
///
/// The hours of it stand in ``DeclarationMoments``: the same study declared at another time has the
/// same history.
package struct DeclarationHistory: Hashable, Sendable, Codable {
  /// How the study became known.
  package var registration: Registration
  /// What differs between the declaration made before the first result and the study reported, apart
  /// from seeds.
  package var lateKeys: [String]
  /// Seeds that were added when results could already be seen.
  package var lateSeeds: [Seed]
  /// Whether seeds may be added, because the study declared how it looks before the end.
  package var mayGrow: Bool
  /// Those that make exploratory what uses them.
  package var exploratorySeeds: [Seed] { mayGrow ? [] : lateSeeds }
  /// Levels of factors that were added then, by the key of the factor.
  private var lateLevels: [String: [String]]
  /// Families that were added or changed then, by name.
  private var lateFamilies: [String]
  /// Correlations that were added then.
  private var lateCorrelations: [CorrelationDeclaration]

  /// How a study became known to its ledger.
  package enum Registration: String, Hashable, Sendable, Codable {
    /// Declared before its first result.
    case before
    /// First seen when results existed.
    case after
    /// Never declared.
    case never
  }

  /// Whether an analysis that was declared first exists at all.
  package var isRegistered: Bool { registration == .before }

  /// Keys without a bearing on whether a comparison was declared.
  ///
  /// They only name or describe, or are looked at level by level. Every other key counts, also one
  /// that is added some day.
  private static let exemptForComparisons: Set<String> = [
    "study", "question", "seeds", "data", "profiles", "sparsities", "topologies",
    "analysis.correlate",
  ]

  /// The same for a correlation, which rests on no comparison.
  private static let exemptForCorrelations = exemptForComparisons.union([
    "analysis.metric", "analysis.at", "analysis.baseline", "analysis.correction",
    "analysis.families", "analysis.equivalence-bound", "analysis.sequential",
  ])

  /// Compares the declarations of the ledger with the study as it is now.
  init(_ declarations: [StudyDeclaration], study: Study) {
    mayGrow = study.analysis.sequential != nil
    let registered = declarations.lastIndex { $0.finishedRuns == 0 }
    registration = declarations.isEmpty ? .never : registered == nil ? .after : .before
    let now = DeclaredKeys(study.canonicalText)
    let first = registered.map { DeclaredKeys(declarations[$0].text) } ?? DeclaredKeys("{}")
    lateKeys = registered == nil ? [] : now.differences(from: first).filter { $0 != "seeds" }
    let seeds = first.list("seeds")
    lateSeeds = registered == nil ? [] : study.seeds.filter { !seeds.contains($0.description) }
    lateLevels = [:]
    for key in ["data", "profiles", "sparsities", "topologies"] {
      lateLevels[key] = now.list(key).subtracting(first.list(key)).sorted()
    }
    let known = first.families
    lateFamilies = now.families.filter { known[$0.key] != $0.value }.keys.sorted()
    let correlations = first.list("analysis.correlate")
    lateCorrelations = study.analysis.correlations.filter {
      !correlations.contains(DeclaredKeys.text(["x": $0.x.name, "y": $0.y.name]))
    }
  }

  /// Whether a comparison of a family was declared before the first result, over these seeds.
  func holds(
    _ family: FamilyDeclaration, _ treatment: Levels, _ baseline: Levels, seeds: [Seed]
  ) -> Bool {
    // Families of the long form are looked at one by one.
    let exempt = DeclarationHistory.exemptForComparisons
      .union(family.name.isEmpty ? [] : ["analysis.families"])
    guard isRegistered, seeds.allSatisfy({ !exploratorySeeds.contains($0) }),
      lateKeys.allSatisfy(exempt.contains), !lateFamilies.contains(family.name)
    else { return false }
    return [treatment, baseline].allSatisfy { cell in
      cell.factors.allSatisfy { factor in
        cell[factor].map { !isLate(DeclarationHistory.key(of: factor), $0) } ?? true
      }
    }
  }

  /// Whether a correlation over these seeds was declared before the first result.
  func holds(_ correlation: CorrelationDeclaration, seeds: [Seed]) -> Bool {
    isRegistered && seeds.allSatisfy { !lateSeeds.contains($0) }
      && !lateCorrelations.contains(correlation)
      && lateLevels.values.allSatisfy(\.isEmpty)
      && lateKeys.allSatisfy(DeclarationHistory.exemptForCorrelations.contains)
  }

  private func isLate(_ key: String, _ level: Level) -> Bool {
    lateLevels[key, default: []].contains(DeclaredKeys.text(of: level))
  }

  /// The key of the study file that lists the levels of a factor.
  private static func key(of factor: String) -> String {
    switch factor {
    case Factor.profile: "profiles"
    case Factor.sparsity: "sparsities"
    case Factor.topology: "topologies"
    default: factor
    }
  }
}
