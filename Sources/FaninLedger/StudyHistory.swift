public import FaninStudy
import GRDB

/// What a ledger knows of a study beside its runs: all of it that a report repeats.
public struct StudyHistory: Hashable, Sendable, Codable {
  /// Every declaration, the first one first.
  public var declarations: [StudyDeclaration]
  /// Runs that were in the study and no longer are.
  public var left: Left
  /// What became of runs that were executed again.
  public var verification: VerificationSummary

  /// Runs that left a study; their results stay in the ledger.
  public struct Left: Hashable, Sendable, Codable {
    /// How many.
    public var runs = 0
    /// Those of them with a result.
    public var finished = 0

    /// No run left.
    public init() {}
  }

  /// Creates a history.
  public init(
    declarations: [StudyDeclaration], left: Left = Left(),
    verification: VerificationSummary = VerificationSummary([])
  ) {
    self.declarations = declarations
    self.left = left
    self.verification = verification
  }
}

/// Verifications in numbers, without times and names of machines.
public struct VerificationSummary: Hashable, Sendable, Codable {
  /// Runs executed again, each time counted.
  public var reruns: Int
  /// Those of them with the same bits.
  public var identical: Int
  /// Different runs among them.
  public var runs: Int
  /// Different machines that executed them.
  public var machines: Int
  /// Those with other bits.
  public var differing: [Difference]

  /// A run that gave other bits.
  public struct Difference: Hashable, Sendable, Codable {
    /// The run.
    public var run: RunID
    /// The digest the ledger held.
    public var expected: String
    /// The digest found.
    public var found: String
  }

  /// Counts verifications.
  public init(_ verifications: [Verification]) {
    reruns = verifications.count
    identical = verifications.count { $0.agrees }
    runs = Set(verifications.map(\.run)).count
    machines = Set(verifications.map(\.host)).count
    differing = verifications.filter { !$0.agrees }.map {
      Difference(run: $0.run, expected: $0.expected, found: $0.found)
    }
  }
}

extension Ledger {
  /// What is known of a study beside its runs.
  ///
  /// - Throws: ``LedgerError/unknownStudy(name:known:)`` and others.
  public func history(of study: String) throws -> StudyHistory {
    let declarations = try declarations(of: study)
    return try read { db in
      let number = try number(ofStudy: study, in: db)
      var left = StudyHistory.Left()
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT count(*), count(*) FILTER (WHERE state = 'finished') FROM studyRun
          JOIN run ON run.number = studyRun.run WHERE study = ? AND isCurrent = 0
          """, arguments: [number])
      if let row { (left.runs, left.finished) = (row[0], row[1]) }
      return StudyHistory(
        declarations: declarations, left: left,
        verification: VerificationSummary(try verifications(of: number, in: db)))
    }
  }
}
