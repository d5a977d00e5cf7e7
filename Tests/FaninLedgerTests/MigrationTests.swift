import FaninLedger
import FaninStudy
import FaninTestSupport
import FaninTraining
import Foundation
import GRDB
import Testing

/// Ledgers of earlier schema versions, kept as the SQL that `sqlite3 .dump` wrote of them.
struct MigrationTests {
  static let fixtures: [URL] = {
    let folder = Bundle.module.resourceURL?.appendingPathComponent("Fixtures")
    let files =
      folder.flatMap {
        try? FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)
      } ?? []
    return files.filter { $0.pathExtension == "sql" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }()

  @Test func `there is a ledger of every earlier version among the fixtures`() {
    #expect(Self.fixtures.map(\.lastPathComponent) == (1..<5).map { "version-\($0).sql" })
  }

  @Test(arguments: fixtures)
  func `an older ledger is brought up to date with all it held`(fixture: URL) throws {
    try withTemporaryFolder { folder in
      // Given a ledger an earlier fanin wrote: eight runs of one study finished or failed, four left
      // it, a run was lost once and is leased again
      try Self.restore(fixture, to: folder.ledger)
      let columns = try Self.columns(of: folder.ledger)
      let before = try Self.rows(of: folder.ledger, columns)

      // When this fanin opens it
      do {
        let ledger = try Ledger(at: folder.ledger, for: .existing)

        // Then it holds the same runs, results and attempts
        let records = try ledger.records(of: "small")
        let left = try ledger.recordsOut(of: "small")
        #expect(records.count == 8 && left.count == 4)
        let states = Dictionary(grouping: records, by: \.state).mapValues(\.count)
        #expect(states == [.finished: 2, .failed: 2, .pending: 4])
        #expect(left.filter { $0.state == .finished }.count == 2)
        #expect(records.first { $0.state == .finished }?.result?.epochs.count == 2)
        #expect(try ledger.declarations(of: "small").map(\.finishedRuns) == [0, 4])
        let status = try ledger.status(of: "long")
        #expect(status.counts.total == 2)

        // And works: the leased run's worker is of another machine start, so it is given back
        try ledger.reap(at: Date(timeIntervalSinceNow: 86_400 * 365 * 100))
        #expect(try ledger.status(of: "long").counts.pending == 2)
      }

      // And nothing that was there has changed but that one attempt
      let after = try Self.rows(of: folder.ledger, columns)
      for (table, rows) in before where !["attempt", "run", "runCount"].contains(table) {
        #expect(after[table] == rows, "\(table)")
      }
      let database = try DatabaseQueue(path: folder.ledger.path)
      let integrity = try database.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
      #expect(integrity == "ok")
    }
  }

  @Test(arguments: fixtures)
  func `an older ledger that cannot be written is refused with the remedy`(fixture: URL) throws {
    try withTemporaryFolder { folder in
      try Self.restore(fixture, to: folder.ledger)
      let files = FileManager.default
      try files.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder.ledger.path)
      try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
      defer { try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path) }
      guard !files.isWritableFile(atPath: folder.ledger.path) else {
        print("skipped: this user may write what is read-only")
        return
      }

      let error = #expect(throws: LedgerError.self) {
        _ = try Ledger(at: folder.ledger, for: .readOnly)
      }

      #expect("\(error as Any)".contains("cannot be brought up to date"))
    }
  }

  /// Makes a database of a dump.
  static func restore(_ fixture: URL, to url: URL) throws {
    let text = try String(contentsOf: fixture, encoding: .utf8)
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let database = try DatabaseQueue(path: url.path, configuration: configuration)
    try database.writeWithoutTransaction { db in try db.execute(sql: text) }
    try database.close()
  }

  /// The columns of every table.
  private static func columns(of url: URL) throws -> [String: [String]] {
    let database = try DatabaseQueue(path: url.path)
    return try database.read { db in
      let tables = try String.fetchAll(
        db,
        sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      return try tables.reduce(into: [:]) { found, table in
        found[table] = try db.columns(in: table).map(\.name)
      }
    }
  }

  /// Every row of these columns as text.
  private static func rows(of url: URL, _ columns: [String: [String]]) throws -> [String: [String]]
  {
    let database = try DatabaseQueue(path: url.path)
    return try database.read { db in
      try columns.reduce(into: [:]) { found, table in
        let names = table.value.joined(separator: ", ")
        found[table.key] = try Row.fetchAll(db, sql: "SELECT \(names) FROM \(table.key)")
          .map { "\($0)" }.sorted()
      }
    }
  }
}
