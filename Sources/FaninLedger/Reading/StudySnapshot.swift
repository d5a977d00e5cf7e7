public import FaninStudy
import GRDB

/// Everything a report tells of a study, as it stood at one moment.
public struct StudySnapshot: Sendable {
  /// All runs of the study, in plan order.
  public var records: [RunRecord]
  /// Every declaration, the first one first.
  public var declarations: [StudyDeclaration]
  /// Every look at results, the first one first.
  public var looks: [StudyLook]
  /// What became of runs that were executed again.
  public var verification: VerificationSummary
  /// Runs that have learned from others than those the study names by now.
  public var staleRuns: Set<RunID>
  /// What stands around the study in the ledger.
  public var surroundings: StudySurroundings
}

extension Ledger {
  /// Reads all that a report needs in one transaction, so that its parts agree.
  ///
  /// - Throws: ``LedgerError/unknownStudy(name:known:)`` and others.
  /// - Complexity: O(runs · epochs), in a fixed number of queries.
  public func snapshot(of study: String) throws -> StudySnapshot {
    try read { db in
      let number = try number(ofStudy: study, in: db)
      try checkHistory(of: number, in: db)
      return StudySnapshot(
        records: try intactRecords(of: number, in: db),
        declarations: try declarations(of: number, in: db),
        looks: try looks(at: number, in: db),
        verification: VerificationSummary(try verifications(of: number, in: db)),
        staleRuns: try staleRuns(of: number, in: db),
        surroundings: try surroundings(of: number, in: db))
    }
  }
}
