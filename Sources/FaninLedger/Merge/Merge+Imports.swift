import GRDB

extension Merge {
  /// Finds the imported results of each ledger that the other has replaced without its knowledge.
  func findOutdatedImports() throws {
    try findOutdatedImports(in: "main", by: "source", as: "outdatedImportHere")
    try findOutdatedImports(in: "source", by: "main", as: "outdatedImportThere")
  }

  private func findOutdatedImports(in one: String, by other: String, as table: String) throws {
    try db.execute(
      sql: """
        CREATE TEMP TABLE \(table) (study INTEGER, run INTEGER, PRIMARY KEY (study, run));
        INSERT INTO temp.\(table) SELECT held.study, held.run
        FROM \(one).foreignResult AS held
        JOIN \(one).run AS run ON run.number = held.run
        JOIN \(one).study AS study ON study.number = held.study
        JOIN \(other).run AS sameRun ON sameRun.id = run.id
        JOIN \(other).study AS sameStudy ON sameStudy.name = study.name
        JOIN \(other).replacedImport AS replaced ON replaced.study = sameStudy.number
          AND replaced.run = sameRun.number AND replaced.digest = held.digest
        WHERE NOT EXISTS (
          SELECT 1 FROM \(one).replacedImport AS known WHERE known.study = held.study
            AND known.run = held.run AND known.digest = held.digest);
        """)
  }

  /// Results from elsewhere, and those that a later import has replaced.
  func mergeImports() throws {
    let mapping: KeyValuePairs = ["study": "study", "run": "run", "source": "foreignSource"]
    try db.execute(
      sql: """
        UPDATE main.foreignSource SET
          importedAt = min(foreignSource.importedAt, theirs.importedAt),
          dialect = coalesce(foreignSource.dialect, theirs.dialect)
        FROM source.foreignSource AS theirs
        JOIN temp.foreignSourceMap AS sourceOf ON sourceOf.theirs = theirs.number
        WHERE foreignSource.number = sourceOf.mine;
        """)
    try preferFirst("replacedImport")
    try insert("replacedImport", mapping: mapping, orIgnore: true)
    try db.execute(
      sql: """
        DELETE FROM main.foreignResult
        WHERE (study, run) IN (SELECT study, run FROM temp.outdatedImportHere)
        """)
    try preferFirst("foreignResult")
    try insert(
      "foreignResult", mapping: mapping, orIgnore: true,
      where: """
        (theirs.study, theirs.run) NOT IN (SELECT study, run FROM temp.outdatedImportThere)
        """)
  }

  /// Names, of two files that held the same result, the one that was imported first.
  private func preferFirst(_ table: String) throws {
    func rank(_ source: String, _ result: String) -> String {
      "(\(source).importedAt, \(source).name, \(source).fileDigest, \(result).line)"
    }
    try db.execute(
      sql: """
        UPDATE main.\(table) SET source = sourceOf.mine, line = theirs.line
        FROM source.\(table) AS theirs
        JOIN temp.studyMap AS studyOf ON studyOf.theirs = theirs.study
        JOIN temp.runMap AS runOf ON runOf.theirs = theirs.run
        JOIN temp.foreignSourceMap AS sourceOf ON sourceOf.theirs = theirs.source
        JOIN main.foreignSource AS offered ON offered.number = sourceOf.mine
        JOIN main.foreignSource AS held
        WHERE \(table).study = studyOf.mine AND \(table).run = runOf.mine
          AND \(table).digest = theirs.digest AND held.number = \(table).source
          AND \(rank("offered", "theirs")) < \(rank("held", table));
        """)
  }
}
