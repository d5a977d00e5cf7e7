public import Foundation
import GRDB

// Whether a declaration came before results is a question of the seeds it declares: a study may
// confirm on seeds that nobody has looked at, whatever it has learned from others.

extension Ledger {
  /// The results of a declaration's study that are of seeds it declares, whether or not their runs
  /// are still the study's; to be put after `FROM`, in statements that name the declaration.
  static let resultsSeen = """
    main.result_seen JOIN main.run ON run.number = result_seen.run
    WHERE result_seen.study = studyDeclaration.study AND printf('%u', run.seed) IN (
      SELECT value FROM json_each(studyDeclaration.text, '$.seeds'))
    """

  /// The results there are of a study as it declares itself now.
  func resultsSeen(of study: Int64, declaring text: String, in db: Database) throws -> Int {
    try Int.fetchOne(
      db,
      sql: """
        WITH studyDeclaration (study, text) AS (SELECT ?, ?)
        SELECT count(DISTINCT run) FROM studyDeclaration, \(Self.resultsSeen)
        """, arguments: [study, text]) ?? 0
  }

  /// Notes that results of so many runs of a study had been seen elsewhere within the second of a
  /// moment: what was declared later was declared with them in view.
  ///
  /// - Throws: ``LedgerError/unknownStudy(name:known:)`` and others.
  public func recordResultsSeen(_ runs: Int, of study: String, at moment: Date) throws {
    let end = moment.timeIntervalSince1970.rounded(.down) + 1
    try write { db in
      let study = try number(ofStudy: study, in: db)
      // Chained anew below, an edited history would be signed.
      let isNews = try declarationRows(of: study, in: db).contains {
        $0.declaredAt >= end && $0.finishedRuns < runs
      }
      guard isNews else { return }
      try db.execute(
        sql: """
          UPDATE studyDeclaration SET finishedRuns = max(finishedRuns, ?)
          WHERE study = ? AND declaredAt >= ?
          """, arguments: [runs, study, end])
      try chainDeclarations(of: study, in: db)
    }
  }
}
