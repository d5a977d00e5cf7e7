/// The figures of a report, made from its findings.
package struct FigureSet: Sendable {
  /// All figures that have something to show, in the report's order.
  package let figures: [any Figure]

  /// Prepares the figures.
  package init(_ findings: Findings) {
    figures = FigureSet.kinds.flatMap { $0.all(in: findings) as [any Figure] }
  }

  /// Every kind of figure, in the report's order.
  private static let kinds: [any Figure.Type] = [
    DifferencesFigure.self, PooledFigure.self, ProfilesFigure.self, SparsitiesFigure.self,
    ScatterFigure.self, FanInFigure.self, FanInCourseFigure.self, StrengthCourseFigure.self,
    HierarchyFigure.self, LearningCurvesFigure.self,
  ]
}

/// What the sections ask by these names.
extension FigureSet {
  package var files: [any Figure] { figures }

  static func differencesTitle(of findings: Findings) -> String {
    DifferencesFigure.title(of: findings)
  }
  static func pooledTitle(of findings: Findings) -> String { PooledFigure.title(of: findings) }
  static func profilesTitle(of findings: Findings) -> String { ProfilesFigure.title(of: findings) }
  static func sparsitiesTitle(of findings: Findings) -> String {
    SparsitiesFigure.title(of: findings)
  }
  static func hierarchyTitle(of _: Findings) -> String { HierarchyFigure.title }
  static func curvesTitle(of findings: Findings) -> String {
    LearningCurvesFigure.title(of: findings)
  }
  static func scatterTitle(of finding: CorrelationFinding) -> String {
    ScatterFigure.title(of: finding)
  }
  static func fanInTitle(of block: BlockFinding) -> String { FanInFigure.title(of: block) }
  static func topologyTitle(of finding: TopologyFinding) -> String {
    FanInCourseFigure.title(of: finding)
  }
  static func strengthTitle(of finding: TopologyFinding) -> String {
    StrengthCourseFigure.title(of: finding)
  }

  static func hasSparsities(_ findings: Findings) -> Bool {
    SparsitiesFigure.isDrawn(findings)
  }
  static func hasHierarchy(_ findings: Findings) -> Bool { HierarchyFigure.isDrawn(findings) }
  static func hasCurves(_ findings: Findings) -> Bool { LearningCurvesFigure.isDrawn(findings) }
  static func hasStrength(_ finding: TopologyFinding) -> Bool {
    StrengthCourseFigure.isDrawn(finding)
  }
  static func fanInBlocks(of findings: Findings) -> [BlockFinding] {
    FanInFigure.blocks(in: findings)
  }
}
