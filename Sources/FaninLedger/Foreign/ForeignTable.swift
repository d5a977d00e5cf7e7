public import FaninData
import FaninDigest
import FaninElementary
import FaninRandom
public import FaninStudy
public import Foundation

/// A table of results computed elsewhere, matched with the runs of a plan.
///
/// A row names its run by the factors of the study: the columns `data`, `profile`, `sparsity`,
/// `topology`, `seed` and one for each swept key, written as `fanin export` writes them. A factor
/// with one level needs no column.
public struct ForeignTable: Sendable {
  /// SHA-256 of the file.
  public let fileDigest: String
  private let table: TextRows

  /// What the file was taken for.
  public var dialect: CSVDialect { table.dialect }

  /// How the table is to be read.
  public struct Reading: Sendable {
    /// Column names of the file, by what they stand for where that has another name.
    public var columns: [String: String] = [:]
    /// Whether accuracies are percentages.
    public var isPercent = false

    /// Reads columns by the names of `fanin export`, accuracies as fractions.
    public init() {}

    /// What a column may stand for.
    public static let names =
      factors + ["seed", "state", "epochs", "connections"]
      + ForeignQuantity.allCases.map(\.rawValue)

    static let factors = ["data", "profile", "sparsity", "topology"]
  }

  /// Reads a comma-separated file with a header line.
  ///
  /// - Throws: `DataError`.
  public init(contentsOf url: URL) throws(DataError) {
    let bytes: [UInt8]
    do {
      bytes = [UInt8](try Data(contentsOf: url))
    } catch {
      guard FileManager.default.fileExists(atPath: url.path) else {
        throw .missing(
          file: url.relativePath, expected: "a CSV file with a header line",
          remedy: "name the file that holds the results")
      }
      throw .unreadable(file: url.relativePath, reason: error.localizedDescription)
    }
    table = try TextRows(bytes, file: url.relativePath)
    var digest = SHA256Digest()
    digest.append(bytes)
    fileDigest = digest.hexadecimal
  }

  /// What was read of a table.
  public struct Content: Sendable {
    /// The results of the plan's runs, in the order of the file.
    public var results: [ForeignResult]
    /// Rows of runs without a result, by the state that they are said to be in.
    public var leftOut: [String: Int]
  }

  /// The results of the plan's runs.
  ///
  /// - Throws: ``ForeignTableError`` with everything that is wrong.
  public func results(for plan: Plan, _ reading: Reading = Reading()) throws(ForeignTableError)
    -> [ForeignResult]
  {
    try content(for: plan, reading).results
  }

  /// The results of the plan's runs, and what was left out: runs that crashed, were stopped or have
  /// not ended.
  ///
  /// - Throws: ``ForeignTableError`` with everything that is wrong.
  public func content(for plan: Plan, _ reading: Reading = Reading()) throws(ForeignTableError)
    -> Content
  {
    var reader = ForeignRowReader(table, plan: plan, reading)
    var results: [ForeignResult] = []
    var lines: [RunID: Int] = [:]
    for row in table.rows where reader.canRead && reader.isFinished(row) {
      guard let result = reader.result(of: row) else { continue }
      if let line = lines[result.run] {
        reader.complain("is the same run as line \(line)", line: row.line)
        continue
      }
      lines[result.run] = row.line
      results.append(result)
    }
    if reader.problems.isEmpty, results.isEmpty { reader.complain("holds no result", line: nil) }
    if reading.isPercent, !results.isEmpty, !reader.hasPercentage {
      reader.complain(
        "no accuracy is above 1, so these are fractions; leave --percent out", line: nil)
    }
    guard reader.problems.isEmpty else { throw ForeignTableError(problems: reader.problems) }
    return Content(results: results, leftOut: reader.leftOut)
  }
}

/// Everything that is wrong with a table of results, a line each: `file:line: column: what`.
public struct ForeignTableError: Error, Equatable, CustomStringConvertible {
  /// The problems, in the order of the file.
  public let problems: [String]

  /// The first twenty of them, one a line.
  public var description: String {
    problems.abridged(separator: "\n", last: "\nand ")
  }
}
