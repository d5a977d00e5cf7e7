import ArgumentParser
import FaninData
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

      A column state or status says which runs have a result: rows of runs that crashed, were \
      stopped or still run are left out and counted.

      Reports and exports say which results came from elsewhere. The same import again changes \
      nothing; other numbers for the same run are refused, and both are shown, unless --replace says \
      that they correct the earlier ones, which stay in the ledger.

      EXAMPLE:
        fanin import study.yaml results.csv --source 'PyTorch 2.3' --column test_accuracy=acc \
      --percent
        fanin import --rename-source 'PyTorch 2.3' 'PyTorch 2.3.1'
      """)

  @Argument(help: "The study file.", completion: .studies)
  var study: String?

  @Argument(help: "The table, comma-separated.", completion: .file(extensions: ["csv"]))
  var results: String?

  @Option(help: "What computed the results, such as 'PyTorch 2.3'.")
  var source: String?

  @Option(
    help: ArgumentHelp(
      "A column that has another name in the table; may be repeated.", valueName: "meaning=name"))
  var column: [String] = []

  @Flag(help: "Accuracies are percentages.")
  var percent = false

  @Flag(help: "The results correct those that were imported before.")
  var replace = false

  @Flag(help: "Say what would be imported, and change nothing.")
  var dryRun = false

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Give a source another name, and import nothing.", valueName: "old> <new"))
  var renameSource: [String] = []

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  @OptionGroup var ledger: LedgerOptions

  func validate() throws {
    if !renameSource.isEmpty {
      guard renameSource.count == 2, study == nil, source == nil, column.isEmpty,
        ![percent, replace, dryRun, json].contains(true),
        !renameSource[1].trimmingCharacters(in: .whitespaces).isEmpty
      else { throw ValidationError("--rename-source takes two names, and nothing besides") }
      return
    }
    guard study != nil, results != nil else {
      throw ValidationError("import takes a study file and a table of results")
    }
    guard let source, !source.trimmingCharacters(in: .whitespaces).isEmpty else {
      throw ValidationError(
        "--source takes the name of what computed the results; got '\(source ?? "")'")
    }
    for text in column where !text.contains("=") {
      throw ValidationError("--column takes meaning=name, such as test_accuracy=acc; got '\(text)'")
    }
  }

  func run() throws {
    guard let study, let results, let source else { return try rename() }
    let plan = Plan(try StudyArgument.read(study))
    let table = try ForeignTable(contentsOf: URL(fileURLWithPath: results))
    let content = try table.content(for: plan, reading(of: plan))
    let origin = ForeignSource(name: source, fileDigest: table.fileDigest)
    let summary = try take(content.results, from: origin, readAs: table.dialect, for: plan)
    if json {
      try JSONDocument.print(
        Document(
          study: plan.study.name, source: source, new: summary.new, known: summary.known,
          replaced: summary.replaced, alsoTrained: summary.alsoTrained, leftOut: content.leftOut))
    } else {
      let planned = plan.cells.count * plan.study.seeds.count
      print(text(of: summary, leftOut: content.leftOut, from: source, planned: planned))
    }
  }

  private func take(
    _ results: [ForeignResult], from source: ForeignSource, readAs dialect: CSVDialect,
    for plan: Plan
  ) throws -> ImportSummary {
    if dryRun, !FileManager.default.fileExists(atPath: ledger.url.path) {
      return ImportSummary(new: results.count)
    }
    let ledger = try Ledger(at: ledger.url, for: dryRun ? .readOnly : .create)
    defer { ledger.close() }
    try ledger.checkIntegrity()
    return dryRun
      ? try ledger.preview(results, from: source, for: plan, isCorrection: replace)
      : try ledger.take(
        results, from: source, readAs: dialect, for: plan, isCorrection: replace)
  }

  private func rename() throws {
    let ledger = try Ledger(at: ledger.url, for: .existing)
    defer { ledger.close() }
    try ledger.checkIntegrity()
    let count = try ledger.renameSource(renameSource[0], to: renameSource[1])
    print("\(count) results are of \(renameSource[1]) now")
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

  private func text(
    of summary: ImportSummary, leftOut: [String: Int], from source: String, planned: Int
  ) -> String {
    let replaced = summary.replaced > 0 ? ", \(summary.replaced) corrected" : ""
    var lines = [
      "\(summary.new) results \(dryRun ? "would be " : "")imported from \(source)\(replaced), "
        + "\(summary.known) known already; the study plans \(planned) runs"
    ]
    if !leftOut.isEmpty {
      let states = leftOut.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
      lines.append(
        "\(leftOut.values.reduce(0, +)) rows left out, for they have no result: "
          + states.joined(separator: ", "))
    }
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
    let replaced: Int
    let alsoTrained: Int
    let leftOut: [String: Int]
  }
}
