public import FaninRandom
public import FaninStudy
public import FaninTraining
public import Foundation
import GRDB

// A run whose profile learns from others is blocked until all of those are finished. It learns
// once, when it first starts; its lesson stays with it until a refit is asked for.

/// A finished run that another learns from.
public struct SourceRun: Hashable, Sendable {
  /// Its id.
  public let id: RunID
  /// Its recipe.
  public let recipe: Recipe
  /// Its seed.
  public let seed: Seed
  /// The digest of its result.
  public let digest: String

  /// Names a run.
  public init(id: RunID, recipe: Recipe, seed: Seed, digest: String) {
    self.id = id
    self.recipe = recipe
    self.seed = seed
    self.digest = digest
  }
}

extension Ledger {
  /// What a run was taught; nil before it first started, and for one that learns nothing.
  ///
  /// - Throws: ``LedgerError``.
  public func lesson(of run: RunID) throws -> Lesson? {
    try read { db in
      try String.fetchOne(
        db, sql: "SELECT text FROM lesson JOIN run ON number = run WHERE id = ?",
        arguments: [run.hexadecimal]
      ).map(lesson)
    }
  }

  private func lesson(_ text: String) throws -> Lesson {
    do {
      return try Lesson(text: text)
    } catch {
      throw LedgerError.corrupt(path: file.path, detail: "a lesson cannot be read")
    }
  }

