import FaninLedger
import FaninTestSupport
import Foundation
import GRDB
import Testing

struct LedgerLooksTests {
  @Test func `a look is kept once for every number of results`() throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())
      let first = Date(timeIntervalSince1970: 1_000)

      try ledger.recordLook(at: "tiny", by: "report", on: first)
      #expect(try ledger.looks(at: "tiny").isEmpty)

      try ledger.finishNext()
      try ledger.recordLook(at: "tiny", by: "report", on: first)
      try ledger.recordLook(at: "tiny", by: "export", on: first.addingTimeInterval(9))
      try ledger.finishNext()
      try ledger.recordLook(at: "tiny", by: "compare", on: first.addingTimeInterval(99))

      #expect(
        try ledger.looks(at: "tiny") == [
          StudyLook(command: "report", finishedRuns: 1, lookedAt: first),
          StudyLook(command: "compare", finishedRuns: 2, lookedAt: first.addingTimeInterval(99)),
        ])
    }
  }

  @Test(arguments: ["UPDATE look SET lookedAt = 0", "DELETE FROM look"])
  func `no program may unmake a look`(statement: String) throws {
    try withTemporaryFolder { folder in
      let ledger = try Ledger(at: folder.ledger)
      _ = try ledger.enroll(tinyPlan())
      try ledger.finishNext()
      try ledger.recordLook(at: "tiny", by: "report")

      let database = try DatabaseQueue(path: folder.ledger.path)
      #expect(throws: DatabaseError.self) {
        try database.write { db in try db.execute(sql: statement) }
      }
    }
  }
}
