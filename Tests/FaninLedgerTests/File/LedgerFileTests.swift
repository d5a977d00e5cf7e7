import FaninLedger
import FaninTestSupport
import Foundation
import GRDB
import Testing

struct LedgerFileTests {
  /// Files that are no ledgers, and what is said of them.
  static let foreign: [(Data, String)] = [
    (Data("study: x\nseeds: 3\n".utf8), "a file of another kind"),
    (Data("x".utf8), "a file of another kind"),
    (Data("SQLite format 3\0 and then nothing of the sort".utf8), "not a database"),
  ]

  @Test(arguments: foreign)
  func `a foreign file is refused and left as it is`(content: Data, found: String) throws {
    try withTemporaryFolder { folder in
      try content.write(to: folder.ledger)

      for access in [Ledger.Access.create, .existing, .readOnly] {
        #expect(throws: LedgerError.notALedger(path: folder.ledger.path, found: found)) {
          try Ledger(at: folder.ledger, for: access)
        }
      }

      #expect(try Data(contentsOf: folder.ledger) == content)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
    }
  }

  @Test func `another program's database is refused and left as it is`() throws {
    try withTemporaryFolder { folder in
      do {
        let other = try DatabaseQueue(path: folder.ledger.path)
        try other.write { db in try db.execute(sql: "CREATE TABLE photo (name TEXT)") }
        try other.close()
      }
      let before = try Data(contentsOf: folder.ledger)

      #expect(
        throws: LedgerError.notALedger(
          path: folder.ledger.path, found: "another program's database")
      ) { try Ledger(at: folder.ledger) }

      #expect(try Data(contentsOf: folder.ledger) == before)
    }
  }

  @Test func `a marked database of another program is refused even when it has no tables`() throws {
    try withTemporaryFolder { folder in
      let other = try DatabaseQueue(path: folder.ledger.path)
      try other.write { db in try db.execute(sql: "PRAGMA application_id = 7") }
      try other.close()

      #expect(throws: LedgerError.self) { try Ledger(at: folder.ledger) }
    }
  }

  @Test func `an empty file becomes a ledger only where one is to be made`() throws {
    try withTemporaryFolder { folder in
      try Data().write(to: folder.ledger)

      #expect(throws: LedgerError.missing(path: folder.ledger.path)) {
        try Ledger(at: folder.ledger, for: .readOnly)
      }
      #expect(try Ledger(at: folder.ledger, for: .create).studies() == [])
    }
  }

  @Test(arguments: [Ledger.Access.existing, .readOnly])
  func `a missing ledger is not made by those who only use one`(access: Ledger.Access) throws {
    try withTemporaryFolder { folder in
      #expect(throws: LedgerError.missing(path: folder.ledger.path)) {
        try Ledger(at: folder.ledger, for: access)
      }
      #expect(!FileManager.default.fileExists(atPath: folder.ledger.path))
    }
  }

  @Test func `a folder is not a ledger, and a missing folder is named`() throws {
    try withTemporaryFolder { folder in
      #expect(throws: LedgerError.isFolder(path: folder.path)) { try Ledger(at: folder) }
      let error = #expect(throws: LedgerError.self) {
        try Ledger(at: folder.appendingPathComponent("none/fanin.sqlite"))
      }
      #expect(error?.description.contains("there is no folder \(folder.path)/none") == true)
    }
  }

  @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
  func `a ledger in a folder that may not be written can be read and not written`() throws {
    try withTemporaryFolder { folder in
      do { _ = try Ledger(at: folder.ledger).enroll(tinyPlan()) }
      let manager = FileManager.default
      try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
      defer { try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path) }

      #expect(try Ledger(at: folder.ledger, for: .readOnly).status().counts.pending == 6)
      #expect(throws: LedgerError.readOnly(path: folder.ledger.path)) {
        try Ledger(at: folder.ledger)
      }
      let other = folder.appendingPathComponent("other.sqlite")
      #expect(throws: LedgerError.readOnly(path: other.path)) { try Ledger(at: other) }
    }
  }

  @Test func `a ledger of a newer fanin is refused with both versions named`() throws {
    try withTemporaryFolder { folder in
      _ = try Ledger(at: folder.ledger)
      let newer = try DatabaseQueue(path: folder.ledger.path)
      try newer.write { db in try db.execute(sql: "PRAGMA user_version = 99") }
      try newer.close()

      let error = #expect(throws: LedgerError.self) { try Ledger(at: folder.ledger) }

      #expect(
        error == .newerSchema(path: folder.ledger.path, found: 99, known: Ledger.schemaVersion))
      #expect(error?.description.contains("update fanin") == true)
    }
  }

  @Test(arguments: ["other/real.sqlite", "missing/../other/real.sqlite"])
  func `a symbolic link is another name of one ledger`(target: String) throws {
    try withTemporaryFolder { folder in
      let files = FileManager.default
      for name in ["other", "missing"] {
        try files.createDirectory(
          at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
      }
      let link = folder.appendingPathComponent("link.sqlite")
      try files.createSymbolicLink(atPath: link.path, withDestinationPath: target)
      let real = folder.appendingPathComponent("other/real.sqlite")

      let ledger = try Ledger(at: link)

      #expect(ledger.url.path == real.path)
      _ = try ledger.enroll(tinyPlan())
      #expect(try Ledger(at: real).studies() == ["tiny"])
      #expect(
        try files.contentsOfDirectory(atPath: folder.path).sorted() == [
          "link.sqlite", "missing", "other",
        ])
    }
  }

  @Test func `a ledger deleted or replaced under its user is an error`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())
      try FileManager.default.removeItem(at: folder.ledger)

      #expect(throws: LedgerError.replaced(path: folder.ledger.path)) { try ledger.finishNext() }
      #expect(throws: LedgerError.replaced(path: folder.ledger.path)) { try ledger.studies() }

      try Data("something else".utf8).write(to: folder.ledger)
      #expect(throws: LedgerError.replaced(path: folder.ledger.path)) { try ledger.studies() }
    }
  }

  @Test func `a log deleted under its user is an error, for the log holds the latest results`()
    throws
  {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())
      try FileManager.default.removeItem(atPath: folder.ledger.path + "-wal")

      #expect(throws: LedgerError.replaced(path: folder.ledger.path)) { try ledger.finishNext() }
    }
  }

  /// Statements no ledger survives as one, and a word of what is said of it.
  static let alterations = [
    ("PRAGMA user_version = -3", "schema version -3"),
    ("PRAGMA user_version = 0", "schema version 0"),
    ("DROP TABLE attempt", "no such table"),
    ("ALTER TABLE run RENAME COLUMN seed TO sead", "no such column"),
  ]

  @Test(arguments: alterations)
  func `an altered schema is damage, not a trap`(statement: String, reason: String) throws {
    try withTemporaryFolder { folder in
      do { _ = try Ledger(at: folder.ledger).enroll(tinyPlan()) }
      let altered = try DatabaseQueue(path: folder.ledger.path)
      try altered.inDatabase { db in
        try db.execute(sql: "PRAGMA foreign_keys = OFF; \(statement)")
      }
      try altered.close()

      let error = #expect(throws: LedgerError.self) {
        try Ledger(at: folder.ledger).records(of: "tiny")
      }

      guard case .corrupt(_, let detail) = error else {
        Issue.record("expected .corrupt, got \(String(describing: error))")
        return
      }
      #expect(detail.contains(reason))
    }
  }

  @Test func `a damaged page is reported, not trapped on`() throws {
    try withTemporaryFolder { folder in
      do { _ = try Ledger(at: folder.ledger).enroll(tinyPlan(seeds: 200)) }
      var bytes = try Data(contentsOf: folder.ledger)
      for index in 8_192..<bytes.count { bytes[index] = 0xA5 }
      try bytes.write(to: folder.ledger)

      let error = #expect(throws: LedgerError.self) {
        try Ledger(at: folder.ledger).records(of: "tiny")
      }
      guard case .corrupt = error else {
        Issue.record("expected .corrupt, got \(String(describing: error))")
        return
      }
    }
  }
}
