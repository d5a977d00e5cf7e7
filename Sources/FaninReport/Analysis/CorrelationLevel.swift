/// One level at which a correlation can be asked for, with what came out there.
package struct CorrelationLevel: Sendable {
  /// Where x and y vary.
  package var kind: Kind
  /// The correlation of x with each quantity, in the finding's order; or why there is none.
  package var outcomes: [Outcome]
  /// What arithmetic alone would give; nil where the quantity has no arithmetic.
  package var null: Null?

  /// Where x and y vary.
  package enum Kind: Hashable, Sendable, CaseIterable {
    /// Between the means of profiles.
    case profiles
    /// Between networks, each profile's mean taken out.
    case networks
    /// Between the layers of networks, the means of networks and of layers taken out.
    case layers
  }

  /// A correlation, or why there is none.
  package enum Outcome: Sendable {
    /// Estimated and tested.
    case estimated(Estimate)
    /// Refused, for a reason in words.
    case refused(String)

    /// The estimate; nil when refused.
    package var estimate: Estimate? {
      if case .estimated(let estimate) = self { return estimate }
      return nil
    }
  }

  /// A correlation with its permutation test.
  package struct Estimate: Sendable {
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
  package struct Orders: Hashable, Sendable {
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
  package enum Moved: String, Hashable, Sendable {
    /// Profiles.
    case profiles
    /// Networks, within their profile and block.
    case networks
    /// Seeds: the networks of one seed in all profiles and blocks at once.
    case seeds
  }

  /// r if what is not arithmetic had nothing to do with x.
  package struct Null: Sendable {
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
package struct PooledCorrelation: Sendable {
  /// The observations: networks × layers where the quantities belong to layers.
  package var count: Int
  /// Pearson's r.
  package var r: Double
}
