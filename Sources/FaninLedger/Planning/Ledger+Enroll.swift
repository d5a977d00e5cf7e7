import FaninData
import FaninRandom
public import FaninStudy
import FaninTopology
import FaninTraining
public import Foundation
import GRDB

extension Ledger {
  /// Makes the runs of a plan known, in one transaction.
  ///
  /// Enrolling again changes nothing; a finished run is never planned twice, and a run that left
  /// the study keeps its result. `resultsSeen` counts results that exist but are not in the ledger.
  ///
  /// - Throws: ``LedgerError``.
  /// - Complexity: O(runs · log runs of the ledger).
  public func enroll(_ plan: Plan, resultsSeen: Int = 0, at now: Date = Date()) throws
    -> Enrollment
  {
    let runs = plan.sourceRuns + plan.runs
    let text = plan.study.canonicalText
    if try read({ try lastDeclaration(ofStudy: plan.study.name, in: $0) }) == text {
      // Most often nothing is new. Then nothing is written, and nobody has to wait: many processes
      // that start at once would hold each other up.
      do {
        return try read { try enroll(plan, runs, resultsSeen: resultsSeen, in: $0, at: now) }
      } catch LedgerError.readOnly {
        // Something is new, and reading refused to write it.
      }
    }
    return try write { try enroll(plan, runs, resultsSeen: resultsSeen, in: $0, at: now) }
  }

  private func lastDeclaration(ofStudy name: String, in db: Database) throws -> String? {
    try String.fetchOne(
      db,
      sql: """
        SELECT text FROM studyDeclaration JOIN study ON study.number = studyDeclaration.study
        WHERE study.name = ? ORDER BY declaredAt DESC, studyDeclaration.number DESC LIMIT 1
        """, arguments: [name])
  }

  /// The same for these runs, those that others learn from first, inside a transaction.
  func enroll(
    _ plan: Plan, _ runs: [PlannedRun], resultsSeen: Int, in db: Database, at now: Date
  ) throws -> Enrollment {
    let study = try enrollStudy(plan.study, in: db, at: now)
    let recipes = try enrollRecipes(of: plan, in: db)
    var enrollment = Enrollment(
      study: plan.study.name, newRuns: [], known: 0, outOfStudy: [], counts: RunCounts(),
      sources: plan.sourceRuns.count, analysis: .first)
    let numbers = try enrollRuns(runs, recipes: recipes, in: db, &enrollment)
    enrollment.outOfStudy = try enrollMembers(
      numbers, sources: enrollment.sources, of: study, in: db, at: now)
    if plan.study.profiles.contains(where: { $0.source != nil }) {
      let ids = zip(runs.map(\.id), numbers)
      try enrollSources(
        of: plan, as: study, numbers: Dictionary(ids, uniquingKeysWith: { first, _ in first }),
        in: db)
      enrollment.counts = try counts(ofStudy: study, in: db)
    } else {
      try countForeign(ofStudy: study, in: db, &enrollment.counts)
    }
    enrollment.imported = try importedRuns(ofStudy: study, in: db)
    enrollment.analysis = try declare(
      plan.study, as: study, resultsSeen: resultsSeen, in: db, at: now)
    return enrollment
  }

  private func enrollStudy(_ study: Study, in db: Database, at now: Date) throws -> Int64 {
    let known = try Row.fetchOne(
      db, sql: "SELECT number, question FROM study WHERE name = ?", arguments: [study.name])
    if let known, try known.decode(forColumn: "question") == study.question {
      return try known.decode(forColumn: "number")
    }
    try db.execute(
      sql: """
        INSERT INTO study (name, question, enrolledAt) VALUES (?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET question = excluded.question
        """, arguments: [study.name, study.question, now.timeIntervalSince1970])
    return try number(ofStudy: study.name, in: db)
  }

  /// Keeps the declaration when it differs from the last one kept.
  private func declare(
    _ study: Study, as number: Int64, resultsSeen: Int, in db: Database, at now: Date
  ) throws -> Enrollment.AnalysisChange {
    let text = study.canonicalText
    let analysis = study.analysis.canonicalText
    let last = try declarationRows(of: number, in: db).last
    if last?.text == text { return .unchanged }
    let finished = try max(resultsSeen, self.resultsSeen(of: number, declaring: text, in: db))
    // A clock that was set back must not put the new declaration before the old one.
    let time = max(now.timeIntervalSince1970, last?.declaredAt ?? 0)
    let digest = DeclarationRow.digest(
      after: last?.digest ?? "", study: study.name, text: text, analysis: analysis,
      declaredAt: time, finishedRuns: finished)
    try db.execute(
      sql: """
        INSERT INTO studyDeclaration (study, text, analysis, declaredAt, finishedRuns, digest)
        VALUES (?, ?, ?, ?, ?, ?)
        """, arguments: [number, text, analysis, time, finished, digest])
    guard let last else { return .first }
    if last.analysis == analysis { return .unchanged }
    return finished == 0 ? .changedBeforeResults : .changedAfterResults
  }

