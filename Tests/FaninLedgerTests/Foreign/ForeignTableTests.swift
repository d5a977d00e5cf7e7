import FaninData
import FaninLedger
import FaninRandom
import FaninStudy
import FaninTestSupport
import Foundation
import Testing

struct ForeignTableTests {
  /// Reads a table written as text.
  private func results(
    _ text: String, seeds: Int = 2, columns: [String: String] = [:], isPercent: Bool = false
  ) throws -> [ForeignResult] {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("r.csv")
      try Data(text.utf8).write(to: file)
      var reading = ForeignTable.Reading()
      reading.columns = columns
      reading.isPercent = isPercent
      return try ForeignTable(contentsOf: file).results(for: tinyPlan(seeds: seeds), reading)
    }
  }

  private func problems(_ text: String, columns: [String: String] = [:]) throws -> [String] {
    do {
      _ = try results(text, columns: columns)
      return []
    } catch let error as ForeignTableError {
      return error.problems.map { String($0[($0.firstIndex(of: ":") ?? $0.startIndex)...]) }
    }
  }

  @Test func `a row names its run by the factors that have more than one level`() throws {
    let found = try results(
      """
      profile,seed,test_accuracy,epochs
      uniform,1,0.75,12
      "erdos-renyi",0,0.5,
      """)

    let plan = try tinyPlan()
    let uniform = try #require(
      plan.runs.first { $0.seed == Seed(1) && $0.recipe == plan.cells[1].recipe })
    #expect(found.map(\.line) == [2, 3])
    #expect(found[0].run == uniform.id && found[0].epochs == 12 && found[1].epochs == nil)
    #expect(found[0].values == [.testAccuracy: 0.75])
  }

  @Test func `columns may have other names, and accuracies may be percentages`() throws {
    let found = try results(
      "method,s,acc\nuniform,0,75\n",
      columns: ["profile": "method", "seed": "s", "test_accuracy": "acc"],
      isPercent: true)

    #expect(found.map(\.values) == [[.testAccuracy: 0.75]])
  }

  @Test func `dense has no sparsity, whatever the table says of it, and numbers agree as numbers`()
    throws
  {
    let found = try results(
      "profile,sparsity,seed,test_accuracy\ndense,0.5,0,0.5\ndense,,1,0.5\nuniform,0.50,0,0.5\n")

    #expect(found.count == 3)
  }

  @Test func `every problem is told with its line and column`() throws {
    #expect(
      try problems(
        """
        profile,seed,test_accuracy
        uniform,0,0.5
        unifrm,1,0.5
        uniform,0,0.25
        uniform,9,0.5
        uniform,one,0.5
        uniform,1,91
        uniform,1,
        uniform,1,nan
        uniform,1
        """) == [
          ":3: profile: the study has no cell with 'unifrm' here; it has dense, erdos-renyi, uniform; "
            + "did you mean 'uniform'?",
          ":4: is the same run as line 2",
          ":5: seed: 9 is none of the study's seeds",
          ":6: seed: 'one' is not a seed, a whole number from 0 on",
          ":7: test_accuracy: an accuracy lies between 0 and 1; got 91 "
            + "(give --percent if these are percentages)",
          ":8: test_accuracy: is empty, and it is the study's metric",
          ":9: test_accuracy: 'nan' is not a number",
          ":10: has 2 cells, expected 3",
        ])
  }

  @Test func `columns that are missing are told before any row`() throws {
    #expect(
      try problems("a,b\n1,2\n", columns: ["connections": "c"]) == [
        ":1: no column is named 'c'; the columns are a, b",
        ":1: no column is named 'seed'; say which it is with --column seed=NAME (the columns are a, b)",
        ":1: the study has 3 levels of profile, so a column must name them; "
          + "say which it is with --column profile=NAME",
        ":1: no column holds the study's metric 'test_accuracy'; say which does with "
          + "--column test_accuracy=NAME (the columns are a, b)",
      ])
  }

  @Test func `an empty table and one without rows are refused`() throws {
    #expect(throws: DataError.self) { try results("") }
    #expect(try problems("profile,seed,test_accuracy\n") == [": holds no result"])
  }

  /// Words that trackers write of runs with a result, in the case they write them.
  @Test(arguments: ["finished", "FINISHED", "Completed", "success", "COMPLETE", "TERMINATED"])
  func `a finished run is a result whatever its tracker calls it`(word: String) throws {
    #expect(try results("State,profile,seed,test_accuracy\n\(word),uniform,0,0.5\n").count == 1)
    #expect(try results("status,profile,seed,test_accuracy\n\(word),uniform,0,0.5\n").count == 1)
  }

  @Test func `runs that crashed, were stopped or still run are counted, and no results`() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("r.csv")
      let words = [
        "crashed", "Failed", "KILLED", "preempted", "timeout", "running", "OUT_OF_MEMORY",
      ]
      let rows = words.map { "\($0),uniform,1,0.1" } + ["finished,uniform,0,0.9"]
      try Data(("state,profile,seed,test_accuracy\n" + rows.joined(separator: "\n")).utf8)
        .write(to: file)

      let content = try ForeignTable(contentsOf: file).content(for: tinyPlan())

      #expect(content.results.map { $0.values[.testAccuracy] } == [0.9])
      #expect(content.leftOut.values.reduce(0, +) == 7 && content.leftOut["killed"] == 1)
    }
  }

  @Test func `a word that no tracker writes is a complaint, never a result`() throws {
    #expect(
      try problems("State,profile,seed,test_accuracy\nfinish?,uniform,0,0.5\n") == [
        ":2: State: 'finish?' is no state of a run; say 'finished' where there is a result"
      ])
  }

  @Test func `whole numbers may be written as programs that hold fractions write them`() throws {
    let found = try results(
      "profile,seed,test_accuracy,epochs\nuniform,0.0,0.5,20.0\nuniform,1e0,0.5,2e1\n")

    #expect(found.map(\.epochs) == [20, 20])
    #expect(
      try problems(
        "profile,seed,test_accuracy\nuniform,0.5,0.5\nuniform,9007199254740994.0,0.5\n") == [
          ":2: seed: '0.5' is not a seed, a whole number from 0 on",
          ":3: seed: '9007199254740994.0' is not a seed, a whole number from 0 on; written so, its "
            + "last digits are lost",
        ])
  }

  @Test func `a column without a name, as of row numbers, is ignored`() throws {
    #expect(
      try results(",profile,seed,test_accuracy\n0,uniform,0,0.5\n1,uniform,1,0.5\n").count == 2)
  }

  @Test func `fractions are not taken for percentages`() throws {
    let error = #expect(throws: ForeignTableError.self) {
      try results("profile,seed,test_accuracy\nuniform,0,0.9\nuniform,1,1\n", isPercent: true)
    }
    #expect(error?.description.contains("leave --percent out") == true)
  }
}
