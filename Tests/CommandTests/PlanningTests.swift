import FaninTestSupport
import Foundation
import Testing

/// What can be asked before compute is spent, and of numbers in print.
struct PlanningTests {
  @Test func `published numbers are traced to the tests that can have produced them`() throws {
    try withTemporaryFolder { folder in
      let outcome = try BuiltCommand(folder: folder)
        .run("published", "--p", "0.036", "--d", "1.07", "--family", "3")

      #expect(outcome.exitCode == 0)
      // p = 0.036 with d = 1.07 fits Welch with 10 runs an arm, and does not survive Holm over 3.
      #expect(outcome.output.contains("Welch's t, two arms               10"))
      #expect(outcome.output.contains("it is not below 0.05"))
    }
  }

  @Test(arguments: [
    (["--p", "0.036"], "two of n, p, t, and d or a mean with its deviation are needed"),
    (["--p", "much", "--n", "3"], "--p takes a decimal number; got 'much'"),
    (["--n", "1", "--t", "2"], "at least 2 runs"),
    (["--mean", "1", "--n", "5"], "a mean and its standard deviation go together"),
  ])
  func `numbers that say too little are refused`(arguments: [String], complaint: String) throws {
    try withTemporaryFolder { folder in
      let outcome = try BuiltCommand(folder: folder).run(["published"] + arguments)

      #expect(outcome.exitCode == 64)
      #expect(outcome.complaint.contains(complaint), "\(outcome.complaint)")
    }
  }

  @Test func `power answers from a stated spread, and from the ledger as a pilot`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(
        TinyStudies.four(with: [
          "seeds: 3", "analysis: {baseline: {profile: uniform}, equivalence-bound: 0.01}",
        ]), to: "x.yaml")

      let nothing = try command.run("power", "x.yaml")
      let stated = try command.run("power", "x.yaml", "--sd", "0.01")
      try command.run("run", "x.yaml")
      let pilot = try command.run("power", "x.yaml", "--json")

      #expect(nothing.output.contains("No spread is known: give --sd, or run three seeds or more"))
      #expect(stated.exitCode == 0 && stated.output.contains("3 seeds planned; power 0.8"))
      #expect(pilot.output.contains("\"pilot_pairs\" : 3"))
    }
  }

  @Test func `showing results is remembered, and the report says when they were first seen`() throws
  {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.four(), to: "x.yaml")
      try command.run("run", "x.yaml")

      try command.run("export", "x.yaml")
      try command.run("report", "x.yaml")
      let first = try command.files()["reports/tiny/report.md"]
      try command.run("report", "x.yaml")

      let text = first.map { String(decoding: $0, as: UTF8.self) } ?? ""
      #expect(text.contains("by `fanin export`, with 4 runs finished."))
      #expect(try command.files()["reports/tiny/report.md"] == first)
    }
  }
}

struct CheckedDesignTests {
  @Test func `check says what the planned seeds can show, and that a block is unbalanced`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(
        TinyStudies.four(with: [
          "seeds: 10", "sparsities: [0.8, 0.9]",
          "profiles: [uniform, erdos-renyi, {lognormal: {cv: 0.5}}]",
          "exclude: [{sparsity: 0.9, profile: erdos-renyi}]",
          "analysis: {baseline: {profile: uniform}, equivalence-bound: 0.01}",
        ]), to: "tiny.yaml")

      // Three comparisons; d_z detected at 0.05/3 with ten pairs and power 0.8, and 0.006 of it.
      let plain = try command.run("check", "tiny.yaml")
      #expect(plain.exitCode == 0)
      #expect(plain.output.contains("standard deviations of paired differences"))
      #expect(
        plain.output.contains(
          "unbalanced: 1 of 2 blocks compare fewer profiles than others; that of terrain, sparsity 0.9, static has 2 of 3"
        ))
      let stated = try command.run("check", "tiny.yaml", "--sd", "0.006")
      #expect(stated.output.contains("points, and shows equivalence"))
      #expect(try command.run("check", "tiny.yaml", "--sd", "-1").exitCode == 64)
      #expect(try command.files().keys.allSatisfy { !$0.contains("sqlite") })
    }
  }
}
