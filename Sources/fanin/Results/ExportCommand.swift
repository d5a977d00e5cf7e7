import ArgumentParser
import FaninLedger
import FaninReport
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
    let plan = Plan(try study.read())
    let records = try Ledger(at: ledger.url, for: .readOnly).records(of: plan.study.name)
    Looks.record(plan.study.name, by: "export", in: ledger.url)
    let results = ResultsTable(plan: plan, records: records)
    let topology = TopologyTable(plan: plan, records: records)
    switch (table, format) {
    case (.results, .csv): print(results.csv, terminator: "")
    case (.results, .jsonl): print(results.jsonLines, terminator: "")
    case (.topology, .csv): print(topology.csv, terminator: "")
    case (.topology, .jsonl): print(topology.jsonLines, terminator: "")
    }
  }
}
