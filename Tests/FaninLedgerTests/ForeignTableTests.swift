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
          ":6: seed: 'one' is not a seed",
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
}
