import FaninLedger
import FaninTestSupport
import Foundation
import GRDB
import Testing

/// What a small or a read-only disk does to a ledger; needs the right to mount one.
@Suite(.enabled(if: SmallDisk.isAvailable, "mounting a small disk needs root on Linux"))
struct LedgerDiskTests {
  @Test func `a full disk is an error, and what was finished stays`() throws {
    try SmallDisk.with(kilobytes: 1_024) { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan(seeds: 400))

      var finished = 0
      let error = #expect(throws: LedgerError.self) {
        while try ledger.finishNext() != nil { finished += 1 }
      }

      #expect(error == .diskFull(path: folder.ledger.path))
      #expect(finished > 0)
      #expect(try ledger.status(of: "tiny").counts.finished == finished)
      let database = try DatabaseQueue(path: folder.ledger.path)
      let verdict = try database.read { db in
        try String.fetchOne(db, sql: "PRAGMA integrity_check")
      }
      #expect(verdict == "ok")
    }
  }

  @Test func `a disk too small for any ledger is an error`() throws {
    try SmallDisk.with(kilobytes: 16) { folder in
      #expect(throws: LedgerError.diskFull(path: folder.ledger.path)) {
        _ = try Ledger(at: folder.ledger).enroll(tinyPlan(seeds: 400))
      }
    }
  }

  @Test func `a ledger on a read-only disk can be read and not written`() throws {
    try SmallDisk.with(kilobytes: 4_096) { folder in
      do {
        let ledger = try Ledger(at: folder.ledger)
        _ = try ledger.enroll(tinyPlan())
        try ledger.finishNext()
      }
      try SmallDisk.mount(["-o", "remount,ro", folder.path])

      #expect(throws: LedgerError.readOnly(path: folder.ledger.path)) {
        try Ledger(at: folder.ledger)
      }
      let ledger = try Ledger(at: folder.ledger, for: .readOnly)
      #expect(try ledger.status(of: "tiny").counts.finished == 1)
      #expect(throws: LedgerError.readOnly(path: folder.ledger.path)) { try ledger.finishNext() }
    }
  }
}

/// A file system of a few kilobytes in memory.
enum SmallDisk {
  static var isAvailable: Bool {
    #if os(Linux)
    (try? with(kilobytes: 16) { _ in }) != nil
    #else
    false
    #endif
  }

  static func with(kilobytes: Int, _ body: (URL) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try mount(["-t", "tmpfs", "-o", "size=\(kilobytes)k", "none", folder.path])
      defer { try? run("/bin/umount", ["-l", folder.path]) }
      try body(folder)
    }
  }

  static func mount(_ arguments: [String]) throws { try run("/bin/mount", arguments) }

  private static func run(_ tool: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw CocoaError(.featureUnsupported) }
  }
}
