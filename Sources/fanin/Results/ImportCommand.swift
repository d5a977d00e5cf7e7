import ArgumentParser
import FaninLedger
import FaninStudy
import Foundation

/// `fanin import`: results computed elsewhere enter the ledger.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes results that another program computed as those of a study.",
    discussion: """
      The study file describes the design: its data, profiles, sparsities, topologies and seeds \
      name the cells. The table has a header line and one row per run; a row names its run by the \
      columns data, profile, sparsity, topology and seed (a factor with one level needs none), \
      written as 'fanin export' writes them. Quantities: test_accuracy, test_macro_accuracy, \
      test_loss, validation_accuracy, validation_loss, train_loss, fan_in_cv, hierarchy_strength, \
      hierarchy_strength_per_connection, arithmetic_expectation, connections, epochs, seconds.

      Reports and exports say which results came from elsewhere. The same import again changes \
      nothing; other numbers for the same run are refused, and both are shown.

      EXAMPLE:
        fanin import study.yaml results.csv --source 'PyTorch 2.3' --column test_accuracy=acc \
      --percent
      """)

  @OptionGroup var study: StudyArgument

  @Argument(help: "The table, comma-separated.", completion: .file(extensions: ["csv"]))
  var results: String

  @Option(help: "What computed the results, such as 'PyTorch 2.3'.")
  var source: String

  @Option(
    help: ArgumentHelp(
      "A column that has another name in the table; may be repeated.", valueName: "meaning=name"))
  var column: [String] = []

  @Flag(help: "Accuracies are percentages.")
  var percent = false

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  @OptionGroup var ledger: LedgerOptions

  func validate() throws {
    if source.trimmingCharacters(in: .whitespaces).isEmpty {
      throw ValidationError("--source takes the name of what computed the results; got ''")
    }
    for text in column where !text.contains("=") {
      throw ValidationError("--column takes meaning=name, such as test_accuracy=acc; got '\(text)'")
    }
  }

  func run() throws {
    let plan = Plan(try study.read())
    let table = try ForeignTable(contentsOf: URL(fileURLWithPath: results))
    let found = try table.results(for: plan, reading(of: plan))
    let ledger = try Ledger(at: ledger.url)
    defer { ledger.close() }
    let origin = ForeignSource(name: source, fileDigest: table.fileDigest)
    let summary = try ledger.take(found, from: origin, for: plan)
    if json {
      try JSONDocument.print(
        Document(
          study: plan.study.name, source: source, new: summary.new, known: summary.known,
          alsoTrained: summary.alsoTrained))
    } else {
      print(text(of: summary, planned: plan.cells.count * plan.study.seeds.count))
    }
  }

  private func reading(of plan: Plan) throws -> ForeignTable.Reading {
    var reading = ForeignTable.Reading()
    reading.isPercent = percent
    let names = ForeignTable.Reading.names + plan.study.sweeps.map(\.key)
    for text in column {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard names.contains(String(parts[0])) else {
        throw ValidationError(
          "--column: '\(parts[0])' is none of \(names.joined(separator: ", "))")
      }
      reading.columns[String(parts[0])] = String(parts[1])
    }
    return reading
  }

  private func text(of summary: ImportSummary, planned: Int) -> String {
    var lines = [
      "\(summary.new) results imported from \(source), \(summary.known) known already; "
        + "the study plans \(planned) runs"
    ]
    if summary.alsoTrained > 0 {
      lines.append(
        "\(summary.alsoTrained) of them were trained here too; the study reports the imported ones")
    }
    return lines.joined(separator: "\n")
  }

  private struct Document: Encodable {
    let study: String
    let source: String
    let new: Int
    let known: Int
    let alsoTrained: Int
  }
}
