import FaninStudy

/// A block of the plan with what became of its cells.
struct BlockResults: Sendable {
  let block: Block
  /// The cells of the block, in its order.
  let cells: [CellResults]
  /// One per treatment, before p-values are adjusted.
  let comparisons: [Comparison]

  /// Every block of a study.
  static func all(
    of study: StudyFacts, cells: [CellResults], history: DeclarationHistory?
  ) -> [BlockResults] {
    let resultsOf = Dictionary(cells.map { ($0.cell, $0) }, uniquingKeysWith: { first, _ in first })
    let blocks = Block.all(
      of: cells.map(\.cell), factors: study.factors, compared: study.compared,
      baseline: study.analysis.baseline)
    return blocks.map { block in
      let members = block.cells.compactMap { resultsOf[$0] }
      guard let baseline = block.baseline.flatMap({ resultsOf[$0] }) else {
        return BlockResults(block: block, cells: members, comparisons: [])
      }
      let observed = Bounds((members + [baseline]).flatMap { $0.runs.compactMap(\.value) })
      let comparisons = block.treatments.compactMap { resultsOf[$0] }.map { treatment in
        var comparison = Comparison(
          block: block.levels, treatment: treatment, baseline: baseline, observed: observed,
          analysis: study.analysis)
        comparison.isDeclared =
          history?.holds(
            comparison.treatment, comparison.baseline, seeds: comparison.pairs.map(\.seed)) ?? true
        return comparison
      }
      return BlockResults(block: block, cells: members, comparisons: comparisons)
    }
  }
}
