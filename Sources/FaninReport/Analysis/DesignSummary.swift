package import FaninLedger
package import FaninRandom
package import FaninStudy

/// What a study planned and what became of it.
package struct DesignSummary: Sendable {
  /// Combinations of factors.
  package var cells: Int
  /// Planned runs.
  package var planned: Int
  /// Runs with a usable result.
  package var finished: Int
  /// Runs without one, in the plan's order.
  package var missing: [MissingRun]
  /// The fewest and the most values of the metric that any cell has.
  package var seedsPerCell: (fewest: Int, most: Int)
}

/// A planned run without a usable result.
package struct MissingRun: Hashable, Sendable {
  /// The id.
  package var id: RunID
  /// The cell in words.
  package var cell: String
  /// The seed.
  package var seed: Seed
  /// Why it counts for nothing.
  package var reason: Reason

  /// Why a planned run has no value.
  package enum Reason: Hashable, Sendable {
    /// The ledger does not know the run.
    case notEnrolled
    /// The run has not ended.
    case unfinished(RunState)
    /// The run ended without a result.
    case failed(String)
    /// The run finished, but the declared metric does not exist for it.
    case withoutMetric
  }
}

extension MissingRun.Reason: CustomStringConvertible {
  /// The reason in words.
  package var description: String {
    switch self {
    case .notEnrolled: "not in the ledger"
    case .unfinished(.pending): "not run yet"
    case .unfinished(.leased): "running, or interrupted"
    case .unfinished(.blocked): "waits for runs it learns from"
    case .unfinished(let state): state.rawValue
    case .failed(let reason): "failed: \(reason)"
    case .withoutMetric: "finished without a value of the declared metric"
    }
  }
}

extension MissingRun.Reason {
  /// Whether the run may still finish by itself.
  var isYetToCome: Bool {
    switch self {
    case .notEnrolled, .unfinished: true
    case .failed, .withoutMetric: false
    }
  }
}
