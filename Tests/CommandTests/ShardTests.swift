import FaninTestSupport
import GRDB
import Testing

/// Parts of a study, run where nobody knows of the others.
struct ShardTests {
  @Test func `parts in ledgers of their own are the whole study once merged, to the same bits`()
    throws
  {
    try withTemporaryFolder { folder in
      // Given a study whose learners wait for runs of any part
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.thirty, to: "thirty.yaml")
      let ledgers = (0..<3).map { "\($0).sqlite" }

      // When each part is run by itself, merged, and what had to wait is run in parts again
      for stage in 0..<2 {
        for (part, ledger) in ledgers.enumerated() {
          if stage > 0 { try command.run("merge", "fanin.sqlite", "--ledger", ledger) }
          let run = try command.run(
            "run", "thirty.yaml", "--shard", "\(part)/3", "--ledger", ledger)
          #expect(run.exitCode == 0)
        }
        let merged = try command.run(["merge"] + ledgers)
        #expect(merged.exitCode == 0)
      }

      // Then nothing is left, nothing was done twice, and verifying part by part covers all
      let results = try ThirtyRuns(in: folder)
      #expect(results.digests == (try ThirtyRuns.unbroken.get()))
      #expect(results.attempts == ["finished": 30])
      let verified = try (0..<4).map {
        try command.run("verify", "thirty.yaml", "--shard", "\($0)/4", "--json").output
      }
      let executed = verified.compactMap {
        $0.firstMatch(of: /"executed" : ([0-9]+)/).flatMap { Int($0.1) }
      }
      #expect(executed.reduce(0, +) == 30 && executed.allSatisfy { (5...10).contains($0) })
    }
  }

  @Test(arguments: ["3/3", "-1/3", "1", "1/0", "a/b", "1/2/3"])
  func `what is no part is refused`(text: String) throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.four(), to: "x.yaml")

      let outcome = try command.run("run", "x.yaml", "--shard=\(text)")

      #expect(outcome.exitCode == 64)
      #expect(outcome.complaint.contains("'\(text)' is invalid for '--shard <k/n>'"))
    }
  }
}
