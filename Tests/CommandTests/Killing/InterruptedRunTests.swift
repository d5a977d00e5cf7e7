import FaninTestSupport
import Foundation
import Testing

struct InterruptedRunTests {
  @Test(arguments: [SIGINT, SIGTERM, SIGQUIT, SIGHUP, SIGUSR1, SIGUSR2, SIGXCPU])
  func `a signal stops a run with everything saved, and running again completes it`(
    signal: Int32
  ) throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.thirty, to: "thirty.yaml")
      let unbroken = try ThirtyRuns.unbroken.get()

      // These tests may run under nohup.
      Foundation.signal(SIGHUP, SIG_DFL)
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

  @Test func `a run that ignores hang-ups, as under nohup, outlives its terminal`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.thirty, to: "thirty.yaml")

      // A process that is started inherits what is ignored.
      Foundation.signal(SIGHUP, SIG_IGN)
      let process = try command.start("run", "thirty.yaml")
      Foundation.signal(SIGHUP, SIG_DFL)
      try waitUntilSomeAreFinished(of: process, in: command)
      kill(process.processIdentifier, SIGHUP)
      let before = try ThirtyRuns(in: folder)
      process.waitUntilExit()

      // It was told in the midst of its work.
      #expect((1..<30).contains(before.digests.count))
      #expect(process.terminationReason == .exit && process.terminationStatus == 0)
      #expect(try ThirtyRuns(in: folder).attempts["finished"] == 30)
    }
  }

  @Test func `with nothing to do a run and a second one end at once`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.thirty, to: "thirty.yaml")
      try command.run("run", "thirty.yaml")

      // A pause of the workers or of the watch would be a tenth of a second or a whole one, and stand
      // in what the command says of its work: a busy machine only takes its time to start it.
      let outcome = try command.run("run", "thirty.yaml", "--json")

      #expect(outcome.exitCode == 0 && outcome.output.contains("\"finished_now\" : 0"))
      let seconds = outcome.output.firstMatch(of: /"seconds" : ([0-9.e-]+)/)
        .flatMap { Double($0.1) }
      #expect(try #require(seconds) < 0.1)
    }
  }

  private func waitUntilSomeAreFinished(of process: Process, in command: BuiltCommand) throws {
    while process.isRunning {
      let status = try command.run("status", "thirty.yaml", "--json").output
      if status.contains("\"finished\""), !status.contains("\"finished\" : 0") { return }
    }
  }
}
