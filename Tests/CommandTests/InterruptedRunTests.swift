import FaninTestSupport
import Foundation
import Testing

struct InterruptedRunTests {
  @Test(arguments: [SIGINT, SIGTERM, SIGUSR1])
  func `a signal stops a run with everything saved, and running again completes it`(
    signal: Int32
  ) throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.thirty, to: "thirty.yaml")
      let unbroken = try ThirtyRuns.unbroken.get()

      let process = try command.start("run", "thirty.yaml")
      try waitUntilSomeAreFinished(of: process, in: command)
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      let saved = try ThirtyRuns(in: folder)
      let resumed = try command.run("run", "thirty.yaml")

      #expect(process.terminationReason == .exit && process.terminationStatus == 75)
      // What was under way was given back, not lost.
      #expect(saved.attempts["lost"] == nil && saved.attempts["open"] == nil)
      #expect((1..<30).contains(saved.digests.count))
      let results = try ThirtyRuns(in: folder)
      #expect(resumed.exitCode == 0)
      #expect(results.digests == unbroken)
      #expect(results.attempts["finished"] == 30)
      #expect(results.integrity == "ok")
    }
  }

  @Test func `a second signal stops at once, and costs only the runs under way`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.thirty, to: "thirty.yaml")
      let unbroken = try ThirtyRuns.unbroken.get()

      let process = try command.start("run", "thirty.yaml")
      try waitUntilSomeAreFinished(of: process, in: command)
      kill(process.processIdentifier, SIGINT)
      Thread.sleep(forTimeInterval: 0.002)
      kill(process.processIdentifier, SIGINT)
      process.waitUntilExit()
      let resumed = try command.run("resume")

      #expect(process.terminationStatus == 75 && resumed.exitCode == 0)
      #expect(try ThirtyRuns(in: folder).digests == unbroken)
    }
  }

  private func waitUntilSomeAreFinished(of process: Process, in command: BuiltCommand) throws {
    while process.isRunning {
      let status = try command.run("status", "thirty.yaml", "--json").output
      if status.contains("\"finished\""), !status.contains("\"finished\" : 0") { return }
    }
  }
}
