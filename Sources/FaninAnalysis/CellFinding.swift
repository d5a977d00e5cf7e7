package import FaninRandom
package import FaninStudy

/// What the seeds of one cell came to.
package struct CellFinding: Sendable, Codable {
  /// The cell.
  package var cell: Levels
  /// The metric of each finished run, ascending by seed.
  package var values: [SeedValue]
  /// The mean; nil without values.
  package var mean: Double?
  /// The sample standard deviation; nil below two values.
  package var deviation: Double?
  /// The t interval of the mean; nil below two values or when they are all equal.
  package var interval: Bounds?
  /// Connections of the network, by the first finished run.
  package var connections: Int?
  /// Mean over runs of the fan-in CV of the network.
  package var fanInCV: Double?
  /// Mean over runs of the empty neurons of all hidden layers.
  package var emptyNeurons: Double?
  /// The metric by epoch.
  package var curve: [CurvePoint]
  /// The fan-ins of the first hidden layer at the end of training, over all runs.
  package var firstLayer: FanInCounts?
  /// Hierarchy strength of the networks; nil where no network has one.
  package var hierarchy: HierarchyMeans?
  /// What the hubs are worth; nil where it was not measured.
  package var silencing: SilencingMeans?
}

/// Hierarchy strength of a cell's networks, beside where it began and what arithmetic gives.
package struct HierarchyMeans: Hashable, Sendable, Codable {
  /// At the end of training, ascending by seed.
  package var values: [SeedValue]
  /// The geometric mean of the values.
  package var mean: Double
  /// The t interval of its logarithm, as strengths; nil for one run.
  package var interval: Bounds?
  /// The geometric mean at initialization; nil where a network has none.
  package var initial: Double?
  /// The geometric mean of what √fan-in alone would give at the end.
  package var arithmetic: Double?
  /// The geometric mean of the strength per connection at the end.
  package var perConnection: Double?
}

/// A number that belongs to one seed.
package struct SeedValue: Hashable, Sendable, Codable {
  /// The seed.
  package var seed: Seed
  /// The number.
  package var value: Double
}

/// The metric at one epoch, over the seeds of a cell.
package struct CurvePoint: Hashable, Sendable, Codable {
  /// The epoch, from 1.
  package var epoch: Int
  /// The number of runs.
  package var count: Int
  /// Their mean.
  package var mean: Double
  /// Their sample standard deviation; nil for one run.
  package var deviation: Double?
}

/// How many neurons have which fan-in.
package struct FanInCounts: Hashable, Sendable, Codable {
  /// Possible inputs of each neuron.
  package var inputs: Int
  /// Neurons of the layer in one network.
  package var neurons: Int
  /// Distinct fan-ins, ascending.
  package var fanIns: [Int]
  /// Neurons for each of `fanIns`, over all runs.
  package var counts: [Int]
  /// Mean over runs of the layer's fan-in CV.
  package var cv: Double
}
