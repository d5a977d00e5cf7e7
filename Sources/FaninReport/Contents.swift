package import FaninAnalysis
import FaninStudy

/// What a report is written from: findings, where they come from, and how things are named.
@dynamicMemberLookup
package struct Contents: Sendable {
  /// What the results say.
  package let findings: Findings
  /// What they were computed by and from.
  package let provenance: ProvenanceSummary
  /// How cells and blocks are named.
  let names: Names
  /// How the declared metric is written.
  let scale: MetricScale

  /// Prepares contents.
  package init(_ findings: Findings, _ provenance: ProvenanceSummary) {
    self.findings = findings
    self.provenance = provenance
    names = Names(findings.study, blocks: findings.blocks.map(\.levels))
    scale = MetricScale(findings.study.analysis.metric)
  }

  /// What findings say.
  package subscript<Value>(dynamicMember path: KeyPath<Findings, Value>) -> Value {
    findings[keyPath: path]
  }
}

extension Contents {
  /// Every comparison of the study, family by family.
  var comparisons: [Comparison] { findings.comparisons }

  /// The cell that a block's cells are compared with by the first family that has one there.
  func baseline(of block: BlockFinding) -> Levels? {
    for family in findings.families {
      guard case .baseline = family.declaration.pairs else { continue }
      if let comparison = family.comparisons(in: block.levels).first { return comparison.baseline }
    }
    return nil
  }

  /// A comparison by its treatment, and by its baseline where that is not the family's.
  func pair(_ comparison: Comparison) -> Prose {
    pair(comparison.treatment, comparison.baseline)
  }

  /// What a family comes to over data sets.
  func pooledFindings(of family: FamilyFinding) -> [PooledFinding] {
    findings.pooled.filter { $0.family == family.declaration.name }
  }

  /// A comparison over data sets, the same way.
  func pair(_ finding: PooledFinding) -> Prose { pair(finding.treatment, finding.baseline) }

  private func pair(_ treatment: Levels, _ baseline: Levels) -> Prose {
    guard isContrast(treatment, baseline) else { return "\(code: names.treatment(treatment))" }
    return """
      \(code: names.cell(treatment, beside: baseline)) − \
      \(code: names.cell(baseline, beside: treatment))
      """
  }

  /// A comparison by its pair, with its block where there are several.
  func name(of comparison: Comparison) -> Prose {
    findings.blocks.count > 1
      ? "\(pair(comparison)) on \(names.block(comparison.block))" : pair(comparison)
  }

  /// Whether two cells are a contrast, and no treatment against a common baseline.
  private func isContrast(_ treatment: Levels, _ baseline: Levels) -> Bool {
    findings.families.contains { family in
      guard case .contrasts = family.declaration.pairs else { return false }
      return family.comparisons.contains {
        treatment.isPart(of: $0.treatment) && baseline.isPart(of: $0.baseline)
      }
    }
  }
}

extension FamilyDeclaration {
  /// The levels of the baseline; nil for contrasts.
  var baseline: Levels? {
    switch pairs {
    case .baseline(let levels): levels
    case .contrasts: nil
    }
  }
}
