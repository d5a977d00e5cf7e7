import FaninStatistics
package import FaninStudy

/// Where the connections of one block's networks moved, from every start.
package struct TopologyFinding: Sendable, Codable {
  /// The levels of the block.
  package var block: Levels
  /// Whether the drop fraction stays as it is to the end.
  package var isConstant: Bool
  /// The cells the networks started in, those with finished runs.
  package var starts: [Levels]
  /// Each layer that took part.
  package var layers: [Layer]
  /// Whether all starts end alike, over all layers; nil with one start or too few runs.
  package var sameness: Sameness?

  /// One layer, over all runs.
  package struct Layer: Sendable, Codable {
    /// The layer, from 0.
    package var layer: Int
    /// Its inputs, neurons and connections.
    package var inputs: Int
    package var neurons: Int
    package var connections: Int
    /// One per start.
    package var courses: [Course]
    /// Whether all starts end alike in this layer.
    package var sameness: Sameness?
  }

  /// One layer from one start: means over runs.
  package struct Course: Sendable, Codable {
    /// The cell.
    package var start: Levels
    /// The runs.
    package var runs: Int
    /// The fan-in CV at the start and after every update.
    package var cv: [Moment]
    /// The fan-in CV of what each drop left, before anything grew.
    package var survivorCV: [Moment]
    /// The layer at the start.
    package var initial: State
    /// The layer after the last update.
    package var final: State
    /// Families fitted to the final fan-ins of all runs together, the best first; none where no
    /// shape is fixed.
    package var fits: [Fit]
    /// Whether the CV had come to rest; nil with too few updates or runs.
    package var rest: Rest?
    /// The same of what the drops left.
    package var survivorRest: Rest?
    /// The whole move of the CV, and what the first update made of it.
    package var move: Move?
    /// Whether the CV follows a drop fraction that falls; nil where it stays.
    package var followsDrop: MeanInterval?
    /// How far, in Kolmogorov–Smirnov distance, the fan-ins end from those they started with: of a
    /// profile that learns, from its source's.
    package var distanceFromStart: MeanInterval?
    /// What became of the hubs; nil where the start has none that can be told.
    package var hubs: HubFate?
    /// The strength of the hubs at the start and at the updates that have a portrait.
    package var strength: [StrengthMoment]
  }

  /// A family of distributions fitted to the final fan-ins of all runs together.
  package struct Fit: Hashable, Sendable, Codable {
    /// The family.
    package var model: Model
    /// Its two parameters; of the lognormal μ and σ.
    package var parameters: [Double]
    /// Akaike's criterion.
    package var aic: Double
    /// Kolmogorov and Smirnov's distance between data and fit.
    package var distance: Double
    /// The fan-ins fitted.
    package var count: Int
    /// Those of 0, left out.
    package var zeros: Int
    /// Whether it stands on a bound of the search: then it is never called best.
    package var isOnBound: Bool

    /// A family, by its name.
    package enum Model: String, Hashable, Sendable, Codable, CaseIterable {
      case lognormal
      case weibull
      case gamma
      case truncatedPowerLaw = "truncated-power-law"

      init(_ model: CountModel) {
        self =
          switch model {
          case .lognormal: .lognormal
          case .weibull: .weibull
          case .gamma: .gamma
          case .truncatedPowerLaw: .truncatedPowerLaw
          }
      }
    }

    init(_ fit: CountFit) {
      model = Model(fit.model)
      parameters = fit.parameters
      aic = fit.aic
      distance = fit.distance
      count = fit.count
      zeros = fit.zeros
      isOnBound = fit.isOnBound
    }
  }

  /// The fan-in CV at one step.
  package struct Moment: Hashable, Sendable, Codable {
    /// Optimizer steps done.
    package var step: Int
    /// The mean over runs.
    package var mean: Double
    /// Its t interval; nil for one run.
    package var interval: Bounds?
  }

  /// What a layer is like at one time: means over runs.
  package struct State: Hashable, Sendable, Codable {
    /// Population sd ÷ mean of the fan-ins.
    package var cv: Double
    /// Gini coefficient of the fan-ins.
    package var gini: Double
    /// Neurons with fan-in or fan-out 0.
    package var empty: Double
    /// Inputs that no neuron reads.
    package var unread: Double
    /// Shared ÷ either of its connections and those at the start.
    package var overlap: Double
    /// The share of possible connections ever present.
    package var everPresent: Double
  }

  /// Hierarchy strength with its companions at one step: geometric means over runs.
  package struct StrengthMoment: Hashable, Sendable, Codable {
    package var step: Int
    package var strength: Double
    /// The t interval of the strength's logarithm, as strengths; nil for one run.
    package var interval: Bounds?
    package var perConnection: Double?
    package var arithmetic: Double?
  }

  /// Distances between the fan-ins of runs, at the start and at the end.
  package struct Sameness: Hashable, Sendable, Codable {
    /// Mean distance between runs of different starts, as they began.
    package var betweenInitially: Double
    /// The same as they end.
    package var between: Double
    /// Mean distance between runs of one start, as they end.
    package var within: Double
    /// Of the permutation test that the start says nothing of the end.
    package var pValue: Double
    /// The labelings drawn.
    package var permutations: Int
    /// Mean distance between runs of start i and runs of start j, as they end; nil where there is
    /// no such pair.
    package var distances: [[Double?]]
  }

  /// Whether hubs at the end were hubs at the start.
  package struct HubFate: Hashable, Sendable, Codable {
    /// Mean over runs of Spearman's ρ between a neuron's fan-ins at the start and at the end.
    package var correlation: Double
    /// Its t interval; nil for one run.
    package var interval: Bounds?
    /// The mean share of the hubs at the end that were hubs at the start.
    package var kept: Double
    /// The share that chance would give: hubs at the start ÷ neurons.
    package var byChance: Double
  }
}