  /// The finished runs that a run learns from, by seed, as its study was last planned.
  ///
  /// - Throws: ``LedgerError``.
  public func sources(of run: RunID) throws -> [SourceRun] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT source.id, recipe.text, source.seed, trainedRun.digest
          FROM runSource
          JOIN run AS target ON target.number = runSource.target
          JOIN run AS source ON source.number = runSource.source
          JOIN recipe ON recipe.number = source.recipe
          JOIN trainedRun ON trainedRun.run = source.number
          WHERE target.id = ? AND isPlanned = 1 ORDER BY source.seed, source.number
          """, arguments: [run.hexadecimal]
      ).map { row in
        try SourceRun(
          id: RunID(hexadecimal: row.decode(atIndex: 0)),
          recipe: Recipe(canonicalText: row.decode(atIndex: 1)),
          seed: Seed(stored: row.decode(atIndex: 2)), digest: row.decode(atIndex: 3))
      }
    }
  }

  /// Keeps what a run was taught, unless it was taught before.
  ///
  /// - Returns: The lesson that holds.
  /// - Throws: ``LedgerError/leaseLost(_:)`` and others.
  public func learn(_ lesson: Lesson, under lease: Lease, at now: Date = Date()) throws -> Lesson {
    try write(durable: true) { db in
      let held = try Bool.fetchOne(
        db,
        sql: "SELECT EXISTS (SELECT 1 FROM attempt WHERE token = ? AND outcome IS NULL)",
        arguments: [lease.token])
      guard held == true else { throw LedgerError.leaseLost(lease.run.id) }
      let run = lease.runNumber
      if let earlier = try String.fetchOne(
        db, sql: "SELECT text FROM lesson WHERE run = ?", arguments: [run])
      {
        return try self.lesson(earlier)
      }
      try db.execute(
        sql: "INSERT INTO lesson (run, text, learnedAt) VALUES (?, ?, ?)",
        arguments: [run, lesson.text, now.timeIntervalSince1970])
      try db.execute(
        sql: "UPDATE runSource SET isLearned = isPlanned WHERE target = ?", arguments: [run])
      return lesson
    }
  }

  /// Whether blocked runs may yet become ready: somebody works on the study.
  ///
  /// - Throws: ``LedgerError``.
  public func mayUnblock(study: String?) throws -> Bool {
    try read { db in
      let member = study == nil ? "" : "AND study = :study"
      let isMember = """
        EXISTS (SELECT 1 FROM studyRun
          WHERE studyRun.run = run.number AND isCurrent = 1 \(member))
        """
      return try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (
            SELECT 1 FROM run WHERE state = 'blocked' AND \(Self.isMine) AND \(isMember))
            AND EXISTS (
              SELECT 1 FROM attempt JOIN run ON run.number = attempt.run
              WHERE attempt.outcome IS NULL AND \(isMember))
          """,
        arguments: try study.map { ["study": try number(ofStudy: $0, in: db)] } ?? [:]) ?? false
    }
  }

  // MARK: Within transactions

  /// Notes what runs of a plan wait for, and blocks those that must.
  ///
  /// - Throws: ``LedgerError/otherSources(run:study:)`` when another study has a run that would
  ///   learn from other runs here.
  func enrollSources(
    of plan: Plan, as study: Int64, numbers: [RunID: Int64], in db: Database
  ) throws {
    let forget = try db.cachedStatement(
      sql: "UPDATE runSource SET isPlanned = 0 WHERE target = ?")
    let note = try db.cachedStatement(
      sql: """
        INSERT INTO runSource (target, source, isPlanned, isLearned) VALUES (?, ?, 1, 0)
        ON CONFLICT (target, source) DO UPDATE SET isPlanned = 1
        """)
    let drop = try db.cachedStatement(
      sql: "DELETE FROM runSource WHERE target = ? AND isPlanned = 0 AND isLearned = 0")
    for run in plan.sourceRuns + plan.runs {
      let sources = plan.sources(of: run)
      guard !sources.isEmpty, let target = numbers[run.id] else { continue }
      let planned = Set(sources.compactMap { numbers[$0] })
      if let other = try sharer(of: target, besides: study, learningFromOthersThan: planned, in: db)
      {
        throw LedgerError.otherSources(run: run.id, study: other)
      }
      try forget.execute(arguments: [target])
      for source in sources.compactMap({ numbers[$0] }) {
        try note.execute(arguments: [target, source])
      }
      try drop.execute(arguments: [target])
      try settle(target, in: db)
    }
  }

  /// Another study that has a run and lets it learn from other runs.
  private func sharer(
    of run: Int64, besides study: Int64, learningFromOthersThan planned: Set<Int64>, in db: Database
  ) throws -> String? {
    let find = try db.cachedStatement(
      sql: """
        SELECT name FROM studyRun JOIN study ON study.number = studyRun.study
        WHERE run = ? AND isCurrent = 1 AND study <> ? LIMIT 1
        """)
    guard let name = try String.fetchOne(find, arguments: [run, study]) else { return nil }
    let known = try db.cachedStatement(
      sql: "SELECT source FROM runSource WHERE target = ? AND isPlanned = 1")
    let before = try Set(Int64.fetchAll(known, arguments: [run]))
    return before.isEmpty || before == planned ? nil : name
  }

  /// Blocks a run that waits for others, or makes it pending when it need not.
  func settle(_ run: Int64, in db: Database) throws {
    let waits = try db.cachedStatement(
      sql: """
        SELECT NOT EXISTS (SELECT 1 FROM lesson WHERE run = :run) AND EXISTS (
          SELECT 1 FROM runSource JOIN run ON run.number = source
          WHERE target = :run AND isPlanned = 1 AND state <> 'finished')
        """)
    let state: RunState =
      try Bool.fetchOne(waits, arguments: ["run": run]) == true ? .blocked : .pending
    let move = try db.cachedStatement(
      sql: """
        UPDATE run SET state = :state
        WHERE number = :run AND state IN ('pending', 'blocked') AND state <> :state
        """)
    try move.execute(arguments: ["run": run, "state": state.rawValue])
  }

  /// Makes those runs pending that waited for this one last.
  func settleLearners(of source: Int64, in db: Database) throws {
    let learners = try db.cachedStatement(
      sql: """
        SELECT target FROM runSource JOIN run ON run.number = target
        WHERE source = ? AND isPlanned = 1 AND state = 'blocked'
        """)
    for run in try Int64.fetchAll(learners, arguments: [source]) { try settle(run, in: db) }
  }
}
