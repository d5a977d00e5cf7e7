import FaninLedger
import FaninStudy
import FaninTraining

extension Threat {
  /// Every fact of a study that weakens its conclusions.
  static func all(
    in findings: Findings, cells: [CellResults], provenance: ProvenanceSummary, staleRuns: Int
  ) -> [Threat] {
    let facts = [
      fewSeeds(findings), missingRuns(findings), identicalRuns(cells), mixedBuilds(provenance),
      mixedData(provenance), ceiling(findings), lateChanges(findings), unbalanced(findings),
      foreign(provenance), notReproduced(provenance),
      staleRuns > 0 ? .mixedLessons(runs: staleRuns) : nil, selection(findings), noBound(findings),
      noCorrection(findings), constantAnswers(cells), atChance(cells), emptyNeurons(findings),
      oneRecipe(findings),
      .reach(dataSets: findings.study.levels(of: Factor.data).count),
    ]
    return facts.compactMap(\.self)
  }

  private static func fewSeeds(_ findings: Findings) -> Threat? {
    let pairs = findings.comparisons.map(\.pairs.count).filter { $0 > 0 }
    // Six pairs are the first number at which a rank test could reach p = 0.05.
    return pairs.min().flatMap { $0 < 6 ? .fewSeeds(pairs: $0) : nil }
  }

  private static func missingRuns(_ findings: Findings) -> Threat? {
    let missing = findings.design.missing
    let failed = missing.count { if case .failed = $0.reason { true } else { false } }
    return missing.isEmpty ? nil : .missingRuns(missing: missing.count, failed: failed)
  }

  private static func identicalRuns(_ cells: [CellResults]) -> Threat? {
    let same = cells.filter { cell in
      let digests = cell.finished.map(\.result.digest)
      return Set(digests).count < digests.count
    }
    return same.isEmpty ? nil : .identicalRuns(same.map(\.cell))
  }

  private static func mixedBuilds(_ provenance: ProvenanceSummary) -> Threat? {
    provenance.builds.count > 1 ? .mixedBuilds : nil
  }

  private static func mixedData(_ provenance: ProvenanceSummary) -> Threat? {
    let mixed = provenance.data.filter { $0.digests.count > 1 }.map(\.data)
    return mixed.isEmpty ? nil : .mixedData(mixed)
  }

  private static func ceiling(_ findings: Findings) -> Threat? {
    guard findings.study.analysis.metric.unit == .fraction else { return nil }
    let blocks = findings.blocks.filter { block in block.cells.contains { ($0.mean ?? 0) >= 0.99 } }
    return blocks.isEmpty ? nil : .ceiling(blocks.map(\.levels))
  }

  private static func lateChanges(_ findings: Findings) -> Threat? {
    guard let history = findings.history else { return nil }
    let isClean =
      history.isRegistered && history.lateKeys.isEmpty && history.exploratorySeeds.isEmpty
    return isClean ? nil : .lateChanges
  }

  private static func unbalanced(_ findings: Findings) -> Threat? {
    let blocks = findings.blocks.filter { Set($0.cells.map(\.values.count)).count > 1 }
    return blocks.isEmpty ? nil : .unbalanced(blocks.map(\.levels))
  }

  private static func foreign(_ provenance: ProvenanceSummary) -> Threat? {
    let sources = provenance.sources
    guard !sources.isEmpty else { return nil }
    return .foreign(runs: sources.reduce(0) { $0 + $1.runs }, sources: sources.map(\.value))
  }

  private static func notReproduced(_ provenance: ProvenanceSummary) -> Threat? {
    let differing = provenance.verification.differing
    return differing.first.map { .notReproduced(reruns: differing.count, first: $0) }
  }

  private static func selection(_ findings: Findings) -> Threat? {
    let analysis = findings.study.analysis
    return analysis.metric.needsValidation && analysis.readout == .bestValidation
      ? .selection : nil
  }

  private static func noBound(_ findings: Findings) -> Threat? {
    let unbound = findings.families.filter {
      $0.declaration.equivalenceBound == nil && !$0.comparisons.isEmpty
    }
    return unbound.isEmpty ? nil : .noEquivalenceBound(families: unbound.map(\.declaration.name))
  }

  private static func noCorrection(_ findings: Findings) -> Threat? {
    let count = findings.families.filter { $0.declaration.correction == .none }
      .reduce(0) { $0 + $1.comparisons.count }
    return count > 1 ? .noCorrection(comparisons: count) : nil
  }

  private static func emptyNeurons(_ findings: Findings) -> Threat? {
    var cells: [Levels] = []
    for cell in findings.blocks.flatMap(\.cells) where (cell.emptyNeurons ?? 0) > 0 {
      let compared = cell.cell.only(findings.study.compared)
      if !cells.contains(compared) { cells.append(compared) }
    }
    return cells.isEmpty ? nil : .emptyNeurons(cells)
  }

  private static func oneRecipe(_ findings: Findings) -> Threat? {
    let known = [Factor.data, Factor.topology, Factor.sparsity, Factor.profile]
    let isSwept = findings.study.factors.contains { !known.contains($0.name) }
    let treatments = findings.study.levels(of: Factor.profile).count
    return findings.study.setting != nil && !isSwept && treatments > 1 ? .oneRecipe : nil
  }
}
