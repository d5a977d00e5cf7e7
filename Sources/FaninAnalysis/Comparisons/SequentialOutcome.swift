import FaninStatistics
import FaninStudy

/// What a comparison has shown under the study's rule for looking before all seeds are in.
package enum SequentialOutcome: Sendable, Codable {
  /// Watched after every seed.
  case anytime(Evidence)
  /// Judged at the declared looks that enough pairs were there for.
  case looks([Look])

  /// The Bayes factors of all numbers of pairs so far.
  package struct Evidence: Hashable, Sendable, Codable {
    /// The Bayes factor from which one may stop.
    package var threshold: Double
    /// The Bayes factor after the last pair; nil while there is none.
    package var last: Double?
    /// The largest so far; nil while there is none.
    package var largest: Double?
    /// The pairs after which a difference was shown first; nil: not yet.
    package var different: Int?
    /// The pairs after which equivalence within the bound was shown first; nil: not yet.
    package var equivalent: Int?

    init(_ evidence: AnytimeEvidence) {
      threshold = evidence.threshold
      last = evidence.last
      largest = evidence.largest
      different = evidence.different
      equivalent = evidence.equivalent
    }
  }

  /// One declared look.
  package struct Look: Hashable, Sendable, Codable {
    /// The pairs it sees.
    package var pairs: Int
    /// The p-value of the paired t test over them; nil where there is none.
    package var pValue: Double?
    /// The p-value below which a difference is shown.
    package var level: Double
    /// The larger p-value of the two one-sided tests; nil without a bound.
    package var equivalencePValue: Double?
    /// The p-value below which equivalence is shown.
    package var equivalenceLevel: Double
  }

  /// Judges differences in the order in which their seeds were declared.
  ///
  /// α is shared among the `contrasts` of a family; each one-sided test of equivalence has α.
  init?(
    _ pairs: [Comparison.Pair], rule: SequentialRule, contrasts: Int, bound: Double?, alpha: Double
  ) {
    let x = pairs.map(\.treatment)
    let y = pairs.map(\.baseline)
    switch rule {
    case .anytime:
      let evidence = try? AnytimeEvidence(
        zip(x, y).map { $0 - $1 }, contrasts: contrasts, alpha: alpha, bound: bound)
      guard let evidence else { return nil }
      self = .anytime(Evidence(evidence))
    case .looks(let looks, let shape):
      guard let shape = GroupSequentialBoundary.Shape(rawValue: shape.rawValue),
        let boundary = try? GroupSequentialBoundary(
          looks: looks, shape: shape, alpha: alpha / Double(contrasts)),
        // Each one-sided test at α is a two-sided one at 2α of which one tail counts.
        let oneSided = try? GroupSequentialBoundary(
          looks: looks, shape: shape, alpha: min(0.98, 2 * alpha))
      else { return nil }
      self = .looks(
        looks.indices.filter { looks[$0] <= pairs.count }.map { index in
          let (seen, other) = (Array(x.prefix(looks[index])), Array(y.prefix(looks[index])))
          return Look(
            pairs: looks[index], pValue: (try? TTest.paired(seen, other))?.pValue,
            level: boundary.levels[index],
            equivalencePValue: bound.flatMap {
              (try? EquivalenceTest.paired(seen, other, low: -$0, high: $0))?.pValue
            },
            equivalenceLevel: oneSided.levels[index] / 2)
        })
    }
  }

  /// The pairs after which a difference was shown first; nil: not yet.
  package var different: Int? {
    switch self {
    case .anytime(let evidence): evidence.different
    case .looks(let looks): looks.first { ($0.pValue ?? 1) < $0.level }?.pairs
    }
  }

  /// The pairs after which equivalence was shown first; nil: not yet.
  package var equivalent: Int? {
    switch self {
    case .anytime(let evidence): evidence.equivalent
    case .looks(let looks):
      looks.first { ($0.equivalencePValue ?? 1) < $0.equivalenceLevel }?.pairs
    }
  }
}
