package import FaninLedger
package import FaninStudy

/// Draws findings from a plan and the ledger's records of it.
///
/// Only what the study declared is computed. Runs are paired by seed; what is missing is named and
/// never imputed.
package struct Analysis: Sendable {
  let plan: Plan
  let records: [RunRecord]
  private let history: DeclarationHistory?
  private let verification: VerificationSummary
  private let staleRuns: Int

  /// Prepares an analysis; records of runs outside the plan are ignored, and so is what was declared
  /// when `declarations` is nil.
  package init(
    plan: Plan, records: [RunRecord], declarations: [StudyDeclaration]? = nil,
    looks: [StudyLook] = [],
    verification: VerificationSummary = VerificationSummary([]), staleRuns: Int = 0
  ) {
    self.verification = verification
    self.staleRuns = staleRuns
    history = declarations.map { DeclarationHistory($0, looks: looks, study: plan.study) }
    self.plan = plan
    self.records = records
  }

  /// Everything a report says.
  package var findings: Findings {
    let cells = CellResults.all(of: plan, records: records)
    let groups = BlockCells.all(of: plan, cells: cells, history: history)
    let analysis = plan.study.analysis
    let comparisons = ComparisonFamily.judged(
      groups.flatMap(\.comparisons),
      keys: groups.flatMap { group in group.comparisons.map { _ in group.family(analysis) } },
      analysis: analysis)
    let blocks = groups.map { group in
      BlockFinding(
        title: group.title, data: group.data, dataName: group.dataName, place: group.place,
        sparsity: group.sparsity, series: group.series,
        baseline: group.baselineName,
        rows: group.cells.map { ResultRow($0, analysis: analysis) },
        comparisons: comparisons.filter { $0.block == group.title })
    }
    let correlations = analysis.correlations.map { declaration in
      var finding = CorrelationFinding(
        declaration, blocks: groups.map { ($0.title, $0.cells) }, analysis: analysis)
      let seeds = finding.panels.flatMap(\.networks).map(\.seed)
      finding.isDeclared = history?.holds(declaration, seeds: seeds) ?? true
      return finding
    }
    let design = DesignSummary(cells, naming: CellNaming(plan.study))
    let provenance = ProvenanceSummary(cells, verification: verification)
    var findings = Findings(
      study: plan.study, design: design, blocks: blocks, correlations: correlations,
      topologies: groups.compactMap { TopologyFinding($0, analysis: analysis) },
      pooled: PooledFinding.all(blocks, analysis: analysis),
      sampling: TestSampling.all(blocks, analysis: analysis), history: history, threats: [],
      provenance: provenance)
    findings.staleRuns = staleRuns
    findings.threats = Threat.all(in: findings, cells: cells)
    return findings
  }
}

extension BlockCells {
  /// The name of the family the block's comparisons belong to.
  fileprivate func family(_ analysis: AnalysisDeclaration) -> String {
    switch analysis.families {
    case .study: ""
    case .data: data
    case .block: title
    }
  }
}
