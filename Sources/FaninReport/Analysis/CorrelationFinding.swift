package import FaninRandom
package import FaninStudy

/// A declared correlation over networks, beside what arithmetic alone would give.
package struct CorrelationFinding: Sendable {
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
  package struct Panel: Sendable {
    /// The block in words.
    package var title: String
    /// Its networks, by profile and seed.
    package var networks: [Network]
  }

  /// One trained network.
  package struct Network: Sendable {
    /// The compact text of its profile.
    package var profile: String
    /// Its seed.
    package var seed: Seed
    /// The quantity on the horizontal axis.
    package var x: Double
    /// Each of the quantities correlated with it; nil where one does not exist.
    package var y: [Double?]
  }

  /// The correlations between the profiles of one block.
  package struct BlockRow: Sendable {
    /// The block in words.
    package var title: String
    /// The number of profiles.
    package var count: Int
    /// The correlation with each quantity, in the order of `quantities`.
    package var outcomes: [Outcome]
  }

  /// A correlation, or why there is none.
  package enum Outcome: Sendable {
    /// Pearson's r with its t test and Fisher's interval.
    case estimated(
      count: Int, estimate: Double, degreesOfFreedom: Double, interval: Bounds?, pValue: Double)
    /// Too few points, or all alike in one of the quantities.
    case undefined(count: Int, reason: String)
  }

  /// Whether the pooled observations are layers.
  package var isOfLayers: Bool {
    declaration.x != .testAccuracy && declaration.y != .testAccuracy
  }

  /// The quantities on the vertical axis: the declared one, then its companions.
  package var quantities: [CorrelatedQuantity] {
    CorrelatedQuantity.companions(of: declaration.y)
  }
}

/// A quantity correlated with the horizontal axis.
package enum CorrelatedQuantity: Hashable, Sendable {
  /// A quantity every network has.
  case measured(NetworkQuantity)
  /// Hierarchy strength ÷ its arithmetic expectation, at initialization or at the end.
  case excess(initial: Bool)
  /// What √fan-in alone would give at initialization.
  case initialArithmetic

  /// The declared quantity, and beside a hierarchy strength always its companions.
  static func companions(of quantity: NetworkQuantity) -> [CorrelatedQuantity] {
    switch quantity {
    case .hierarchyStrength, .hierarchyStrengthPerConnection:
      let all: [NetworkQuantity] = [.hierarchyStrength, .hierarchyStrengthPerConnection]
      return [.measured(quantity)] + all.filter { $0 != quantity }.map { .measured($0) }
        + [.measured(.arithmeticExpectation), .excess(initial: false)]
    case .initialHierarchyStrength, .initialHierarchyStrengthPerConnection:
      let all: [NetworkQuantity] = [
        .initialHierarchyStrength, .initialHierarchyStrengthPerConnection,
      ]
      return [.measured(quantity)] + all.filter { $0 != quantity }.map { .measured($0) }
        + [.initialArithmetic, .excess(initial: true)]
    case .fanInCV, .arithmeticExpectation, .testAccuracy: return [.measured(quantity)]
    }
  }

  /// Where the arithmetic expectation stands among the companions; nil when it is none of them.
  static func arithmeticIndex(of quantities: [CorrelatedQuantity]) -> Int? {
    guard quantities.count > 1 else { return nil }
    return quantities.firstIndex {
      $0 == .measured(.arithmeticExpectation) || $0 == .initialArithmetic
    }
  }

  /// The quantity in words.
  package var name: String {
    switch self {
    case .measured(let quantity): quantity.words
    case .excess(let initial):
      (initial ? "initial hierarchy strength" : "hierarchy strength") + " ÷ arithmetic expectation"
    case .initialArithmetic: "initial arithmetic expectation (√fan-in)"
    }
  }
}

extension NetworkQuantity {
  /// The quantity in words.
  package var words: String {
    switch self {
    case .fanInCV: "fan-in CV"
    case .hierarchyStrength: "hierarchy strength"
    case .hierarchyStrengthPerConnection: "hierarchy strength per connection"
    case .arithmeticExpectation: "arithmetic expectation (√fan-in)"
    case .initialHierarchyStrength: "initial hierarchy strength"
    case .initialHierarchyStrengthPerConnection: "initial hierarchy strength per connection"
    case .testAccuracy: "test accuracy"
    }
  }
}
