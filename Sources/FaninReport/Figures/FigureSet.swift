import FaninAnalysis

/// The figures of a report, made from its findings.
package struct FigureSet: Sendable {
  /// All figures that have something to show, in the report's order.
  package let figures: [any Figure]

  /// Prepares the figures.
  package init(_ findings: Contents) {
    figures = FigureSet.kinds.flatMap { $0.all(in: findings) as [any Figure] }
  }

  /// Every kind of figure, in the report's order.
  private static let kinds: [any Figure.Type] = [
    DifferencesFigure.self, PooledFigure.self, CriticalDifferenceFigure.self, ProfilesFigure.self,
    SparsitiesFigure.self,
    ScatterFigure.self, FanInFigure.self, DoseResponseFigure.self, CourseFigure.self,
    HierarchyFigure.self, LearningCurvesFigure.self,
  ]
}
