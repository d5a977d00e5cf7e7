import FaninStudy
import GRDB

extension Merge {
  /// Throws where a run of both ledgers has results that differ.
  func refuseContradictions() throws {
    func clause(_ row: Row, _ side: String, _ path: String) throws -> String {
      let digest: String = try row.decode(forColumn: "\(side)Digest")
      let by: String = try row.decode(forColumn: "\(side)By")
      return "digest \(digest.prefix(16))… of \(by) in \(path)"
    }
    func by(_ provenance: String) -> String {
      "\(provenance).version || ' ' || \(provenance).build || ' on ' || \(provenance).instructionSet"
    }
    var rows = try Row.fetchAll(
      db,
      sql: """
        SELECT mine.id, a.digest AS mineDigest, b.digest AS theirsDigest,
          \(by("p")) AS mineBy, \(by("q")) AS theirsBy
        FROM source.trainedRun AS b
        JOIN source.run AS theirs ON theirs.number = b.run
        JOIN main.run AS mine ON mine.id = theirs.id
        JOIN main.trainedRun AS a ON a.run = mine.number
        JOIN main.provenance AS p ON p.number = a.provenance
        JOIN source.provenance AS q ON q.number = b.provenance
        WHERE (a.digest <> b.digest OR a.connections <> b.connections)
          AND a.run NOT IN (SELECT run FROM temp.outdatedHere)
          AND b.run NOT IN (SELECT run FROM temp.outdatedThere)
        ORDER BY mine.id
        """)
    rows += try Row.fetchAll(
      db,
      sql: """
        SELECT mine.id, a.digest AS mineDigest, b.digest AS theirsDigest,
          p.name || ', ' || ms.name AS mineBy, q.name || ', ' || ms.name AS theirsBy
        FROM source.foreignResult AS b
        JOIN source.run AS theirs ON theirs.number = b.run
        JOIN source.study AS ts ON ts.number = b.study
        JOIN main.run AS mine ON mine.id = theirs.id
        JOIN main.study AS ms ON ms.name = ts.name
        JOIN main.foreignResult AS a ON a.run = mine.number AND a.study = ms.number
        JOIN main.foreignSource AS p ON p.number = a.source
        JOIN source.foreignSource AS q ON q.number = b.source
        WHERE a.digest <> b.digest
          AND (a.study, a.run) NOT IN (SELECT study, run FROM temp.outdatedImportHere)
          AND (b.study, b.run) NOT IN (SELECT study, run FROM temp.outdatedImportThere)
        ORDER BY mine.id
        """)
    guard rows.isEmpty else {
      throw LedgerError.contradictory(
        try rows.map { row in
          try Contradiction(
            run: RunID(hexadecimal: row.decode(forColumn: "id")), held: clause(row, "mine", held),
            offered: clause(row, "theirs", offered))
        })
    }
  }
}
