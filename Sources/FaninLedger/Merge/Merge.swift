import GRDB

/// One merge of the attached database `source` into `main`, inside a transaction.
///
/// Rows find their counterparts by what they are (a recipe by its text, a run by its id, an attempt
/// by run, worker and time), never by their numbers, which differ between ledgers. Columns that later
/// versions of the schema add travel along, for their names are asked of the file.
struct Merge {
  let db: Database
  /// The paths, for errors.
  let held: String
  let offered: String
  /// Puts the result of a run of `main` aside.
  let supersede: (Int64) throws -> Void
  private(set) var summary = MergeSummary()

  init(
    _ db: Database, held: String, offered: String, supersede: @escaping (Int64) throws -> Void
  ) {
    self.db = db
    self.held = held
    self.offered = offered
    self.supersede = supersede
  }

  mutating func run(at now: Double) throws {
    try findOutdated()
    try findOutdatedImports()
    try refuseContradictions()
    try db.execute(
      sql: """
        INSERT INTO main.dataSource (\(try columns("dataSource"))) SELECT
          \(try columns("dataSource")) FROM source.dataSource
        WHERE true ON CONFLICT (identity) DO UPDATE SET
          dialect = coalesce(dialect, excluded.dialect)
        """)
    try map("recipe", by: ["text"])
    try map("provenance", by: columnNames("provenance").filter { $0 != "number" })
    try map("program", by: columnNames("program").filter { $0 != "number" })
    try map("worker", by: ["pid", "processStart", "boot", "host", "processSpace", "thread"])
    try map("study", by: ["name"])
    try map("foreignSource", by: ["name", "fileDigest"])
    try mergeRuns()
    try mergeAttempts()
    try mergeRefits(at: now)
    try mergeResults(at: now)
    try mergeStudies()
    try mergeImports()
    try mergeLessons()
    try countResultsSeen()
    for table in SealedTable.all { try table.seal(in: db) }
    summary.newVerifications = try insert(
      "verification",
      mapping: ["run": "run", "provenance": "provenance", "program": "program"], orIgnore: true)
    let others = [
      "newResult", "outdatedHere", "outdatedThere", "outdatedImportHere", "outdatedImportThere",
      "earlierResult",
    ]
    for table in Self.maps.map({ "\($0)Map" }) + others {
      try db.execute(sql: "DROP TABLE temp.\(table)")
    }
  }

  private static let maps = [
    "recipe", "provenance", "program", "worker", "study", "foreignSource", "run", "attempt",
  ]

  // MARK: Columns

  /// The names of a table's stored columns.
  private func columnNames(_ table: String) throws -> [String] {
    try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info('\(table)', 'main')")
  }

  private func columns(_ table: String) throws -> String {
    try columnNames(table).joined(separator: ", ")
  }

  // MARK: Counterparts

  /// Takes over the rows `main` lacks, and keeps which number of `source` has which in `main`.
  private func map(_ table: String, by key: [String]) throws {
    let others = try columnNames(table).filter { $0 != "number" }.joined(separator: ", ")
    let matches = key.map { "mine.\($0) IS theirs.\($0)" }.joined(separator: " AND ")
    try db.execute(
      sql: """
        INSERT INTO main.\(table) (\(others)) SELECT \(others) FROM source.\(table) AS theirs
        WHERE NOT EXISTS (SELECT 1 FROM main.\(table) AS mine WHERE \(matches))
        ORDER BY number;
        CREATE TEMP TABLE \(table)Map (theirs INTEGER PRIMARY KEY, mine INTEGER NOT NULL);
        INSERT INTO temp.\(table)Map SELECT theirs.number, mine.number
        FROM source.\(table) AS theirs JOIN main.\(table) AS mine ON \(matches);
        """)
  }

  /// Inserts the rows of a table with their references mapped; returns how many were new.
  @discardableResult
  func insert(
    _ table: String, mapping: KeyValuePairs<String, String>, omitting: Set<String> = ["number"],
    orIgnore: Bool = false, where condition: String = "true"
  ) throws -> Int {
    let references = Dictionary(uniqueKeysWithValues: mapping.map { ($0.key, $0.value) })
    let names = try columnNames(table).filter { !omitting.contains($0) }
    let values = names.map { references[$0] == nil ? "theirs.\($0)" : "\($0)Of.mine" }
    let joins = mapping.map { column, target in
      // One that must have a counterpart and has none is refused by the table.
      "LEFT JOIN temp.\(target)Map AS \(column)Of ON \(column)Of.theirs = theirs.\(column)"
    }
    try db.execute(
      sql: """
        INSERT \(orIgnore ? "OR IGNORE" : "") INTO main.\(table) (\(names.joined(separator: ", ")))
        SELECT \(values.joined(separator: ", ")) FROM source.\(table) AS theirs
        \(joins.joined(separator: "\n")) WHERE \(condition)
        """)
    return db.changesCount
  }

  // MARK: Runs

