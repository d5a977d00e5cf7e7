import FaninLedger
package import FaninRandom
import FaninStudy
import FaninTopology
import Foundation

/// What a study had declared before its first result, and what came later.
package struct DeclarationHistory: Sendable {
  /// Every declaration, the first one first.
  package var entries: [Entry]
  /// The position of the last declaration made without any finished run; nil when there is none.
  package var registered: Int?
  /// What differs between that declaration and the study reported, apart from seeds.
  package var lateKeys: [String]
  /// Seeds that were added when results could already be seen.
  package var lateSeeds: [Seed]
  /// Whether seeds may be added, because the study declared how it looks before the end.
  package var mayGrow: Bool
  /// When a command first showed results, which one, and how many runs had finished; nil: never.
  package var firstLook: Look?

  /// A moment at which results were shown.
  package struct Look: Hashable, Sendable {
    /// When, such as `2026-03-14 15:09:26 UTC`.
    package var lookedAt: String
    /// The command.
    package var command: String
    /// Finished runs of the study at that moment.
    package var finishedRuns: Int
  }
  /// Levels of factors that were added then, by the key of the factor.
  private var lateLevels: [String: Set<String>]
  /// Correlations that were added then.
  private var lateCorrelations: Set<CorrelationDeclaration>

  /// One declaration.
  package struct Entry: Hashable, Sendable {
    /// When, such as `2026-03-14 15:09:26 UTC`.
    package var declaredAt: String
    /// Finished runs of the study at that moment.
    package var finishedRuns: Int
    /// The keys that differ from the declaration before.
    package var changes: [String]
  }

  /// Whether an analysis that was declared first exists at all.
  package var isRegistered: Bool { registered != nil }

  /// The keys that only name a study, and those whose levels are judged one by one. Every other key
  /// counts, one that is new too.
  private static let exempt: Set<String> = [
    "study", "question", "seeds", "data", "profiles", "sparsities", "topologies",
    "analysis.correlate",
  ]

  /// The keys that decide nothing about a correlation besides those.
  private static let exemptOfCorrelations: Set<String> = [
    "analysis.metric", "analysis.at", "analysis.baseline", "analysis.correction",
    "analysis.families", "analysis.equivalence-bound", "analysis.sequential",
  ]

  /// Compares the declarations of the ledger with the study as it is now.
  init(_ declarations: [StudyDeclaration], looks: [StudyLook] = [], study: Study) {
    mayGrow = study.analysis.sequential != nil
    firstLook = looks.first.map {
      Look(
        lookedAt: DeclarationHistory.text(of: $0.lookedAt), command: $0.command,
        finishedRuns: $0.finishedRuns)
    }
    let texts = declarations.map { DeclaredKeys($0.text) }
    entries = declarations.indices.map { index in
      Entry(
        declaredAt: DeclarationHistory.text(of: declarations[index].declaredAt),
        finishedRuns: declarations[index].finishedRuns,
        changes: index == 0 ? [] : texts[index].differences(from: texts[index - 1]))
    }
    registered = declarations.lastIndex { $0.finishedRuns == 0 }
    let now = DeclaredKeys(study.canonicalText)
    let first = registered.map { texts[$0] } ?? DeclaredKeys("{}")
    lateKeys = registered == nil ? [] : now.differences(from: first).filter { $0 != "seeds" }
    let seeds = first.list("seeds")
    lateSeeds = registered == nil ? [] : study.seeds.filter { !seeds.contains($0.description) }
    lateLevels = [:]
    for key in ["data", "profiles", "sparsities", "topologies"] {
      lateLevels[key] = now.list(key).subtracting(first.list(key))
    }
    let correlations = first.list("analysis.correlate")
    lateCorrelations = Set(
      study.analysis.correlations.filter {
        !correlations.contains(DeclaredKeys.text(["x": $0.x.rawValue, "y": $0.y.rawValue]))
      })
  }

  /// Whether a comparison of these cells over these seeds was declared before the first result.
  func holds(_ treatment: Cell, _ baseline: Cell, seeds: [Seed]) -> Bool {
    guard isRegistered, mayGrow || seeds.allSatisfy({ !lateSeeds.contains($0) }),
      Set(lateKeys).isSubset(of: DeclarationHistory.exempt)
    else { return false }
    return [treatment, baseline].allSatisfy { cell in
      !isLate("data", cell.data) && !isLate("profiles", cell.profile.description)
        && !isLate("topologies", cell.topology.description)
        && !(cell.sparsity.map { isLate("sparsities", DeclaredKeys.text($0)) } ?? false)
    }
  }

  /// Whether a correlation over these seeds was declared before the first result.
  func holds(_ correlation: CorrelationDeclaration, seeds: [Seed]) -> Bool {
    isRegistered && seeds.allSatisfy { !lateSeeds.contains($0) }
      && !lateCorrelations.contains(correlation)
      && lateLevels.values.allSatisfy(\.isEmpty)
      && Set(lateKeys).isSubset(
        of: DeclarationHistory.exempt.union(DeclarationHistory.exemptOfCorrelations))
  }

  private func isLate(_ key: String, _ level: String) -> Bool {
    lateLevels[key, default: []].contains(level)
  }

  /// A moment in universal time, to the second.
  private static func text(of date: Date) -> String {
    let text = date.formatted(Date.ISO8601FormatStyle(timeZone: .gmt))
    return text.replacing("T", with: " ").replacing("Z", with: " UTC")
  }
}

/// A declaration's canonical JSON as a text for each key, those of the analysis one by one.
private struct DeclaredKeys {
  private var values: [String: Any] = [:]

  init(_ json: String) {
    let object = try? JSONSerialization.jsonObject(with: Data(json.utf8))
    for (key, value) in object as? [String: Any] ?? [:] {
      guard key == "analysis", let members = value as? [String: Any] else {
        values[key] = value
        continue
      }
      for (key, value) in members { values["analysis.\(key)"] = value }
    }
  }

  /// The keys whose values differ, in alphabetical order.
  func differences(from other: DeclaredKeys) -> [String] {
    Set(values.keys).union(other.values.keys).sorted().filter { key in
      values[key].map(DeclaredKeys.text) != other.values[key].map(DeclaredKeys.text)
    }
  }

  /// The texts of a list's members.
  func list(_ key: String) -> Set<String> {
    Set((values[key] as? [Any] ?? []).map(DeclaredKeys.text))
  }

  /// One text for one value.
  static func text(_ value: Any) -> String {
    if let text = value as? String { return text }
    let data = try? JSONSerialization.data(
      withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed])
    return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
