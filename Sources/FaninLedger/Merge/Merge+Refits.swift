import GRDB

// A refit puts a result aside together with the lesson it was drawn from. One ledger may know of it
// while the other still holds that lesson and its result as current: those are history then, neither
// a contradiction nor what the run is worth now.

extension Merge {
  /// Finds the runs of each ledger whose lesson the other has superseded without its knowledge.
  func findOutdated() throws {
    try findOutdated(in: "main", by: "source", as: "outdatedHere")
    try findOutdated(in: "source", by: "main", as: "outdatedThere")
  }

  private func findOutdated(in one: String, by other: String, as table: String) throws {
    try db.execute(
      sql: """
        CREATE TEMP TABLE \(table) (run INTEGER PRIMARY KEY);
        INSERT INTO temp.\(table) SELECT DISTINCT held.run
        FROM \(one).lesson AS held
        JOIN \(one).run AS run ON run.number = held.run
        JOIN \(other).run AS same ON same.id = run.id
        JOIN \(other).supersededRun AS refitted
          ON refitted.run = same.number AND refitted.lesson = held.text
        WHERE NOT EXISTS (
          SELECT 1 FROM \(one).supersededRun AS known
          WHERE known.run = held.run AND known.lesson = held.text);
        """)
  }

  /// Puts aside here what the other ledger has put aside; whoever trains with such a lesson has lost
  /// the run.
  func mergeRefits(at now: Double) throws {
    try insert(
      "supersededRun", mapping: ["run": "run", "attempt": "attempt"], omitting: [], orIgnore: true)
    for run in try Int64.fetchAll(db, sql: "SELECT run FROM temp.outdatedHere ORDER BY run") {
      try supersede(run)
    }
    try db.execute(
      sql: """
        DELETE FROM main.lesson WHERE run IN (SELECT run FROM temp.outdatedHere);
        UPDATE main.runSource SET isLearned = 0
        WHERE target IN (SELECT run FROM temp.outdatedHere);
        """)
    try db.execute(
      sql: """
        UPDATE main.attempt SET outcome = 'lost', endedAt = max(leasedAt, ?)
        WHERE outcome IS NULL AND run IN (SELECT run FROM temp.outdatedHere)
        """, arguments: [now])
    try db.execute(
      sql: """
        UPDATE main.run SET state = 'pending'
        WHERE state IN ('leased', 'finished') AND number IN (SELECT run FROM temp.outdatedHere)
        """)
  }
}
