public import FaninData
public import FaninStudy
import FaninTraining
public import Foundation
import GRDB

extension Ledger {
  /// The data sets of those runs of a plan that are still to be trained, enrolled or not.
  ///
  /// - Throws: ``LedgerError``.
  public func unfinishedData(of plan: Plan) throws -> [DataReference] {
    let runs = plan.sourceRuns + plan.runs
    let unfinished: Set<String> = try read { db in
      let find = try db.cachedStatement(
        sql: """
          SELECT 1 FROM run WHERE id = ? AND (state IN ('finished', 'failed') OR EXISTS (
            SELECT 1 FROM foreignResult JOIN study ON study.number = foreignResult.study
            WHERE foreignResult.run = run.number AND study.name = ?))
          """)
      return try runs.reduce(into: []) { identities, run in
        // A data set that is needed anyway needs no second reason.
        guard !identities.contains(run.recipe.data) else { return }
        let arguments: StatementArguments = [run.id.hexadecimal, plan.study.name]
        guard try Row.fetchOne(find, arguments: arguments) == nil else { return }
        identities.insert(run.recipe.data)
      }
    }
    return plan.study.data.filter { unfinished.contains($0.identity) }
  }

  /// Every data set the ledger knows, those that a study declared last first.
  ///
  /// - Throws: ``LedgerError``.
  public func dataReferences() throws -> [DataReference] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          WITH declared AS (
            SELECT value AS identity, max(declaredAt) AS moment
            FROM studyDeclaration, json_each(studyDeclaration.text, '$.data') GROUP BY value)
          SELECT reference FROM dataSource LEFT JOIN declared USING (identity)
          ORDER BY moment DESC, identity
          """
      ).map { try JSONDecoder().decode(DataReference.self, from: Data($0.utf8)) }
    }
  }

  /// The data sets of all runs of the ledger that are still to be trained.
  ///
  /// - Throws: ``LedgerError``.
  public func unfinishedData() throws -> [DataReference] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT reference FROM dataSource WHERE identity IN (
            SELECT recipe.data FROM run JOIN recipe ON recipe.number = run.recipe
            WHERE run.state IN ('pending', 'leased', 'blocked') AND EXISTS (
              SELECT 1 FROM studyRun WHERE studyRun.run = run.number AND isCurrent = 1
                AND (study, run) NOT IN (SELECT study, run FROM foreignResult)))
          ORDER BY identity
          """
      ).map { try JSONDecoder().decode(DataReference.self, from: Data($0.utf8)) }
    }
  }

  /// Whether workers of other processes hold runs, of one study or of any.
  ///
  /// - Throws: ``LedgerError``.
  public func othersWork(on study: String?, besides process: WorkerProcess = .current) throws
    -> Bool
  {
    try read { db in
      let member = study == nil ? "" : "AND study = :study"
      return try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (
            SELECT 1 FROM attempt JOIN worker ON worker.number = attempt.worker
            JOIN run ON run.number = attempt.run
            WHERE attempt.outcome IS NULL AND \(Self.isMine)
              AND (worker.pid, worker.processStart, worker.boot, worker.host, worker.processSpace)
                <> (:pid, :start, :boot, :host, :space)
              AND EXISTS (
                SELECT 1 FROM studyRun
                WHERE studyRun.run = attempt.run AND isCurrent = 1 \(member)))
          """,
        arguments: [
          "pid": process.pid, "start": process.start, "boot": process.boot,
          "host": process.host, "space": process.processSpace,
        ] + (try study.map { ["study": try number(ofStudy: $0, in: db)] } ?? [:])) ?? false
    }
  }

  /// Whether a run may still be trained; also true of one the ledger does not know.
  ///
  /// - Throws: ``LedgerError``.
  public func isUnfinished(_ run: RunID) throws -> Bool {
    try read { db in
      let find = try db.cachedStatement(
        sql: "SELECT 1 FROM run WHERE id = ? AND state IN ('finished', 'failed')")
      return try Row.fetchOne(find, arguments: [run.hexadecimal]) == nil
    }
  }

  /// The tokens of all attempts under way.
  ///
  /// - Throws: ``LedgerError``.
  public func openTokens() throws -> Set<Int64> {
    try read { db in
      try Set(Int64.fetchAll(db, sql: "SELECT token FROM attempt WHERE outcome IS NULL"))
    }
  }

  /// Whether runs are pending that nobody may take yet, because they were just lost.
  ///
  /// - Throws: ``LedgerError``.
  public func runsWait(of study: String?, at now: Date = Date()) throws -> Bool {
    try status(of: study, at: now).waiting > 0
  }
}
