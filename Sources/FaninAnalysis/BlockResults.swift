import FaninStudy

/// A block of the plan with what became of its cells.
struct BlockResults: Sendable {
  /// The levels its cells share.
  let levels: Levels
  /// Its cells, in the order of compared levels.
  let cells: [CellResults]

  /// The smallest and the largest value of the metric in it.
  var observed: Bounds? { Bounds(cells.flatMap { $0.runs.compactMap(\.value) }) }
}

/// The cells and blocks of a study with what became of them.
struct StudyResults: Sendable {
  let study: StudyFacts
  let history: DeclarationHistory?
  let blocks: [BlockResults]
  private let plannedBlocks: [Block]
  private let resultsOf: [Levels: CellResults]

  init(_ study: StudyFacts, cells: [CellResults], history: DeclarationHistory?) {
    self.study = study
    self.history = history
    let resultsOf = Dictionary(cells.map { ($0.cell, $0) }, uniquingKeysWith: { first, _ in first })
    self.resultsOf = resultsOf
    plannedBlocks = Block.all(
      of: cells.map(\.cell), factors: study.factors, compared: study.compared)
    blocks = plannedBlocks.map { block in
      BlockResults(levels: block.levels, cells: block.cells.compactMap { resultsOf[$0] })
    }
  }

  /// Every family of the study.
  var families: [FamilyFinding] { study.analysis.families.map(finding) }

  /// The comparisons of a family, judged together.
  func finding(of family: FamilyDeclaration) -> FamilyFinding {
    let observed = Dictionary(
      blocks.map { ($0.levels, $0.observed) }, uniquingKeysWith: { first, _ in first })
    let comparisons = family.comparisons(in: plannedBlocks, compared: study.compared)
      .compactMap { planned -> Comparison? in
        guard let treatment = resultsOf[planned.treatment],
          let baseline = resultsOf[planned.baseline]
        else { return nil }
        let values = baseline.runs.compactMap(\.value)
        let seen = Bounds(
          values
            + [observed[planned.block]??.low, observed[planned.block]??.high]
            .compactMap(\.self))
        var comparison = Comparison(
          block: planned.block, treatment: treatment, baseline: baseline, observed: seen,
          bound: family.equivalenceBound, analysis: study.analysis)
        comparison.isDeclared =
          history?.holds(
            family, planned.treatment, planned.baseline, seeds: comparison.pairs.map(\.seed))
          ?? true
        return comparison
      }
    return FamilyFinding(
      declaration: family,
      comparisons: JudgedTogether.judged(
        comparisons, keys: comparisons.map { $0.block.only(family.together) }, family: family,
        analysis: study.analysis))
  }
}

extension Levels {
  /// What the blocks of comparisons that are corrected together have in common.
  func only(_ together: FamilyDeclaration.Together) -> Levels {
    switch together {
    case .study: Levels()
    case .data: only([Factor.data])
    case .block: self
    }
  }
}