  /// The number of every recipe of the plan, after its data set's.
  private func enrollRecipes(of plan: Plan, in db: Database) throws -> [Recipe: Int64] {
    let encoder = JSONEncoder()
    // Unsorted, they would stand in another order in every process, and change the file for nothing.
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for reference in plan.study.data {
      let text = String(decoding: try encoder.encode(reference), as: UTF8.self)
      let known = try String.fetchOne(
        db, sql: "SELECT reference FROM dataSource WHERE identity = ?",
        arguments: [reference.identity])
      if known == text { continue }
      try db.execute(
        sql: """
          INSERT INTO dataSource (identity, reference) VALUES (?, ?)
          ON CONFLICT (identity) DO UPDATE SET reference = excluded.reference
          """, arguments: [reference.identity, text])
    }
    var numbers: [Recipe: Int64] = [:]
    for recipe in plan.sourceRecipes.map(\.recipe) + plan.cells.map(\.recipe)
    where numbers[recipe] == nil {
      let text = recipe.canonicalText
      let find = try db.cachedStatement(sql: "SELECT number FROM recipe WHERE text = ?")
      if let number = try Int64.fetchOne(find, arguments: [text]) {
        numbers[recipe] = number
        continue
      }
      let insert = try db.cachedStatement(
        sql: "INSERT INTO recipe (text, data, profile, sparsity, topology) VALUES (?, ?, ?, ?, ?)")
      try insert.execute(arguments: [
        text, recipe.data, recipe.profile.description,
        recipe.profile == .dense ? nil : recipe.sparsity, recipe.topology.description,
      ])
      numbers[recipe] = db.lastInsertedRowID
    }
    return numbers
  }

  /// The number of every run of the plan, in order.
  private func enrollRuns(
    _ runs: [PlannedRun], recipes: [Recipe: Int64], in db: Database, _ enrollment: inout Enrollment
  ) throws -> [Int64] {
    let find = try db.cachedStatement(sql: "SELECT number, state FROM run WHERE id = ?")
    let insert = try db.cachedStatement(
      sql: "INSERT INTO run (id, recipe, seed, state) VALUES (?, ?, ?, 'pending')")
    return try runs.map { run in
      if let row = try Row.fetchOne(find, arguments: [run.id.hexadecimal]) {
        enrollment.known += 1
        enrollment.counts[try row.word(atIndex: 1)] += 1
        return try row.decode(atIndex: 0)
      }
      try insert.execute(arguments: [
        run.id.hexadecimal, recipes[run.recipe], run.seed.stored,
      ])
      enrollment.newRuns.append(run.id)
      enrollment.counts.pending += 1
      return db.lastInsertedRowID
    }
  }

  /// Makes the given runs the study's, in that order; the ids of those that are no longer.
  ///
  /// The first `sources` of them are only learned from.
  private func enrollMembers(
    _ numbers: [Int64], sources: Int, of study: Int64, in db: Database, at now: Date
  ) throws -> [RunID] {
    // A position from 0 for the study's own runs, below 0 for those only learned from.
    var positions: [Int64: Int] = [:]
    let members = try Row.fetchCursor(
      db,
      sql: """
        SELECT run, CASE isSource WHEN 1 THEN -1 - position ELSE position END
        FROM studyRun WHERE study = ? AND isCurrent = 1
        """, arguments: [study])
    while let row = try members.next() {
      positions[try row.decode(atIndex: 0)] = try row.decode(atIndex: 1)
    }

    let place = try db.cachedStatement(
      sql: """
        INSERT INTO studyRun (study, run, position, isCurrent, isSource, addedAt)
        VALUES (?, ?, ?, 1, ?, ?)
        ON CONFLICT (study, run) DO UPDATE SET
          position = excluded.position, isCurrent = 1, isSource = excluded.isSource
        """)
    for (index, run) in numbers.enumerated() {
      let isSource = index < sources
      let position = isSource ? index : index - sources
      guard positions.removeValue(forKey: run) != (isSource ? -1 - position : position) else {
        continue
      }
      try place.execute(arguments: [study, run, position, isSource, now.timeIntervalSince1970])
    }
    let remove = try db.cachedStatement(
      sql: "UPDATE studyRun SET isCurrent = 0 WHERE study = ? AND run = ?")
    for run in positions.keys.sorted() { try remove.execute(arguments: [study, run]) }

    return try String.fetchAll(
      db,
      sql: """
        SELECT run.id FROM studyRun JOIN run ON run.number = studyRun.run
        WHERE studyRun.study = ? AND studyRun.isCurrent = 0 ORDER BY studyRun.position, run.id
        """, arguments: [study]
    ).map(RunID.init(hexadecimal:))
  }
}
