import FaninTestSupport
import Foundation
import GRDB

/// What a ledger knows of the study of thirty runs.
struct ThirtyRuns {
  /// The digest of every finished run, as `fanin export` tells it.
  let digests: [String: String]
  /// Attempts by what became of them.
  let attempts: [String: Int]
  /// What SQLite finds wrong with the file: `ok`.
  let integrity: String

  /// The digests of runs that nothing broke.
  static let unbroken = Result {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.thirty, to: "thirty.yaml")
      try command.run("run", "thirty.yaml")
      return try ThirtyRuns(in: folder).digests
    }
  }

  init(in folder: URL) throws {
    let table = try BuiltCommand(folder: folder).run("export", "thirty.yaml").output
    let rows = table.split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    digests = Dictionary(
      rows.compactMap { row in row.last.flatMap { $0.isEmpty ? nil : (row[0], $0) } },
      uniquingKeysWith: { first, _ in first })
    let database = try DatabaseQueue(path: folder.path + "/fanin.sqlite")
    (attempts, integrity) = try database.read { db in
      let outcomes = try Row.fetchAll(
        db, sql: "SELECT coalesce(outcome, 'open'), count(*) FROM attempt GROUP BY outcome")
      return (
        Dictionary(uniqueKeysWithValues: outcomes.map { ($0[0], $0[1]) }),
        try String.fetchOne(db, sql: "PRAGMA integrity_check") ?? ""
      )
    }
  }
}
