import FaninRandom
import FaninStatistics
package import FaninStudy
import FaninTraining

/// What became of results: those of a reference against those that came later, cell by cell.
package struct ResultsDifference: Sendable {
  /// The cells of the studies that both have, in the order of the reference; new cells last.
  package let cells: [Cell]
  /// Studies of the reference that the other side does not have.
  package let missingStudies: [String]
  /// What is compared.
  package let metric: Metric
  /// The largest difference that counts as none, in the metric's unit; nil: only the same bits do.
  package let bound: Double?
  /// The size of the tests.
  package let alpha: Double

  /// One cell of a study on both sides.
  package struct Cell: Sendable {
    /// The study.
    package let study: String
    /// What tells the cell apart.
    package let levels: Levels
    /// Later − reference, paired by seed.
    package let comparison: Comparison
    /// The t interval of the mean difference at level 1 − 2α, which two one-sided tests go by; nil
    /// where there is no spread.
    package let interval: Bounds?
    /// The pairs whose digests and values agree.
    package let sameBits: Int
    /// Finished runs of the reference without a partner.
    package let missing: Int
    /// Finished runs without a partner in the reference.
    package let new: Int
    /// What may be said.
    package let outcome: Outcome
  }

  /// What may be said of a cell.
  package enum Outcome: String, Sendable, Codable, CaseIterable {
    /// Every run has the digest and the value it had.
    case sameBits = "same bits"
    /// The bits changed; a difference as large as the bound is excluded.
    case equivalent
    /// The bits changed, and no bound was given or a difference as large is not excluded.
    case different
    /// Nothing to compare: the cell, or its results, are missing from the later side.
    case missing
    /// Nothing to compare: the reference has no such results.
    case new
  }

  /// Whether something of the reference is changed or missing.
  package var differs: Bool {
    !missingStudies.isEmpty
      || cells.contains { $0.missing > 0 || $0.outcome == .different || $0.outcome == .missing }
  }

  /// Compares two collections of results.
  ///
  /// The difference of a cell is tested by two one-sided paired t tests at `alpha` each, a cell at a
  /// time. Where all pairs differ alike there is nothing to estimate: the difference is what it is.
  ///
  /// - Units: `bound`, the largest difference that counts as none, is in the metric's own.
  package init(
    _ reference: SavedResults, _ later: SavedResults, metric: Metric, bound: Double?,
    alpha: Double = 0.05, onlyCommon: Bool = false
  ) {
    self.metric = metric
    self.bound = bound
    self.alpha = alpha
    var cells: [Cell] = []
    var missingStudies: [String] = []
    for study in reference.studies {
      guard let other = later.studies.first(where: { $0.name == study.name }) else {
        missingStudies.append(study.name)
        continue
      }
      let partners = Dictionary(
        other.cells.map { ($0.cell, $0) }, uniquingKeysWith: { first, _ in first })
      let known = Set(study.cells.map(\.cell))
      let pairs =
        study.cells.map { ($0, partners[$0.cell] ?? CellResults(cell: $0.cell, runs: [])) }
        + other.cells.filter { !known.contains($0.cell) }
        .map { (CellResults(cell: $0.cell, runs: []), $0) }
      cells += pairs.compactMap { old, new in
        Cell(study: study.name, old, new, bound: bound, alpha: alpha, onlyCommon: onlyCommon)
      }
    }
    self.cells = cells
    self.missingStudies = onlyCommon ? [] : missingStudies
  }
}

extension ResultsDifference.Cell {
  /// Judges a cell; nil where no side has results that count.
  fileprivate init?(
    study: String, _ old: CellResults, _ new: CellResults, bound: Double?, alpha: Double,
    onlyCommon: Bool
  ) {
    var analysis = AnalysisDeclaration(families: [])
    analysis.alpha = alpha
    let comparison = Comparison(
      block: Levels(), treatment: new, baseline: old, observed: nil, bound: bound,
      analysis: analysis)
    let (before, after) = (old.results, new.results)
    let same = before.count { after[$0.key] == $0.value }
    let lost = before.keys.count { after[$0] == nil }
    let added = after.keys.count { before[$0] == nil }
    let common = before.count - lost
    guard onlyCommon ? common > 0 : !before.isEmpty || !after.isEmpty else { return nil }
    self.study = study
    levels = old.cell
    self.comparison = comparison
    sameBits = same
    interval = try? TTest.paired(
      comparison.pairs.map(\.treatment), comparison.pairs.map(\.baseline),
      alternative: .twoSided, confidence: 1 - 2 * alpha
    ).bounds
    (missing, self.new) = onlyCommon ? (0, 0) : (lost, added)
    outcome =
      if common == 0 {
        before.isEmpty ? .new : .missing
      } else if same == common {
        .sameBits
      } else {
        comparison.isWithin(bound) ? .equivalent : .different
      }
  }
}

/// What a run came to.
private struct Kept: Equatable {
  let digest: String
  let value: Double?
}

extension CellResults {
  /// What the finished runs came to, by seed.
  fileprivate var results: [Seed: Kept] {
    Dictionary(
      runs.compactMap { run in
        run.result.map { (run.seed, Kept(digest: $0.digest, value: run.value)) }
      }, uniquingKeysWith: { first, _ in first })
  }
}

extension TTest {
  fileprivate var bounds: Bounds { Bounds(interval) }
}

extension Comparison {
  /// Whether a difference as large as the bound is excluded.
  fileprivate func isWithin(_ bound: Double?) -> Bool {
    guard let bound else { return false }
    switch outcome {
    case .tested(let difference): return difference.isEquivalent
    case .untested(.identicalPairs, _): return true
    case .untested(.constantDifference, let estimate): return abs(estimate ?? .infinity) <= bound
    case .untested: return false
    }
  }
}
