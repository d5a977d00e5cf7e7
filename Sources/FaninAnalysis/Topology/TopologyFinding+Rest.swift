extension TopologyFinding {
  /// Whether a layer's fan-in CV had come to rest while connections still moved.
  ///
  /// Of the updates whose drop fraction is above a twentieth of the largest, the last part is looked
  /// at, as the study declares. Over it
  /// ```
  /// change of a run = least-squares slope of CV by step · (last − first step) / mean CV
  /// ```
  /// and over runs the mean change is tested against 0 and against ± the declared bound (TOST).
  package struct Rest: Hashable, Sendable, Codable {
    /// The first and the last step that were looked at.
    package var first: Int
    package var last: Int
    /// The relative change of CV over them, mean over runs with its t interval.
    package var change: MeanInterval
    /// The larger p of the two one-sided tests against ± the bound.
    package var equivalence: Double
    /// What follows.
    package var verdict: Verdict

    /// Updates below this share of the largest drop fraction do not count.
    package static let leastShare = 0.05
    /// A slope needs as many updates.
    static let fewestUpdates = 3
  }

  /// The move of a layer's fan-in CV.
  package struct Move: Hashable, Sendable, Codable {
    /// CV at the end − CV at the start, mean over runs with its t interval.
    package var whole: MeanInterval
    /// The mean move at the first update ÷ the mean whole move; nil where the interval of the whole
    /// holds 0.
    package var firstShare: Double?
  }

  /// A mean over runs.
  package struct MeanInterval: Hashable, Sendable, Codable {
    package var mean: Double
    /// Its t interval; nil for one run.
    package var interval: Bounds?
  }
}

extension TopologyFinding.Rest {
  /// Whether a CV is at rest.
  package enum Verdict: String, Hashable, Sendable, Codable {
    /// Equivalent to no change.
    case atRest = "at-rest"
    /// Not so, and changing: the interval of the change leaves 0 out.
    case moving
    /// Neither.
    case open
  }
}
