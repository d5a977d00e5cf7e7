import FaninDigest
package import FaninLedger
package import FaninStudy

/// Draws findings from a study's cells and what became of their runs.
///
/// Only what the study declared is computed. Runs are paired by seed; what is missing is named and
/// never imputed.
package struct Analysis: Sendable {
  /// What the results say.
  package let findings: Findings
  /// What they were computed by and from.
  package let provenance: ProvenanceSummary
  /// The tables they follow from.
  package let tables: [DataTable]

  /// Analyses records; those of runs outside the plan are ignored.
  ///
  /// - Parameters:
  ///   - plan: What the study asks for.
  ///   - records: What the ledger knows of its runs.
  ///   - declarations: What the ledger knows of the study's declarations: whatever was declared when
  ///     results existed is exploratory. Nil asks nothing of them.
  ///   - looks: When results were shown before.
  ///   - verification: What became of runs that were executed again.
  ///   - staleRuns: Runs that have learned from other runs than the study names by now.
  ///   - surroundings: Other studies of the same runs, and runs that these learn from.
  ///   - earlier: A report that showed results of these runs, perhaps before they were declared.
  package init(
    plan: Plan, records: [RunRecord], declarations: [StudyDeclaration]? = nil,
    looks: [StudyLook] = [], verification: VerificationSummary = VerificationSummary([]),
    staleRuns: Int = 0, surroundings: StudySurroundings = StudySurroundings(),
    earlier: EarlierReport? = nil
  ) {
    self.init(
      StudyFacts(plan), cells: CellResults.all(of: plan, records: records),
      history: declarations.map {
        DeclarationHistory(earlier?.joined(to: $0) ?? $0, study: plan.study)
      },
      circumstances: Circumstances(
        reruns: ProvenanceSummary.Reruns(verification), staleRuns: staleRuns,
        moments: declarations.map { DeclarationMoments($0, looks: looks, earlier: earlier) },
        surroundings: ProvenanceSummary.Surroundings(surroundings)))
  }

  /// What only a ledger can know beside the results.
  struct Circumstances: Sendable {
    /// What became of runs that were executed again.
    var reruns: ProvenanceSummary.Reruns
    /// Runs that have learned from other runs than the study names by now.
    var staleRuns: Int
    /// When the study was declared and looked at.
    var moments: DeclarationMoments?
    /// Other studies of the same runs, and runs that these learn from.
    var surroundings: ProvenanceSummary.Surroundings
  }

  init(
    _ study: StudyFacts, cells: [CellResults], history: DeclarationHistory?,
    circumstances: Circumstances
  ) {
    var provenance = ProvenanceSummary(cells, circumstances: circumstances)
    let results = [
      ResultsTable(study, cells, timed: false).table, CurvesTable(cells).table,
      LayersTable(cells).table, TopologyTable(study, cells).table, FanInsTable(cells).table,
    ].filter { !$0.rows.isEmpty || !["topology.csv", "fan-ins.csv"].contains($0.file) }
    for table in results {
      provenance.tables[table.file] = SHA256Digest.hexadecimal(of: table.csv)
    }
    tables = results + [TimingsTable(cells, environments: provenance.environments).table]
    self.provenance = provenance
    var findings = Findings(study, cells: cells, history: history)
    findings.threats = Threat.all(
      in: findings, cells: cells, provenance: provenance, staleRuns: circumstances.staleRuns)
    self.findings = findings
  }
}
