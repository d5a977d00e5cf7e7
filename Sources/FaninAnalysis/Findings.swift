package import FaninStudy

/// Everything a report says, as numbers keyed by cells and blocks; rendering computes nothing.
///
/// What depends on the machine or the hour stands in ``ProvenanceSummary`` instead: the same results
/// give the same findings everywhere.
package struct Findings: Sendable, Codable {
  /// The version of this type's JSON; raised when a field changes its meaning.
  package static let currentSchema = 2

  /// The version of the JSON it was read from or is written to.
  package var schema = Findings.currentSchema
  /// What was asked and declared.
  package var study: StudyFacts
  /// What was planned and what became of it.
  package var design: DesignSummary
  /// Every block of the plan, in its order.
  package var blocks: [BlockFinding]
  /// Every family of comparisons, in the study's order.
  package var families: [FamilyFinding]
  /// What pairing by seed did over all of them; nil where it cannot be told.
  package var pairing: PairingSummary?
  /// One per declared claim.
  package var claims: [ClaimFinding]
  /// One per declared correlation.
  package var correlations: [CorrelationFinding]
  /// One per block whose connections moved.
  package var topologies: [TopologyFinding]
  /// One per treatment and place that was tested on several data sets.
  package var pooled: [PooledFinding]
  /// One per family and place whose treatments were ranked on several data sets.
  package var ranks: [RankFinding]
  /// One per data set whose test split has a known size.
  package var sampling: [TestSampling]
  /// What was declared before the first result; nil where nobody asked.
  package var history: DeclarationHistory?
  /// What weakens the conclusions, from facts of the ledger.
  package var threats: [Threat]

  /// Every comparison of the study, family by family.
  package var comparisons: [Comparison] { families.flatMap(\.comparisons) }
}

extension Findings {
  /// All but the threats.
  init(_ study: StudyFacts, cells: [CellResults], history: DeclarationHistory?) {
    let results = StudyResults(study, cells: cells, history: history)
    let analysis = study.analysis
    let blocks = results.blocks.map { block in
      BlockFinding(
        levels: block.levels, cells: block.cells.map { CellFinding($0, analysis: analysis) })
    }
    let families = results.families
    let correlations = analysis.correlations.map { declaration in
      var finding = CorrelationFinding(
        declaration, blocks: results.blocks, compared: study.compared, analysis: analysis)
      let seeds = finding.panels.flatMap(\.networks).map(\.seed)
      finding.isDeclared = history?.holds(declaration, seeds: seeds) ?? true
      return finding
    }
    self.init(
      study: study, design: DesignSummary(cells), blocks: blocks, families: families,
      pairing: PairingSummary(families.flatMap(\.comparisons)),
      claims: families.flatMap { ClaimFinding.all($0, alpha: analysis.alpha) },
      correlations: correlations,
      topologies: results.blocks.compactMap { TopologyFinding($0, analysis: analysis) },
      pooled: families.flatMap { PooledFinding.all($0, analysis: analysis) },
      ranks: families.flatMap { RankFinding.all($0, blocks: blocks, analysis: analysis) },
      sampling: TestSampling.all(blocks, analysis: analysis), history: history, threats: [])
  }
}

/// The results of one block.
package struct BlockFinding: Sendable, Codable {
  /// The levels its cells share.
  package var levels: Levels
  /// One per cell, in the order of compared levels.
  package var cells: [CellFinding]
}

/// What the comparisons of one family came to.
package struct FamilyFinding: Sendable, Codable {
  /// What was declared of it.
  package var declaration: FamilyDeclaration
  /// Its comparisons, block by block, in the order of compared levels.
  package var comparisons: [Comparison]

  /// Its comparisons in one block.
  package func comparisons(in block: Levels) -> [Comparison] {
    comparisons.filter { $0.block == block }
  }

  /// The level of the strictest test a comparison may meet: α shared among all that are corrected
  /// together with it.
  func strictestLevel(of comparison: Comparison, alpha: Double) -> Double {
    if declaration.correction == .none { return alpha }
    let together = comparisons.count {
      $0.block.only(declaration.together) == comparison.block.only(declaration.together)
    }
    return alpha / Double(together)
  }
}
