import FaninTestSupport
import Testing

/// What `fanin run` says at its end of runs that failed.
struct FailedRunsTests {
  @Test func `failed runs are counted, the first ones named, and advice is given`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(
        TinyStudies.four(with: [
          "seeds: 4", "sweep: {training.learning-rate: [0.1, 1e30]}",
        ]), to: "x.yaml")

      let first = try command.run("run", "x.yaml")
      let again = try command.run("run", "x.yaml")

      // Two profiles, two rates, four seeds; no weight survives a step of 10³⁰.
      #expect(first.exitCode == 1)
      #expect(first.complaint.contains("8 of 16 runs finished, 8 failed; 16 of them now, in "))
      let named = first.complaint.split(separator: "\n").filter { $0.hasPrefix("  failed ") }
      #expect(!named.isEmpty && named.allSatisfy { $0.contains(": diverged: ") })
      #expect(named.count == 8 || first.complaint.contains("  and \(8 - named.count) more\n"))
      #expect(first.complaint.contains("a diverged run would diverge again"))
      #expect(again.exitCode == 1 && again.complaint.contains("; 0 of them now, in "))
    }
  }
}
