import ArgumentParser
import FaninAnalysis
import FaninLedger
import FaninStudy

/// `fanin export`: a study's results as a tidy table.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Prints the results of a study, one row per run.",
    discussion: """
      Accuracies are fractions, losses nats; both after the last epoch. Network quantities are \
      those at the end of training.
      """)

  enum Table: String, ExpressibleByArgument, CaseIterable {
    case results
    case topology
  }

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv
    case jsonl
  }

  @OptionGroup var study: StudyArgument
  @OptionGroup var ledger: LedgerOptions
  @Option(
    help: """
      The table: results, one row per run, or topology, one row per run, update and layer whose \
      connections move.
      """)
  var table = Table.results
  @Option(help: "The format: csv, or jsonl for one JSON object per line.")
  var format = Format.csv

  func run() throws {
    let plan = Plan(try study.read(recalling: ledger))
    let file = try Ledger(at: ledger.url, for: .readOnly)
    try file.checkIntegrity()
    let records = try file.records(of: plan.study.name)
    Looks.record(plan.study.name, by: "export", in: ledger.url)
    let facts = StudyFacts(plan)
    let cells = CellResults.all(of: plan, records: records)
    let data =
      switch table {
      case .results: ResultsTable(facts, cells, timed: true).table
      case .topology: TopologyTable(facts, cells).table
      }
    switch format {
    case .csv: Swift.print(data.csv, terminator: "")
    case .jsonl: Swift.print(data.jsonLines, terminator: "")
    }
  }
}
