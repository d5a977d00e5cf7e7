package import FaninRandom
package import FaninStudy

/// A declared correlation over networks, beside what arithmetic alone would give.
package struct CorrelationFinding: Sendable, Codable {
  /// What was declared.
  package var declaration: CorrelationDeclaration
  /// The networks of every block; a dense network stands in every block it is compared in.
  package var panels: [Panel]
  /// The three levels at which the question can be asked.
  package var levels: [CorrelationLevel]
  /// All observations in one heap, as it must not be done.
  package var pooled: PooledCorrelation?
  /// Between profiles, within each block; empty when there is only one block.
  package var blocks: [BlockRow]
  /// The |r| between profiles below which the t test cannot reject; nil where there is no such r.
  package var criticalBetweenProfiles: Double?
  /// Whether it was declared before the first result; true where nobody asked.
  package var isDeclared: Bool
  /// Networks left out because one of the two quantities does not exist for them.
  package var omitted: Int

  /// The networks of one block.
  package struct Panel: Sendable, Codable {
    /// The levels of the block.
    package var block: Levels
    /// Its networks, by profile and seed.
    package var networks: [Network]
  }

  /// One trained network.
  package struct Network: Sendable, Codable {
    /// Its cell.
    package var cell: Levels
    /// Its seed.
    package var seed: Seed
    /// The quantity on the horizontal axis.
    package var x: Double
    /// Each of the quantities correlated with it; nil where one does not exist.
    package var y: [Double?]
  }

  /// The correlations between the profiles of one block.
  package struct BlockRow: Sendable, Codable {
    /// The levels of the block.
    package var block: Levels
    /// The number of profiles.
    package var count: Int
    /// The correlation with each quantity, in the order of `quantities`.
    package var outcomes: [Outcome]
  }

  /// A correlation, or why there is none.
  package enum Outcome: Sendable, Codable {
    /// Pearson's r with its t test and Fisher's interval.
    case estimated(
      count: Int, estimate: Double, degreesOfFreedom: Double, interval: Bounds?, pValue: Double)
    /// Too few points, or all alike in one of the quantities.
    case undefined(count: Int, reason: Obstacle)
  }

  /// Why there is no correlation.
  package enum Obstacle: String, Hashable, Sendable, Codable {
    /// One of the quantities is the same everywhere.
    case noVariation = "no variation"
    /// A correlation needs three points.
    case tooFewPoints = "too few points"
  }

  /// Whether the pooled observations are layers.
  package var isOfLayers: Bool {
    declaration.x.isOfLayers && declaration.y.isOfLayers
  }

  /// The quantities on the vertical axis: the declared one, then its companions.
  package var quantities: [Metric] { declaration.y.withCompanions }
}

extension Metric {
  /// The metric, and beside a hierarchy strength always its companions, the excess last.
  package var withCompanions: [Metric] {
    switch self {
    case .hierarchyStrength, .hierarchyStrengthPerConnection:
      let all: [Metric] = [.hierarchyStrength, .hierarchyStrengthPerConnection]
      return [self] + all.filter { $0 != self } + [.arithmeticExpectation, .excess]
    case .initialHierarchyStrength, .initialHierarchyStrengthPerConnection:
      let all: [Metric] = [.initialHierarchyStrength, .initialHierarchyStrengthPerConnection]
      return [self] + all.filter { $0 != self } + [.initialArithmeticExpectation, .initialExcess]
    default: return [self]
    }
  }

  /// What √fan-in alone would give of the metric; nil where arithmetic says nothing of it.
  package var arithmetic: Metric? {
    switch self {
    case .hierarchyStrength: .arithmeticExpectation
    case .initialHierarchyStrength: .initialArithmeticExpectation
    default: nil
    }
  }
}
