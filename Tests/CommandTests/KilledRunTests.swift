import FaninRandom
import FaninTestSupport
import Foundation
import Testing

/// What a study comes to when the process that runs it is killed again and again.
struct KilledRunTests {
  /// Five, or as many as the environment says.
  private static let kills =
    ProcessInfo.processInfo.environment["FANIN_KILLS"].flatMap { Int($0) } ?? 5

  @Test func `kills change no bit of the results, and no finished run is trained again`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.thirty, to: "thirty.yaml")
      let unbroken = try ThirtyRuns.unbroken.get()
      let (idle, work) = try seconds(in: command)
      // About when the last kill comes, the study would be done.
      let longest = 2 * work / Double(max(1, Self.kills))
      var moments = RandomStream(seed: Seed(20), purpose: "kills")

      for _ in 0..<Self.kills {
        let process = try command.start("run", "thirty.yaml")
        Thread.sleep(forTimeInterval: idle + longest * moments.uniform())
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
      }
      let last = try command.run("run", "thirty.yaml")

      let results = try ThirtyRuns(in: folder)
      print("\(Self.kills) kills: attempts \(results.attempts.sorted { $0.key < $1.key })")
      #expect(last.exitCode == 0)
      #expect(unbroken.count == 30 && unbroken.values.allSatisfy { $0.count == 64 })
      #expect(results.digests == unbroken)
      #expect(results.attempts["finished"] == 30)
      #expect(Self.kills == 0 || results.attempts["lost", default: 0] > 0, "no kill met a run")
      #expect(results.integrity == "ok")
    }
  }

  /// How long the command takes with nothing to do, and how much longer with everything.
  private func seconds(in command: BuiltCommand) throws -> (idle: Double, work: Double) {
    let clock = ContinuousClock()
    let arguments = ["run", "thirty.yaml", "--ledger", "whole.sqlite"]
    let whole = try clock.measure { try command.run(arguments) }
    let idle = try clock.measure { try command.run(arguments) }
    return (idle / .seconds(1), max(0, (whole - idle) / .seconds(1)))
  }
}
