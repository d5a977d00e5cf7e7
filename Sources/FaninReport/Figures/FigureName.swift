import FaninStudy

/// The file names of a report's figures, by the names the sections use.
package enum FigureName {
  static let profiles = ProfilesFigure.name
  static let differences = DifferencesFigure.name
  /// The forest plot over data sets.
  package static let pooled = PooledFigure.name
  static let sparsities = SparsitiesFigure.name
  static let hierarchy = HierarchyFigure.name
  static let curves = LearningCurvesFigure.name

  static func correlation(_ declaration: CorrelationDeclaration) -> String {
    ScatterFigure.name(of: declaration)
  }
  static func fanIns(_ block: BlockFinding) -> String { FanInFigure.name(of: block) }
  static func topology(_ finding: TopologyFinding) -> String {
    FanInCourseFigure.name(of: finding)
  }
  static func strength(_ finding: TopologyFinding) -> String {
    StrengthCourseFigure.name(of: finding)
  }
}
