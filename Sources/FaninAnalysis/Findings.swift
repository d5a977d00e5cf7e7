package import FaninStudy

/// Everything a report says, as numbers keyed by cells and blocks; rendering computes nothing.
///
/// What depends on the machine or the hour stands in ``ProvenanceSummary`` instead: the same results
/// give the same findings everywhere.
package struct Findings: Sendable, Codable {
  /// The version of this type's JSON; raised when a field changes its meaning.
  package static let currentSchema = 1

  /// The version of the JSON it was read from or is written to.
  package var schema = Findings.currentSchema
  /// What was asked and declared.
  package var study: StudyFacts
  /// What was planned and what became of it.
  package var design: DesignSummary
  /// Every block of the plan, in its order.
  package var blocks: [BlockFinding]
  /// One per declared correlation.
  package var correlations: [CorrelationFinding]
  /// One per block whose connections moved.
  package var topologies: [TopologyFinding]
  /// One per treatment and place that was tested on several data sets.
  package var pooled: [PooledFinding]
  /// One per data set whose test split has a known size.
  package var sampling: [TestSampling]
  /// What was declared before the first result; nil where nobody asked.
  package var history: DeclarationHistory?
  /// What weakens the conclusions, from facts of the ledger.
  package var threats: [Threat]

  /// Every comparison of the study: the family over which p-values are adjusted.
  package var comparisons: [Comparison] { blocks.flatMap(\.comparisons) }
}

/// The results of one block.
package struct BlockFinding: Sendable, Codable {
  /// The levels its cells share.
  package var levels: Levels
  /// The cell that treatments are compared with, perhaps of another block; nil when there is none.
  package var baseline: Levels?
  /// One per cell, the baseline included where it stands here, in the order of compared levels.
  package var cells: [CellFinding]
  /// One per treatment, in the same order.
  package var comparisons: [Comparison]
}
