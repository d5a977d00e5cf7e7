package import FaninRandom
package import FaninStudy

/// What a study planned and what became of it.
package struct DesignSummary: Sendable, Codable {
  /// Combinations of factors.
  package var cells: Int
  /// Planned runs.
  package var planned: Int
  /// Runs with a usable result.
  package var finished: Int
  /// Runs without one, in the plan's order.
  package var missing: [MissingRun]
}

/// A planned run without a usable result.
package struct MissingRun: Hashable, Sendable, Codable {
  /// The id.
  package var id: RunID
  /// The cell.
  package var cell: Levels
  /// The seed.
  package var seed: Seed
  /// Why it counts for nothing.
  package var reason: Reason

  /// Why a planned run has no value.
  package enum Reason: Hashable, Sendable, Codable {
    /// The ledger does not know the run.
    case notEnrolled
    /// Nobody has begun it.
    case notRun
    /// It runs, or was interrupted.
    case underWay
    /// It waits for runs it learns from.
    case blocked
    /// The run ended without a result, for a reason in words.
    case failed(String)
    /// The run finished, but the declared metric does not exist for it.
    case withoutMetric

    /// Whether the run may still finish by itself.
    package var isYetToCome: Bool {
      switch self {
      case .notEnrolled, .notRun, .underWay, .blocked: true
      case .failed, .withoutMetric: false
      }
    }
  }
}

extension DesignSummary {
  /// Counts planned and finished runs and names the missing ones.
  init(_ cells: [CellResults]) {
    self.cells = cells.count
    planned = cells.reduce(0) { $0 + $1.runs.count }
    missing = cells.flatMap { cell in
      cell.runs.compactMap { run in
        run.missingReason.map { reason in
          MissingRun(id: run.id, cell: cell.cell, seed: run.seed, reason: reason)
        }
      }
    }
    finished = planned - missing.count
  }
}
