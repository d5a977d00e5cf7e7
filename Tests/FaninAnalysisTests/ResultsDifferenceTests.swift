import FaninAnalysis
import FaninStudy
import FaninTestSupport
import Foundation
import Testing

struct ResultsDifferenceTests {
  /// Accuracies of six seeds, as they might come.
  private static let accuracies = [0.81, 0.83, 0.82, 0.85, 0.80, 0.84]

  /// A table of one cell with a run for each accuracy; bits follow the accuracy unless told.
  private static func table(
    _ accuracies: [Double?], profile: String = "uniform", bits: String = "bits"
  ) -> String {
    accuracies.enumerated().compactMap { seed, accuracy in
      accuracy.map {
        "r\(seed),s,glyphs,\(profile),0.9,static,\(seed),finished,\($0),\(bits)-\($0)"
      }
    }.joined(separator: "\n") + "\n"
  }

  private static let columns =
    "run,study,data,profile,sparsity,topology,seed,state,test_accuracy,digest\n"

  private func difference(
    _ reference: String, _ later: String, bound: Double? = nil, onlyCommon: Bool = false
  ) throws -> ResultsDifference {
    try withTemporaryFolder { folder in
      let sides = try [reference, later].enumerated().map { index, rows in
        let file = folder.appendingPathComponent("\(index).csv")
        try Data((Self.columns + rows).utf8).write(to: file)
        return try SavedResults(contentsOf: file, metric: .testAccuracy)
      }
      return ResultsDifference(
        sides[0], sides[1], metric: .testAccuracy, bound: bound, onlyCommon: onlyCommon)
    }
  }

  @Test func `equal digests and values are the same bits`() throws {
    let rows = Self.table(Self.accuracies)

    let difference = try difference(rows, rows)

    #expect(difference.cells.map(\.outcome) == [.sameBits])
    #expect(difference.cells[0].sameBits == 6 && !difference.differs)
  }

  @Test func `an equal digest beside another value is a difference`() throws {
    let rows = Self.table(Self.accuracies)

    let difference = try difference(rows, rows.replacing("finished,0.81,", with: "finished,0.9,"))

    #expect(difference.cells.map(\.outcome) == [.different] && difference.differs)
  }

  @Test func `changed bits are equivalent where both one-sided tests exclude the bound`() throws {
    // Differences 0.001 · (1, −1, 1, −1, 1, −1): mean 0, sd 0.0010954, standard error 0.00044721;
    // t(5) at 0.95 is 2.015048, so bounds above 0.00090116 are excluded.
    let later = zip(Self.accuracies, [1, -1, 1, -1, 1, -1]).map { $0 + 0.001 * $1 }
    let rows = (Self.table(Self.accuracies), Self.table(later))

    #expect(try difference(rows.0, rows.1, bound: 0.00091).cells[0].outcome == .equivalent)
    #expect(try difference(rows.0, rows.1, bound: 0.00089).cells[0].outcome == .different)
    #expect(try difference(rows.0, rows.1).cells[0].outcome == .different)
    let interval = try #require(try difference(rows.0, rows.1).cells[0].interval)
    #expect(isClose(interval.high, to: 0.00090116, absolute: 1e-7))
  }

  @Test func `other bits of the same accuracies are equivalent within any bound`() throws {
    let rows = (Self.table(Self.accuracies), Self.table(Self.accuracies, bits: "others"))

    #expect(try difference(rows.0, rows.1, bound: 1e-9).cells[0].outcome == .equivalent)
  }

  @Test func `one pair alone shows no equivalence`() throws {
    let rows = (Self.table([0.81]), Self.table([0.811]))

    #expect(try difference(rows.0, rows.1, bound: 0.1).cells[0].outcome == .different)
  }

  @Test func `results of the reference that are missing differ, new ones do not`() throws {
    let (whole, part) = (Self.table(Self.accuracies), Self.table([0.81, nil, 0.82]))

    let lost = try difference(whole, part)
    let gained = try difference(part, whole)
    let common = try difference(whole, part, onlyCommon: true)

    #expect(lost.cells[0].outcome == .sameBits && lost.cells[0].missing == 4 && lost.differs)
    #expect(gained.cells[0].new == 4 && !gained.differs)
    #expect(common.cells[0].missing == 0 && !common.differs)
  }

  @Test func `a cell that only one side has is missing or new`() throws {
    let one = Self.table(Self.accuracies)
    let both = one + Self.table(Self.accuracies, profile: "erdos-renyi")

    #expect(try difference(both, one).cells.map(\.outcome) == [.sameBits, .missing])
    #expect(try difference(one, both).cells.map(\.outcome) == [.sameBits, .new])
    #expect(try difference(both, one).differs)
    #expect(try !difference(one, both).differs)
  }

  @Test func `a study that is gone differs`() throws {
    let rows = Self.table(Self.accuracies)

    let difference = try difference(rows, rows.replacing(",s,", with: ",t,"))

    #expect(difference.missingStudies == ["s"] && difference.differs)
  }

  @Test func `runs without a result count for nothing`() throws {
    let rows = Self.table(Self.accuracies)
    let failed = "r9,s,glyphs,uniform,0.9,static,9,failed,,\n"

    let difference = try difference(rows + failed, rows)

    #expect(difference.cells.map(\.outcome) == [.sameBits] && !difference.differs)
  }

  @Test func `swept keys and factors of any name tell cells apart`() throws {
    let text = """
      run,study,warm-up,seed,state,test_accuracy,digest,source,training.momentum
      a,s,0,0,finished,0.8,x,elsewhere,0.9
      b,s,500,0,finished,0.8,x,elsewhere,0.9
      c,s,500,0,finished,0.8,x,elsewhere,0.5
      """
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("results.csv")
      try Data(text.utf8).write(to: file)
      let results = try SavedResults(contentsOf: file, metric: .testAccuracy)

      let cells = ResultsDifference(results, results, metric: .testAccuracy, bound: nil).cells

      #expect(
        cells.map(\.levels)
          == [(0, 0.9), (500, 0.9), (500, 0.5)].map {
            Levels(["warm-up": .number($0.0), "training.momentum": .number($0.1)])
          })
    }
  }

  @Test(arguments: [
    ("run,study,seed,state,digest\n", "has no column 'test_accuracy'"),
    (columns + table([0.5]) + table([0.5]), "every seed of a cell once"),
    (columns + "r,s,glyphs,uniform,0.9,static,-1,finished,0.5,d\n", "expected a seed; got '-1'"),
    (columns + "r,s,glyphs,uniform,0.9,static,1,done,0.5,d\n", "expected a state; got 'done'"),
    (columns + "r,s\n", "has 2 fields, expected 10"),
  ])
  func `a table that is none of results is refused`(text: String, message: String) throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("results.csv")
      try Data(text.utf8).write(to: file)

      let error = #expect(throws: ReportFolderError.self) {
        try SavedResults(contentsOf: file, metric: .testAccuracy)
      }
      #expect(error.map { "\($0)".contains(message) } == true, "\(String(describing: error))")
    }
  }
}