  private mutating func mergeRuns() throws {
    try db.execute(
      sql: """
        CREATE TEMP TABLE runMap (
          theirs INTEGER PRIMARY KEY, mine INTEGER NOT NULL, isNew INTEGER NOT NULL DEFAULT 0);
        INSERT INTO temp.runMap (theirs, mine)
        SELECT theirs.number, mine.number
        FROM source.run AS theirs JOIN main.run AS mine ON mine.id = theirs.id;
        """)
    let others = try columnNames("run").filter { !["number", "recipe", "state"].contains($0) }
    try db.execute(
      sql: """
        INSERT INTO main.run (recipe, state, \(others.joined(separator: ", ")))
        SELECT recipeOf.mine, iif(state = 'leased', 'pending', state),
          \(others.map { "theirs.\($0)" }.joined(separator: ", "))
        FROM source.run AS theirs
        JOIN temp.recipeMap AS recipeOf ON recipeOf.theirs = theirs.recipe
        WHERE theirs.number NOT IN (SELECT theirs FROM temp.runMap) ORDER BY theirs.number;
        """)
    summary.newRuns = db.changesCount
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO temp.runMap SELECT theirs.number, mine.number, 1
        FROM source.run AS theirs JOIN main.run AS mine ON mine.id = theirs.id;
        """)
  }

  /// Attempts that ended; one under way may yet end here or there.
  private mutating func mergeAttempts() throws {
    let ended = try columnNames("attempt").filter {
      !["token", "run", "worker", "leasedAt"].contains($0)
    }
    // A copy of a ledger may hold as open what has ended in the other.
    try db.execute(
      sql: """
        UPDATE main.attempt SET \(ended.map { "\($0) = theirs.\($0)" }.joined(separator: ", "))
        FROM source.attempt AS theirs
        JOIN temp.runMap AS runOf ON runOf.theirs = theirs.run
        JOIN temp.workerMap AS workerOf ON workerOf.theirs = theirs.worker
        WHERE attempt.outcome IS NULL AND theirs.outcome IS NOT NULL
          AND attempt.run = runOf.mine AND attempt.worker = workerOf.mine
          AND attempt.leasedAt = theirs.leasedAt;
        """)
    summary.newAttempts = try insert(
      "attempt", mapping: ["run": "run", "worker": "worker"], omitting: ["token"],
      where: """
        theirs.outcome IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM main.attempt AS mine WHERE mine.run = runOf.mine
            AND mine.worker = workerOf.mine AND mine.leasedAt = theirs.leasedAt)
        ORDER BY theirs.token
        """)
    try db.execute(
      sql: """
        CREATE TEMP TABLE attemptMap (theirs INTEGER PRIMARY KEY, mine INTEGER NOT NULL);
        INSERT OR IGNORE INTO temp.attemptMap SELECT theirs.token, mine.token
        FROM source.attempt AS theirs
        JOIN temp.runMap AS runOf ON runOf.theirs = theirs.run
        JOIN temp.workerMap AS workerOf ON workerOf.theirs = theirs.worker
        JOIN main.attempt AS mine ON mine.run = runOf.mine AND mine.worker = workerOf.mine
          AND mine.leasedAt = theirs.leasedAt;
        """)
  }

  /// Results, their measurements, and the states that follow from them.
  private mutating func mergeResults(at now: Double) throws {
    try db.execute(
      sql: """
        CREATE TEMP TABLE newResult (run INTEGER PRIMARY KEY);
        INSERT INTO temp.newResult SELECT run FROM source.trainedRun
        WHERE run NOT IN (SELECT run FROM temp.outdatedThere) AND run IN (
          SELECT theirs FROM temp.runMap WHERE mine NOT IN (SELECT run FROM main.trainedRun));
        """)
    try preferFirst()
    summary.newResults = try insert(
      "trainedRun",
      mapping: [
        "run": "run", "attempt": "attempt", "provenance": "provenance", "program": "program",
      ],
      where: "theirs.run IN (SELECT run FROM temp.newResult)")
    let count =
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM source.trainedRun
          WHERE run NOT IN (SELECT run FROM temp.outdatedThere)
          """) ?? 0
    summary.knownResults = count - summary.newResults
    for table in Schema.measurementTables {
      try insert(
        table, mapping: ["run": "run"],
        where: """
          theirs.run IN (
            SELECT run FROM temp.newResult UNION ALL SELECT theirs FROM temp.earlierResult)
          """)
    }
    try moveRuns(at: now)
  }

  /// Keeps, of two attempts that computed the same bits, the one that finished first, and all that
  /// was recorded with it.
  private func preferFirst() throws {
    let others = try columnNames("trainedRun").filter {
      !["run", "attempt", "provenance", "program", "digest", "connections"].contains($0)
    }
    try db.execute(
      sql: """
        CREATE TEMP TABLE earlierResult (theirs INTEGER PRIMARY KEY, mine INTEGER NOT NULL);
        INSERT INTO temp.earlierResult SELECT theirs.run, trainedRun.run
        FROM source.trainedRun AS theirs
        JOIN temp.runMap AS runOf ON runOf.theirs = theirs.run
        JOIN main.trainedRun ON trainedRun.run = runOf.mine
        WHERE (theirs.finishedAt, theirs.rowsDigest)
            < (trainedRun.finishedAt, trainedRun.rowsDigest)
          AND theirs.run NOT IN (SELECT run FROM temp.outdatedThere);
        UPDATE main.trainedRun SET attempt = attemptOf.mine, provenance = provenanceOf.mine,
          program = programOf.mine,
          \(others.map { "\($0) = theirs.\($0)" }.joined(separator: ", "))
        FROM temp.earlierResult AS earlier
        JOIN source.trainedRun AS theirs ON theirs.run = earlier.theirs
        JOIN temp.attemptMap AS attemptOf ON attemptOf.theirs = theirs.attempt
        JOIN temp.provenanceMap AS provenanceOf ON provenanceOf.theirs = theirs.provenance
        LEFT JOIN temp.programMap AS programOf ON programOf.theirs = theirs.program
        WHERE trainedRun.run = earlier.mine;
        """)
    for table in Schema.measurementTables {
      try db.execute(
        sql: "DELETE FROM main.\(table) WHERE run IN (SELECT mine FROM temp.earlierResult)")
    }
  }

  /// Moves runs both ledgers know as no worker may: from any state to finished, and to failed.
  ///
  /// The one trigger that forbids it is taken away for the length of this transaction.
  private func moveRuns(at now: Double) throws {
    let rule = try String.fetchOne(
      db, sql: "SELECT sql FROM main.sqlite_master WHERE name = 'runTransition'")
    guard let rule else { return }
    try db.execute(sql: "DROP TRIGGER main.runTransition")
    let finished = "SELECT mine FROM temp.runMap WHERE theirs IN (SELECT run FROM temp.newResult)"
    try db.execute(
      sql: """
        UPDATE main.attempt SET outcome = 'lost', endedAt = max(leasedAt, ?)
        WHERE outcome IS NULL AND run IN (\(finished))
        """, arguments: [now])
    try db.execute(
      sql: """
        UPDATE main.run SET state = 'finished'
        WHERE number IN (\(finished)) AND state <> 'finished';
        -- An attempt that a copy held as open has ended by now.
        UPDATE main.run SET state = 'pending'
        WHERE state = 'leased' AND number IN (SELECT mine FROM temp.runMap) AND NOT EXISTS (
          SELECT 1 FROM main.attempt WHERE run = main.run.number AND outcome IS NULL);
        UPDATE main.run SET state = 'failed'
        WHERE state IN ('pending', 'blocked') AND number IN (
          SELECT runOf.mine FROM temp.runMap AS runOf
          JOIN source.run AS theirs ON theirs.number = runOf.theirs WHERE theirs.state = 'failed');
        """)
    try db.execute(sql: rule)
  }

  // MARK: Studies

  private func mergeStudies() throws {
    try db.execute(
      sql: """
        INSERT INTO main.studyRun (study, run, position, isCurrent, isSource, addedAt)
        SELECT studyOf.mine, runOf.mine, theirs.position, theirs.isCurrent, theirs.isSource,
          theirs.addedAt
        FROM source.studyRun AS theirs
        JOIN temp.studyMap AS studyOf ON studyOf.theirs = theirs.study
        JOIN temp.runMap AS runOf ON runOf.theirs = theirs.run
        WHERE true ORDER BY 1, 2
        ON CONFLICT (study, run) DO UPDATE SET
          position = min(position, excluded.position),
          isCurrent = max(isCurrent, excluded.isCurrent),
          isSource = min(isSource, excluded.isSource),
          addedAt = min(addedAt, excluded.addedAt);
        """)
    try insert(
      "studyDeclaration", mapping: ["study": "study"],
      where: """
        NOT EXISTS (
          SELECT 1 FROM main.studyDeclaration AS mine WHERE mine.study = studyOf.mine
            AND mine.text = theirs.text AND mine.declaredAt = theirs.declaredAt)
        ORDER BY theirs.declaredAt, theirs.number
        """)
    try insert(
      "look", mapping: ["study": "study"],
      where: """
        NOT EXISTS (
          SELECT 1 FROM main.look AS mine WHERE mine.study = studyOf.mine
            AND mine.command = theirs.command AND mine.lookedAt = theirs.lookedAt)
        ORDER BY theirs.lookedAt, theirs.number
        """)
  }

  /// What one ledger declared, another's results may have been there to suggest.
  private func countResultsSeen() throws {
    try db.execute(
      sql: """
        UPDATE main.studyDeclaration SET finishedRuns = max(finishedRuns, (
          SELECT count(DISTINCT run) FROM \(Ledger.resultsSeen)
            AND since < studyDeclaration.declaredAt))
        WHERE study IN (SELECT mine FROM temp.studyMap)
        """)
  }
}
