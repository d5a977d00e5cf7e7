import FaninTestSupport
import Foundation
import GRDB
import Testing

/// What the command says of results that were edited after they were recorded.
struct EditedResultsTests {
  @Test func `raised accuracies are named by verify, and neither reported nor exported`() throws {
    try withTemporaryFolder { folder in
      // Given a study whose stored accuracies were raised by one statement
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.four(), to: "x.yaml")
      try command.run("run", "x.yaml")
      let database = try DatabaseQueue(path: folder.path + "/fanin.sqlite")
      try database.write { db in
        try db.execute(sql: "UPDATE epochMeasurement SET testAccuracy = 0.75 WHERE run = 1")
      }
      try database.close()

      let verify = try command.run("verify", "x.yaml")
      let report = try command.run("report", "x.yaml")
      let export = try command.run("export", "x.yaml")

      // Then the re-run says which number it is, and nothing is drawn from it
      #expect(verify.exitCode == 1)
      #expect(verify.output.hasPrefix("3 of 4 re-runs identical (4 finished runs)\nrun "))
      #expect(
        verify.output.contains(
          ", but the ledger holds other numbers: epoch 1: test accuracy 0.75, computed 0."))
      #expect(report.exitCode == 74 && export.exitCode == 74)
      #expect(report.complaint.contains("is not what was recorded"))
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/reports"))
    }
  }

  @Test func `a ledger whose index lost its page is told as damaged before any work`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.four(), to: "x.yaml")
      try command.run("run", "x.yaml")
      let path = folder.path + "/fanin.sqlite"
      let database = try DatabaseQueue(path: path)
      let page = try #require(
        try database.read {
          try Int.fetchOne(
            $0, sql: "SELECT rootpage FROM sqlite_master WHERE name = 'attemptExpiring'")
        })
      try database.close()
      var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      bytes.replaceSubrange((page - 1) * 4096..<page * 4096, with: Data(count: 4096))
      try bytes.write(to: URL(fileURLWithPath: path))

      for arguments in [["run", "x.yaml"], ["report", "x.yaml"], ["verify", "x.yaml"]] {
        let outcome = try command.run(arguments)
        #expect(outcome.exitCode == 74, "\(arguments)")
        #expect(outcome.complaint.contains("is damaged"))
        #expect(outcome.complaint.contains("fanin restore"))
      }
    }
  }

  @Test(arguments: [6, 8, 12, 31])
  func `a process that may open few files is told of the limit`(limit: Int) throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.four(), to: "x.yaml")

      let outcome = try command.shell("ulimit -n \(limit); fanin run x.yaml")

      #expect(outcome.exitCode == 74 && outcome.complaint.contains("raise the limit (ulimit -n"))
      #expect(try command.files().keys.sorted() == ["x.yaml"])
    }
  }

  @Test func `a limit that may be raised is raised`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.four(), to: "x.yaml")

      #expect(try command.shell("ulimit -S -n 9; fanin run x.yaml").exitCode == 0)
    }
  }
}
