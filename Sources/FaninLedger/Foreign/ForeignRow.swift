import FaninStudy
import FaninTraining
import GRDB

/// A row of table `foreignResult`, with its source.
struct ForeignRow: FetchableRecord {
  let result: ForeignResult
  let source: ForeignSource
  let digest: String

  init(row: Row) throws {
    var values: [ForeignQuantity: Double] = [:]
    for quantity in ForeignQuantity.allCases {
      values[quantity] = try row.decode(Double?.self, forColumn: quantity.column)
    }
    result = try ForeignResult(
      run: RunID(hexadecimal: row.decode(forColumn: "id")), line: row.decode(forColumn: "line"),
      epochs: row.decode(forColumn: "epochs"), connections: row.decode(forColumn: "connections"),
      values: values)
    source = try ForeignSource(
      name: row.decode(forColumn: "name"), fileDigest: row.decode(forColumn: "fileDigest"))
    digest = try row.decode(forColumn: "digest")
  }

  /// Whether it holds what was imported.
  var isIntact: Bool { result.digest == digest }

  /// The run as one that finished elsewhere.
  func record(of run: PlannedRun, attempts: Int) -> RunRecord {
    var record = RunRecord(
      id: result.run, recipe: run.recipe, seed: run.seed, state: .finished,
      result: result.trained(digest: digest),
      cost: result.values[.seconds].map { RunCost(seconds: $0) }, attempts: attempts,
      failure: nil, source: source)
    record.isIntact = isIntact
    return record
  }
}
