import FaninElementary

/// What a study will compare.
public struct AnalysisSummary: Hashable, Sendable, Codable {
  /// The quantity compared.
  public let metric: String
  /// The epoch it is read at.
  public let at: String
  /// Blocks with something to compare.
  public let blocks: Int
  /// Comparisons of all families.
  public let comparisons: Int
  /// The size of the tests.
  public let alpha: Double
  /// What is compared, a question each.
  public let families: [Family]
  /// How results may be looked at before all seeds are in, such as `anytime`; nil: once, at the end.
  public let sequential: String?
  /// The declared correlations, such as `fan-in-cv with hierarchy-strength`.
  public let correlations: [String]

  /// What one family will compare.
  public struct Family: Hashable, Sendable, Codable {
    /// The name; empty for the short form's.
    public let name: String
    /// The question in words; nil: the study's.
    public let question: String?
    /// What treatments are compared with, such as `uniform at sparsity 0.9`; nil for contrasts.
    public let baseline: String?
    /// Its comparisons.
    public let comparisons: Int
    /// The blocks they are made in.
    public let blocks: Int
    /// The correction for several comparisons.
    public let correction: String
    /// Which are corrected together: those of the `study`, of one `data` set, of a `block`.
    public let together: String
    /// The largest difference still called equivalent, in the metric's unit.
    public let equivalenceBound: Double?
    /// Published numbers that they are held against.
    public let claims: Int

    init(_ family: FamilyDeclaration, _ comparisons: [PlannedComparison]) {
      name = family.name
      question = family.question
      baseline =
        switch family.pairs {
        case .baseline(let levels): levels.summary
        case .contrasts: nil
        }
      self.comparisons = comparisons.count
      blocks = Set(comparisons.map(\.block)).count
      correction = family.correction.rawValue
      together = family.together.rawValue
      equivalenceBound = family.equivalenceBound
      claims = family.claims.count
    }
  }

  init(_ plan: Plan) {
    let analysis = plan.study.analysis
    let planned = plan.comparisons
    metric = analysis.metric.name
    at = analysis.readout.rawValue
    blocks = Set(planned.flatMap(\.comparisons).map(\.block)).count
    comparisons = planned.reduce(0) { $0 + $1.comparisons.count }
    alpha = analysis.alpha
    families = planned.map { Family($0.family, $0.comparisons) }
    sequential = analysis.sequential?.text
    correlations = analysis.correlations.map { "\($0.x.name) with \($0.y.name)" }
  }
}

extension Levels {
  /// The named factors, such as `uniform at sparsity 0.9`.
  fileprivate var summary: String {
    let parts = [
      self[Factor.profile]?.text,
      self[Factor.sparsity].map { "at sparsity \($0.text)" },
      self[Factor.topology].map { "with \($0.text) topology" },
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }
}
