import GRDB

extension Merge {
  /// What runs learned from others, and which of them still wait.
  func mergeLessons() throws {
    try db.execute(
      sql: """
        -- A result stands with the lesson it was drawn from.
        DELETE FROM main.lesson WHERE run IN (
          SELECT mine FROM temp.runMap WHERE theirs IN (SELECT run FROM temp.newResult));
        -- What was learned from follows the lesson that is kept.
        UPDATE main.runSource SET isLearned = 0 WHERE target NOT IN (SELECT run FROM main.lesson);
        INSERT INTO main.runSource (target, source, isPlanned, isLearned)
        SELECT targetOf.mine, sourceOf.mine, theirs.isPlanned,
          theirs.isLearned AND targetOf.mine NOT IN (SELECT run FROM main.lesson)
            AND theirs.target NOT IN (SELECT run FROM temp.outdatedThere)
        FROM source.runSource AS theirs
        JOIN temp.runMap AS targetOf ON targetOf.theirs = theirs.target
        JOIN temp.runMap AS sourceOf ON sourceOf.theirs = theirs.source
        WHERE true ORDER BY 1, 2
        ON CONFLICT (target, source) DO UPDATE SET
          isPlanned = max(isPlanned, excluded.isPlanned),
          isLearned = max(isLearned, excluded.isLearned);
        """)
    try insert(
      "lesson", mapping: ["run": "run"], omitting: [], orIgnore: true,
      where: "theirs.run NOT IN (SELECT run FROM temp.outdatedThere)")
    let waits = """
      NOT EXISTS (SELECT 1 FROM main.lesson WHERE lesson.run = run.number) AND EXISTS (
        SELECT 1 FROM main.runSource JOIN main.run AS origin ON origin.number = runSource.source
        WHERE runSource.target = run.number AND isPlanned = 1 AND origin.state <> 'finished')
      """
    try db.execute(
      sql: """
        UPDATE main.run SET state = 'pending' WHERE state = 'blocked' AND NOT (\(waits));
        UPDATE main.run SET state = 'blocked' WHERE state = 'pending' AND \(waits);
        """)
  }
}
