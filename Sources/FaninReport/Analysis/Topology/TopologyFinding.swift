package import FaninStatistics

/// Where the connections of one block's networks moved, from every start.
package struct TopologyFinding: Sendable {
  /// The block.
  package var title: String
  /// The data set in words.
  package var dataName: String
  /// Whether the drop fraction stays as it is to the end.
  package var isConstant: Bool
  /// The profiles the networks started from, those with finished runs.
  package var starts: [String]
  /// Each layer that took part.
  package var layers: [Layer]
  /// Whether all starts end alike, over all layers; nil with one start or too few runs.
  package var sameness: Sameness?

  /// One layer, over all runs.
  package struct Layer: Sendable {
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
    /// Such as `layer 1 (784 × 256)`, counted from 1.
    package var name: String { "layer \(layer + 1) (\(inputs) × \(neurons))" }
  }

  /// One layer from one start: means over runs.
  package struct Course: Sendable {
    /// The profile.
    package var start: String
    /// The runs.
    package var runs: Int
    /// The fan-in CV at the start and after every update.
    package var cv: [Moment]
    /// The layer at the start.
    package var initial: State
    /// The layer after the last update.
    package var final: State
    /// Families fitted to the final fan-ins of all runs together, the best first; none where no
    /// shape is fixed.
    package var fits: [CountFit]
    /// Whether the CV had stopped moving; nil with too few updates or runs.
    package var motion: Motion?
    /// What became of the hubs; nil where the start has none that can be told.
    package var hubs: HubFate?
    /// The strength of the hubs at the start and at up to twenty updates between and the last one.
    package var strength: [StrengthMoment]
  }

  /// The fan-in CV at one step.
  package struct Moment: Hashable, Sendable {
    /// Optimizer steps done.
    package var step: Int
    /// The mean over runs.
    package var mean: Double
    /// Its t interval; nil for one run.
    package var interval: Bounds?
  }

  /// What a layer is like at one time: means over runs.
  package struct State: Hashable, Sendable {
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

  /// Hierarchy strength with its companions at one step: means over runs.
  package struct StrengthMoment: Hashable, Sendable {
    package var step: Int
    package var strength: Double
    package var deviation: Double?
    package var perConnection: Double?
    package var arithmetic: Double?
  }

  /// Distances between the fan-ins of runs, at the start and at the end.
  package struct Sameness: Hashable, Sendable {
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
    /// Mean distance between runs of start i and runs of start j, as they end.
    package var distances: [[Double]]
  }

  /// Whether hubs at the end were hubs at the start.
  package struct HubFate: Hashable, Sendable {
    /// Mean over runs of Spearman's ρ between a neuron's fan-ins at the start and at the end.
    package var correlation: Double
    /// Its t interval; nil for one run.
    package var interval: Bounds?
    /// The mean share of the hubs at the end that were hubs at the start.
    package var kept: Double
    /// The share that chance would give: hubs ÷ neurons.
    package var byChance: Double
  }
}

extension TopologyFinding {
  /// Whether the fan-in CV had come to rest while connections still moved.
  ///
  /// Of the updates whose drop fraction is above a twentieth of the first one's, the last fifth is
  /// looked at: the change of CV over them, relative, with its t interval over runs. Within ±2 % it
  /// had stopped; beyond, the schedule stopped it; else it is open.
  package enum Motion: Hashable, Sendable {
    case stopped(Bounds)
    case moving(Bounds)
    case open(Bounds)

    /// The largest relative change that still counts as rest.
    package static let tolerance = 0.02
    /// Updates below this share of the first drop fraction do not count.
    package static let leastShare = 0.05

    /// The interval of the relative change.
    package var change: Bounds {
      switch self {
      case .stopped(let change), .moving(let change), .open(let change): change
      }
    }

    init(_ change: Bounds) {
      if change.low >= -Self.tolerance, change.high <= Self.tolerance {
        self = .stopped(change)
      } else if change.low > Self.tolerance || change.high < -Self.tolerance {
        self = .moving(change)
      } else {
        self = .open(change)
      }
    }
  }
}
