public import FaninStudy
import FaninTraining
import GRDB

/// What a ledger holds of a plan's runs already, whichever studies they belong to.
public struct KnownResults: Hashable, Sendable {
  /// Runs of the plan's cells, or of its study at the plan's seeds, that have a result.
  public var finished = 0
  /// Runs shared with other studies, by the other study's name.
  public var shared: [String: Int] = [:]
  /// What the plan's study has declared, the first one first.
  public var declarations: [StudyDeclaration] = []

  /// What a ledger that is not there holds.
  public init() {}
}

extension Ledger {
  /// What is known of a plan's runs, without enrolling them.
  ///
  /// - Throws: ``LedgerError``.
  /// - Complexity: O(cells + runs known already).
  public func knownResults(of plan: Plan) throws -> KnownResults {
    let seeds = "[\(plan.study.seeds.map { String($0.stored) }.joined(separator: ","))]"
    return try read { db in
      let finished = try db.cachedStatement(
        sql: """
          SELECT count(*) FROM recipe JOIN run ON run.recipe = recipe.number
          WHERE recipe.text = ? AND run.seed IN (SELECT value FROM json_each(?))
            AND (state = 'finished' OR EXISTS (
              SELECT 1 FROM foreignResult JOIN study ON study.number = foreignResult.study
              WHERE foreignResult.run = run.number AND study.name = ?))
          """)
      let shared = try db.cachedStatement(
        sql: """
          SELECT study.name, count(*) FROM recipe JOIN run ON run.recipe = recipe.number
          JOIN studyRun ON studyRun.run = run.number AND studyRun.isCurrent = 1
          JOIN study ON study.number = studyRun.study
          WHERE recipe.text = ? AND run.seed IN (SELECT value FROM json_each(?))
            AND study.name <> ?
          GROUP BY study.name
          """)
      var known = KnownResults()
      for cell in plan.cells {
        let arguments: StatementArguments = [cell.recipe.canonicalText, seeds, plan.study.name]
        known.finished += try Int.fetchOne(finished, arguments: arguments) ?? 0
        let rows = try Row.fetchCursor(shared, arguments: arguments)
        while let row = try rows.next() {
          known.shared[try row.decode(atIndex: 0), default: 0] += try row.decode(
            Int.self, atIndex: 1)
        }
      }
      let study = try Int64.fetchOne(
        db, sql: "SELECT number FROM study WHERE name = ?", arguments: [plan.study.name])
      if let study {
        known.declarations = try declarations(of: study, in: db)
        known.finished = max(
          known.finished, try resultsSeen(of: study, declaring: plan.study.canonicalText, in: db))
      }
      return known
    }
  }
}
