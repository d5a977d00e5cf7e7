package import FaninStudy

/// One level at which a correlation can be asked for, with what came out there.
package struct CorrelationLevel: Sendable, Codable {
  /// Where x and y vary.
  package var kind: Kind
  /// The correlation of x with each quantity, in the finding's order; or why there is none.
  package var outcomes: [Outcome]
  /// What arithmetic alone would give; nil where the quantity has no arithmetic.
  package var null: Null?

  /// Where x and y vary.
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Between the means of profiles.
    case profiles
    /// Between networks, each profile's mean taken out.
    case networks
    /// Between the layers of networks, the means of networks and of layers taken out.
    case layers
  }

  /// A correlation, or why there is none.
  package enum Outcome: Sendable, Codable {
    /// Estimated and tested.
    case estimated(Estimate)
    /// Refused, for a reason.
    case refused(Refusal)

    /// The estimate; nil when refused.
    package var estimate: Estimate? {
      if case .estimated(let estimate) = self { return estimate }
      return nil
    }
  }

  /// Why there is no correlation at a level.
  package enum Refusal: Hashable, Sendable, Codable {
    /// A metric belongs to the whole network, not to its layers.
    case ofNetworks(Metric)
    /// The networks have only one hidden layer.
    case oneLayer
    /// A metric is the same for every compared cell.
    case sameEverywhere(Metric)
    /// There are fewer than three compared cells.
    case tooFewCells
    /// The cell sets a metric: it does not vary between networks of one.
    case setByCell(Metric)
    /// The cell sets a metric of every layer: it does not vary between networks.
    case setByCellInLayers(Metric)
    /// A metric does not vary where the other does.
    case constant(Metric, where: Metric)
    /// There are too few networks of one cell.
    case tooFewNetworks
  }

  /// A correlation with its permutation test.
  package struct Estimate: Sendable, Codable {
    /// Profiles or networks.
    package var units: Int
    /// Layers of each; 1 where the network is one observation.
    package var positions: Int
    /// The profiles of blocks within which units are compared; 1 between profiles.
    package var groups: Int
    /// Pearson's r of the centred values.
    package var r: Double
    /// Its degrees of freedom.
    package var degreesOfFreedom: Double
    /// Fisher's interval, at level 1 − α.
    package var interval: Bounds?
    /// The permutation p-value.
    package var pValue: Double
    /// What was permuted, and how often.
    package var orders: Orders
  }

  /// The permutations behind a p-value.
  package struct Orders: Hashable, Sendable, Codable {
    /// What moves as a whole.
    package var moved: Moved
    /// The orders counted.
    package var count: Int
    /// Whether they are all there are.
    package var isExact: Bool
    /// The standard error of the p-value from drawing at random.
    package var monteCarloError: Double
    /// The smallest p-value they allow.
    package var smallestPValue: Double
  }

  /// What a permutation moves as a whole.
  package enum Moved: String, Hashable, Sendable, Codable {
    /// Profiles.
    case profiles
    /// Networks, within their profile and block.
    case networks
    /// Seeds: the networks of one seed in all profiles and blocks at once.
    case seeds
  }

  /// r if what is not arithmetic had nothing to do with x.
  package struct Null: Sendable, Codable {
    /// The mean of r under the null.
    package var mean: Double
    /// Its middle 1 − α.
    package var range: Bounds
    /// The share of the null at least as far out, two-sided.
    package var pValue: Double
    /// What was permuted, and how often.
    package var orders: Orders
  }
}

/// All observations in one heap: a number without a test, since they are not independent.
package struct PooledCorrelation: Sendable, Codable {
  /// The observations: networks × layers where the quantities belong to layers.
  package var count: Int
  /// Pearson's r.
  package var r: Double
}
