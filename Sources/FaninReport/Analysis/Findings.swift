package import FaninRandom
package import FaninStudy

/// Everything a report says, as numbers; rendering computes nothing.
package struct Findings: Sendable {
  /// The study.
  package var study: Study
  /// What was planned and what became of it.
  package var design: DesignSummary
  /// One per data set × sparsity × topology × swept levels.
  package var blocks: [BlockFinding]
  /// One per declared correlation.
  package var correlations: [CorrelationFinding]
  /// One per block whose connections moved.
  package var topologies: [TopologyFinding]
  /// One per treatment and place that was tested on several data sets.
  package var pooled: [PooledFinding]
  /// One per data set whose test split has a known size.
  package var sampling: [TestSampling]
  /// What was declared before the first result; nil where nobody asked.
  package var history: DeclarationHistory?
  /// Runs that have learned from other runs than the study names by now.
  package var staleRuns = 0
  /// What weakens the conclusions, from facts of the ledger.
  package var threats: [Threat]
  /// What the numbers were computed by and from.
  package var provenance: ProvenanceSummary

  /// How the declared metric is written.
  package var scale: MetricScale { MetricScale(study.analysis.metric) }

  /// Every comparison of the study: the family over which p-values are adjusted.
  package var comparisons: [Comparison] { blocks.flatMap(\.comparisons) }
}

/// The results of one block.
package struct BlockFinding: Sendable {
  /// The block in words, such as `fashion-mnist, 90 % sparsity`.
  package var title: String
  /// The data set's identity.
  package var data: String
  /// The data set in words.
  package var dataName: String
  /// The title without the data set.
  package var place: String
  /// The sparsity; nil in a block of dense cells only.
  package var sparsity: Double?
  /// The title without the sparsity.
  package var series: String
  /// The compact text of the baseline's profile, with its place where it stands in another block;
  /// nil when nothing is compared.
  package var baseline: String?
  /// One per cell, the baseline included, in the study's order of profiles.
  package var rows: [ResultRow]
  /// One per treatment, in the same order.
  package var comparisons: [Comparison]
}

/// What the seeds of one cell came to.
package struct ResultRow: Sendable {
  /// The compact text of the profile.
  package var profile: String
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
package struct HierarchyMeans: Hashable, Sendable {
  /// At the end of training, ascending by seed.
  package var values: [SeedValue]
  /// The mean of the values.
  package var mean: Double
  /// The mean at initialization; nil where a network has none.
  package var initial: Double?
  /// The mean of what √fan-in alone would give at the end.
  package var arithmetic: Double?
  /// The mean strength per connection at the end.
  package var perConnection: Double?
}

/// A number that belongs to one seed.
package struct SeedValue: Hashable, Sendable {
  /// The seed.
  package var seed: Seed
  /// The number.
  package var value: Double
}

/// The metric at one epoch, over the seeds of a cell.
package struct CurvePoint: Hashable, Sendable {
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
package struct FanInCounts: Hashable, Sendable {
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
