import GRDB

extension Ledger {
  /// Counts runs whose results came from elsewhere as finished.
  ///
  /// For the whole ledger a run counts so when every study that asks for it has such a result.
  func countForeign(ofStudy study: Int64?, in db: Database, _ counts: inout RunCounts) throws {
    let rows = try Row.fetchAll(
      db,
      sql: study == nil
        ? """
        SELECT state, count(*) FROM run
        WHERE state <> 'finished' AND number IN (SELECT run FROM foreignResult)
          AND EXISTS (SELECT 1 FROM studyRun WHERE run = run.number AND isCurrent = 1)
          AND NOT EXISTS (
            SELECT 1 FROM studyRun AS s WHERE s.run = run.number AND isCurrent = 1
              AND (s.study, s.run) NOT IN (SELECT study, run FROM foreignResult))
        GROUP BY state
        """
        : """
        SELECT state, count(*) FROM foreignResult
        JOIN studyRun USING (study, run) JOIN run ON run.number = foreignResult.run
        WHERE foreignResult.study = ? AND isCurrent = 1 AND state <> 'finished' GROUP BY state
        """, arguments: study.map { [$0] } ?? [])
    for row in rows {
      let runs: Int = try row.decode(atIndex: 1)
      counts[try row.word(atIndex: 0)] -= runs
      counts.finished += runs
    }
  }

  /// Runs of a study whose results came from elsewhere.
  func importedRuns(ofStudy study: Int64, in db: Database) throws -> Int {
    try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM foreignResult JOIN studyRun USING (study, run)
        WHERE study = ? AND isCurrent = 1
        """, arguments: [study]) ?? 0
  }
}
