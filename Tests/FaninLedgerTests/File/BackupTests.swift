import FaninLedger
import FaninTestSupport
import Foundation
import Testing

struct BackupTests {
  @Test func `a backup holds the latest results, which a copied file has not`() throws {
    try withTemporaryFolder { folder in
      // Given a ledger in use
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())
      try ledger.finishNext()
      let (backup, copy) = (
        folder.appendingPathComponent("backup.sqlite"), folder.appendingPathComponent("copy.sqlite")
      )

      // When it is backed up, and copied without its log
      try ledger.backup(to: backup)
      try FileManager.default.copyItem(at: folder.ledger, to: copy)

      // Then the backup is one file with everything, and the copy says what it is
      #expect(try Ledger(at: backup, for: .readOnly).status(of: "tiny").counts.finished == 1)
      #expect(try ledger.finishNext() != nil)
      let error = #expect(throws: LedgerError.self) {
        try Ledger(at: copy, for: .readOnly).status(of: "tiny")
      }
      #expect(error?.description.contains("copy with fanin backup") == true)
    }
  }

  @Test func `a backup overwrites nothing and leaves nothing half made`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      let taken = folder.appendingPathComponent("taken")
      try Data("mine".utf8).write(to: taken)

      #expect(throws: LedgerError.exists(path: taken.path)) { try ledger.backup(to: taken) }
      #expect(throws: LedgerError.self) {
        try ledger.backup(to: folder.appendingPathComponent("none/backup.sqlite"))
      }

      #expect(try String(contentsOf: taken, encoding: .utf8) == "mine")
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(!files.contains { $0.hasSuffix(".partial") })
    }
  }

  @Test func `restoring keeps what was there, its log too, and tells who still uses it`() throws {
    try withTemporaryFolder { folder in
      // Given a backup of a ledger with one result, and another result since
      let backup = folder.appendingPathComponent("backup.sqlite")
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())
      try ledger.finishNext()
      try ledger.backup(to: backup)
      try ledger.finishNext()

      // When the backup is restored while the ledger is open
      let old = try #require(try Ledger.restore(backup, to: folder.ledger))

      // Then the ledger is the backup, and the old one is whole
      #expect(try Ledger(at: folder.ledger).status(of: "tiny").counts.finished == 1)
      #expect(try Ledger(at: old).status(of: "tiny").counts.finished == 2)
      #expect(throws: LedgerError.replaced(path: folder.ledger.path)) { try ledger.finishNext() }
    }
  }

  @Test func `what a killed restore has left can be restored itself`() throws {
    try withTemporaryFolder { folder in
      // Given a restore that was killed after it had put the old ledger aside
      let left = URL(fileURLWithPath: folder.ledger.path + ".restored")
      do {
        let ledger = try Ledger(at: folder.ledger)
        _ = try ledger.enroll(tinyPlan())
        try ledger.finishNext()
        try ledger.backup(to: left)
      }
      try FileManager.default.removeItem(at: folder.ledger)

      #expect(try Ledger.restore(left, to: folder.ledger) == nil)

      #expect(try Ledger(at: folder.ledger).status(of: "tiny").counts.finished == 1)
    }
  }

  @Test func `restoring over a link puts the file it leads to aside, not the link`() throws {
    try withTemporaryFolder { folder in
      let (backup, link) = (
        folder.appendingPathComponent("backup.sqlite"), folder.appendingPathComponent("link.sqlite")
      )
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())
      try ledger.backup(to: backup)
      try ledger.finishNext()
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder.ledger)

      let old = try #require(try Ledger.restore(backup, to: link))

      #expect(try Ledger(at: old).status(of: "tiny").counts.finished == 1)
      #expect(try Ledger(at: folder.ledger).status(of: "tiny").counts.finished == 0)
      #expect(throws: LedgerError.replaced(path: folder.ledger.path)) { try ledger.finishNext() }
    }
  }

  @Test func `a damaged backup is not restored`() throws {
    try withTemporaryFolder { folder in
      let backup = folder.appendingPathComponent("backup.sqlite")
      do {
        let ledger = try Ledger(at: folder.ledger)
        _ = try ledger.enroll(tinyPlan())
        try ledger.backup(to: backup)
      }
      var bytes = try Data(contentsOf: backup)
      for index in 8_192..<bytes.count { bytes[index] = 0xA5 }
      try bytes.write(to: backup)

      #expect(throws: LedgerError.self) { _ = try Ledger.restore(backup, to: folder.ledger) }
      #expect(throws: LedgerError.self) { _ = try Ledger.restore(folder.ledger, to: folder.ledger) }

      #expect(try Ledger(at: folder.ledger).status(of: "tiny").counts.pending == 6)
    }
  }
}
