import ArgumentParser
import FaninAnalysis
import FaninLedger
import FaninReport
import FaninStudy
import Foundation

/// `fanin compare`: a quick question between two cells of the ledger.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compares two cells of the ledger, exploratory by name.",
    discussion: """
      A cell is named by any of its profile, sparsity, data set, topology and swept keys; what not both sides \
      name is held equal, and every pair of cells that is left is one line. The answer was not \
      declared beforehand: it can suggest, not confirm.

      EXAMPLES:
        fanin compare 'lognormal(cv=1)' uniform
        fanin compare 'uniform 0.95' 'uniform 0.9' studies/demo.yaml
        fanin compare 'learning-rate=0.1' 'learning-rate=0.05' studies/rates.yaml
      """)

  @Argument(help: "The first cell, such as 'lognormal(cv=1) 0.9 glyphs'.", completion: .profiles)
  var first: String

  @Argument(help: "The second cell; differences are first − second.", completion: .profiles)
  var second: String

  @Argument(
    help: "The study, by file or name (default: every study of the ledger).",
    completion: .studies)
  var study: String?

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    let url = ledger.url
    let ledger = try Ledger(at: url, for: .readOnly)
    let studies = try studies(in: ledger)
    let records = try studies.flatMap { try ledger.records(of: $0) }
    for study in studies { Looks.record(study, by: "compare", in: url) }
    let comparison = try QuickComparison(first, second, records: records)
    if json {
      try JSONDocument.print(comparison.lines.map { Row($0, place: comparison.place(of: $0)) })
    } else {
      print(comparison.text(first: first, second: second), terminator: "")
    }
  }

  /// One line for programs, in the metric's own unit.
  private struct Row: Encodable {
    let place: String
    let pairs: Int
    let first: Double?
    let second: Double?
    let difference: Double?
    let intervalLow: Double?
    let intervalHigh: Double?
    let pValue: Double?
    let adjustedPValue: Double?
    let signFlipPValue: Double?
    let smallestBound: Double?

    init(_ line: QuickComparison.Line, place: String) {
      let tested = line.comparison.tested
      self.place = place
      pairs = line.comparison.pairs.count
      first = line.firstMean
      second = line.secondMean
      difference = line.comparison.estimate
      intervalLow = tested?.interval.low
      intervalHigh = tested?.interval.high
      pValue = tested?.pValue
      adjustedPValue = tested?.adjustedPValue
      signFlipPValue = line.comparison.robustness?.signFlipPValue
      smallestBound = tested?.smallestBound
    }
  }

  private func studies(in ledger: Ledger) throws -> [String] {
    guard let study else { return try ledger.studies() }
    guard FileManager.default.fileExists(atPath: study) else { return [study] }
    return [try Study(contentsOf: URL(fileURLWithPath: study)).name]
  }
}
